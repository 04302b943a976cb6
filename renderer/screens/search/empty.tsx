import { memo } from 'react'
import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/spoken.ts'

type ExamplesProps = { isHidden: boolean; onType: (query: string) => void; onDiagnose: () => void }

/**
 * Before anything is typed: what may be typed. Pressing an example types it. It is hidden and not taken away: that would
 * stand in the way of the first letter.
 */
export const Examples = memo(function Examples({ isHidden, onType, onDiagnose }: ExamplesProps) {
  const { search } = useWords()
  return (
    <section className="hints" hidden={isHidden}>
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
      <p className="quiet">
        <kbd>{search.paletteKeys}</kbd> {search.paletteWhat}
      </p>
    </section>
  )
})

/** When nobody was found: what to try. */
export function NobodyFound({ onClear, onImport }: { onClear: () => void; onImport: () => void }) {
  const { search, health } = useWords()
  return (
    <section className="hints">
      <h2>{search.nothing}</h2>
      <ul className="hints-try">
        {search.try.map((advice) => (
          <li key={advice}>{advice}</li>
        ))}
      </ul>
      <p className="hints-acts">
        <Button keys="Esc" onPress={onClear}>
          {search.anew}
        </Button>
        <Button onPress={onImport}>{health.empty.act}</Button>
      </p>
    </section>
  )
}

/** When there are no people at all: they are on their way from the journal, or must be imported. */
export function NoPeople({ isComing, onImport }: { isComing: boolean; onImport: () => void }) {
  const { search, health } = useWords()
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
        {health.empty.act}
      </Button>
    </section>
  )
}
