import { useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { ImportBatch } from '../../../contract/import.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'

type Props = { onTell: (text: string) => void; onFault: (fault: Fault) => void }

/** What was imported before; any batch may be undone whole. */
export function Batches({ onTell, onFault }: Props) {
  const { importing, desk } = useWords()
  const now = useNow()
  const { value: batches, again } = useLook('import.batches', {})
  const [asked, setAsked] = useState<ImportBatch>()
  if (!batches || batches.length === 0) return null

  const undo = async ({ id }: ImportBatch) => {
    setAsked(undefined)
    const outcome = await call('import.undo', { batch: id })
    again()
    if (!outcome.ok) return onFault(outcome.fault)
    onTell(importing.undoneWhat(outcome.value.removed, outcome.value.restored, outcome.value.kept))
  }
  return (
    <section className="batches">
      <h2>{importing.batches}</h2>
      <ul>
        {batches.map((batch) => (
          <li key={batch.id}>
            <strong>{batch.fileName}</strong>
            <span className="quiet">{moment(batch.at, now, desk)}</span>
            <span>{importing.finished(batch.added, batch.changed)}</span>
            {batch.state === 'undone' ? (
              <Badge>{importing.undone}</Badge>
            ) : (
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
    </section>
  )
}
