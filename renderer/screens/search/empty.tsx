import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/spoken.ts'

/** Before anything is typed: what may be typed. Pressing an example types it. */
export function Examples({
  onType,
  onDiagnose,
}: {
  onType: (query: string) => void
  onDiagnose: () => void
}) {
  const { search } = useWords()
  return (
    <section className="hints">
      <h2>{search.examplesTitle}</h2>
      <ul>
        {search.examples.map(([query = '', what]) => (
          <li key={query}>
            <Button look="plain" onPress={() => onType(query)}>
              {query}
            </Button>
            <span>{what}</span>
          </li>
        ))}
      </ul>
      <p className="hints-call">
        <Button keys="F3" onPress={onDiagnose}>
          {search.diagnose}
        </Button>
        <span className="quiet">{search.diagnoseWhat}</span>
      </p>
    </section>
  )
}

/** When nobody was found: what to try. */
export function NobodyFound() {
  const { search } = useWords()
  return (
    <section className="hints">
      <h2>{search.nothing}</h2>
      <ul className="hints-try">
        {search.try.map((advice) => (
          <li key={advice}>{advice}</li>
        ))}
      </ul>
    </section>
  )
}

/** When there are no people at all: they are on their way from the journal, or must be imported. */
export function NoPeople({ isComing, onImport }: { isComing: boolean; onImport: () => void }) {
  const { search, desk } = useWords()
  if (isComing) {
    return (
      <section className="hints">
        <h2>{search.coming}</h2>
        <p>{search.comingWhat}</p>
      </section>
    )
  }
  return (
    <section className="hints">
      <h2>{search.noPeople}</h2>
      <p>{search.noPeopleWhat}</p>
      <Button look="main" onPress={onImport}>
        {desk.places.import}
      </Button>
    </section>
  )
}
