import type { ReactNode } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import type { Line } from '../../../contract/journal.ts'
import { Button } from '../../parts/button.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { useNow } from '../../parts/now.ts'
import { moment } from '../../words/time.ts'
import { useWords } from '../../words/spoken.ts'

type Props = { desk: Desk; line: Line | undefined; onSign: () => void; onOutbox: () => void }

/** What waits for the secretary, in one row: drafts, queue, refusals, the line. */
export function Sheet({ desk, line, onSign, onOutbox }: Props) {
  const { search, lines, outbox, desk: deskWords } = useWords()
  const say = search.sheet
  const now = useNow()
  const { drafts } = desk
  const waiting = line?.waiting ?? 0
  const needPerson = line?.needPerson ?? 0
  return (
    <section className="sheet" aria-label={say.title}>
      <Cell icon={drafts > 0 ? 'pen' : 'check'} calls={drafts > 0} onPress={onSign}>
        {drafts > 0 ? say.drafts(drafts) : say.noDrafts}
      </Cell>
      <Cell icon="send" calls={false} onPress={onOutbox}>
        {waiting > 0 ? say.waiting(waiting) : say.noWaiting}
      </Cell>
      <Cell icon={needPerson > 0 ? 'warning' : 'check'} calls={needPerson > 0} warns onPress={onOutbox}>
        {needPerson > 0 ? say.needPerson(needPerson) : say.noNeed}
      </Cell>
      {line && (
        <Cell icon={isUp(line) ? 'line' : 'line-off'} calls={false} onPress={onOutbox}>
          {lines[line.state]}
          {line.lastSuccess && (
            <span className="small">{outbox.line.last(moment(line.lastSuccess, now, deskWords))}</span>
          )}
        </Cell>
      )}
    </section>
  )
}

type CellProps = { icon: IconName; calls: boolean; warns?: boolean; onPress: () => void; children: ReactNode }

const Cell = ({ icon, calls, warns = false, onPress, children }: CellProps) => (
  <div className={calls ? `cell ${warns ? 'cell-warns' : 'cell-calls'}` : 'cell'}>
    <Button look="plain" onPress={onPress}>
      <Icon name={icon} />
      <span className="cell-text">{children}</span>
    </Button>
  </div>
)

const isUp = ({ state }: Line): boolean => state === 'idle' || state === 'working'
