import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/spoken.ts'

/** Nobody to check yet, and the way to change that. */
export function NoPeople({ onImport }: { onImport: () => void }) {
  const { empty } = useWords().health
  return (
    <section className="health-empty">
      <h2>{empty.title}</h2>
      <p>{empty.what}</p>
      <Button look="main" takesFocus onPress={onImport}>
        {empty.act}
      </Button>
    </section>
  )
}

/** The first checks have not come to an end: half the numbers would mislead, so none are shown. */
export function FirstRun({ isRunning }: { isRunning: boolean }) {
  const { run } = useWords().health
  return (
    <section className="health-empty">
      <h2>{isRunning ? run.first : run.never}</h2>
      {isRunning && <p>{run.firstWhat}</p>}
    </section>
  )
}
