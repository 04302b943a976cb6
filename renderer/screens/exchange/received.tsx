import type { Answer } from '../../../contract/index.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { useWords } from '../../words/spoken.ts'

const COUNTS = ['taken', 'refused', 'left', 'unread', 'unknown', 'before'] as const

/** What a receipt has brought, and what of it could not be used. */
export function Received({ what, onClose }: { what: Answer<'package.receipt'>; onClose: () => void }) {
  const { exchange, desk } = useWords()
  const { received } = exchange
  const isNew = what.taken + what.refused > 0
  return (
    <Dialog title={received.title(what.package.number)} close={desk.close} onClose={onClose}>
      {!isNew && <p>{received.nothing}</p>}
      <dl className="received">
        {COUNTS.filter((name) => what[name] > 0).map((name) => (
          <div key={name}>
            <dt>{received[name]}</dt>
            <dd>{what[name]}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  )
}
