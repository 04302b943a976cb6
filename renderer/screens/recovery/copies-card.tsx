import { useState } from 'react'
import type { Copy } from '../../../contract/copies.ts'
import type { RecoveryShown } from '../../../contract/recovery.ts'
import { Button } from '../../parts/button.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'
import { CopyDialog } from './copy-dialog.tsx'

/** The copies that may take the place of a damaged base, the newest first. */
export function CopiesCard({ seen }: { seen: RecoveryShown }) {
  const words = useWords()
  const { copies, recovery } = words
  const { screen } = recovery
  const now = useNow()
  const [chosen, setChosen] = useState<Copy>()
  const when = (instant: string) => moment(instant, now, words.desk)
  const { columns } = copies
  return (
    <section className="recovery-card" aria-labelledby="recovery-copies">
      <h2 id="recovery-copies">{screen.copies}</h2>
      {seen.copies.length === 0 && <p>{screen.copiesNone}</p>}
      {seen.copies.length > 0 && (
        <p className="quiet">{seen.isOpened ? screen.copiesWhat : screen.copiesCode}</p>
      )}
      {seen.copies.length > 0 && (
        <table className="recovery-table" aria-labelledby="recovery-copies">
          <thead>
            <tr>
              {[columns.when, columns.kind, columns.place, columns.size].map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
              {seen.isOpened && (
                <th scope="col">
                  <span className="unseen">{columns.acts}</span>
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {seen.copies.map((copy, place) => (
              <tr key={`${copy.place} ${copy.name}`}>
                <th scope="row">{when(copy.madeAt)}</th>
                <td>{copies.kinds[copy.kind]}</td>
                <td>{copies.places[copy.place]}</td>
                <td className="number">{copies.size(copy.bytes)}</td>
                {seen.isOpened && (
                  <td>
                    <Button
                      look="plain"
                      takesFocus={place === 0}
                      aria-label={copies.checkWhich(when(copy.madeAt), copies.kinds[copy.kind])}
                      onPress={() => setChosen(copy)}
                    >
                      {copies.check}
                    </Button>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {chosen && <CopyDialog copy={chosen} when={when} onClose={() => setChosen(undefined)} />}
    </section>
  )
}
