import { Absent } from '../../parts/absent.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { useNow } from '../../parts/now.ts'
import { useLook } from '../../link/look.ts'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { sayStep } from '../../words/step.ts'
import { moment } from '../../words/time.ts'

/** Everything that has become of one correction, the oldest first. */
export function History({ id, onClose }: { id: string; onClose: () => void }) {
  const words = useWords()
  const { historyOf } = words.outbox
  const { value, fault, again } = useLook('correction.history', { id })
  const now = useNow()
  return (
    <Dialog title={historyOf.title} close={words.desk.close} onClose={onClose} wide>
      {!value && (
        <Absent
          fault={fault && sayFault(words, fault)}
          number={undefined}
          loading={words.desk.loading}
          again={words.desk.lookAgain}
          onAgain={again}
        />
      )}
      {value && (
        <div className="history">
          {value.entries.length === 0 && <p className="quiet">{historyOf.empty}</p>}
          {value.tries > 0 && <p className="quiet">{historyOf.lead(value.tries)}</p>}
          <ol>
            {value.entries.map((entry) => (
              <li key={`${entry.at} ${entry.what}`}>
                <time className="quiet" dateTime={entry.at}>
                  {moment(entry.at, now, words.desk)}
                </time>
                <div>
                  {sayStep(entry, words)}
                  {entry.by && <span className="quiet">, {entry.by}</span>}
                  {entry.note && <p className="small">{entry.note}</p>}
                </div>
              </li>
            ))}
          </ol>
        </div>
      )}
    </Dialog>
  )
}
