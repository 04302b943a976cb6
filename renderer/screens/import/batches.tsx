import { useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { ImportBatch, Undone } from '../../../contract/import.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'

/** `onUndone`: all that was to be read of it has been read. */
type Props = { onUndone: () => void; onTell: (text: string) => void; onFault: (fault: Fault) => void }

/** What was imported before; any batch may be undone whole. */
export function Batches({ onUndone, onTell, onFault }: Props) {
  const { importing, desk, keptBecause } = useWords()
  const now = useNow()
  const { value: batches, again } = useLook('import.batches', {})
  const [asked, setAsked] = useState<ImportBatch>()
  const [kept, setKept] = useState<Undone['keptPeople']>([])
  if (!batches) return null
  if (batches.length === 0) return <p className="quiet">{importing.noBatches}</p>

  const undo = async ({ id }: ImportBatch) => {
    setAsked(undefined)
    const outcome = await call('import.undo', { batch: id })
    again()
    if (!outcome.ok) return onFault(outcome.fault)
    setKept(outcome.value.keptPeople)
    if (outcome.value.keptPeople.length === 0) onUndone()
    onTell(importing.undoneWhat(outcome.value.removed, outcome.value.restored, outcome.value.kept))
  }
  const closeKept = () => {
    setKept([])
    onUndone()
  }
  return (
    <section className="batches">
      <h2>{importing.batches}</h2>
      <ul>
        {batches.map((batch) => (
          <li key={batch.id}>
            <strong>{batch.fileName}</strong>
            <span className="quiet">
              {[moment(batch.at, now, desk), batch.who].filter(Boolean).join(', ')}
            </span>
            <span>
              {importing.finished(batch.added, batch.changed)}{' '}
              <span className="quiet small">
                {MORE.filter((name) => batch[name] > 0)
                  .map((name) => importing.finishedMore[name](batch[name]))
                  .join(' · ')}
              </span>
            </span>
            {batch.state === 'undone' && <Badge>{importing.undone}</Badge>}
            {batch.state === 'done' && !batch.mayUndo && (
              <span className="quiet small">{importing.undoOver}</span>
            )}
            {batch.mayUndo && (
              <Button look="plain" onPress={() => setAsked(batch)}>
                {importing.undo}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {asked && (
        <Dialog
          title={importing.undo}
          close={desk.close}
          onClose={() => setAsked(undefined)}
          foot={
            <Button look="grave" onPress={() => void undo(asked)}>
              {importing.undo}
            </Button>
          }
        >
          <p>{importing.undoSure(asked.fileName)}</p>
        </Dialog>
      )}
      {kept.length > 0 && (
        <Dialog title={importing.keptTitle} close={desk.close} onClose={closeKept}>
          <p>{importing.keptWhat}</p>
          <ul>
            {kept.map(({ id, name, why }) => (
              <li key={id}>
                {name}: {keptBecause[why]}
              </li>
            ))}
          </ul>
        </Dialog>
      )}
    </section>
  )
}

const MORE = ['returned', 'gone', 'skipped', 'rejected'] as const
