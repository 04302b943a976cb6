import type { ImportReport } from '../../../contract/import.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { useWords } from '../../words/spoken.ts'

type Props = { report: ImportReport; onSaveRejected: () => void; onDone: () => void }

const MORE = ['returned', 'gone', 'skipped', 'rejected'] as const

/** What has been done, with whatever is worth a word. */
export function Finished({ report, onSaveRejected, onDone }: Props) {
  const { importing } = useWords()
  const told = MORE.filter((name) => report[name] > 0)
  return (
    <section className="finished">
      <Notice tone="good" icon="check" title={importing.finished(report.added, report.changed)}>
        {told.length > 0 && (
          <ul>
            {told.map((name) => (
              <li key={name}>{importing.finishedMore[name](report[name])}</li>
            ))}
          </ul>
        )}
      </Notice>
      <div className="import-acts">
        <Button look="main" takesFocus onPress={onDone}>
          {importing.backToStart}
        </Button>
        {report.rejected > 0 && <Button onPress={onSaveRejected}>{importing.saveRejected}</Button>}
      </div>
    </section>
  )
}
