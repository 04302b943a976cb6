import { memo, type ReactNode } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import { hasLine } from '../../../contract/has-line.ts'
import type { Line } from '../../../contract/journal.ts'
import { Button } from '../../parts/button.tsx'
import { Icon, type IconName } from '../../parts/icon.tsx'
import { useNow } from '../../parts/now.ts'
import { moment } from '../../words/time.ts'
import { useWords } from '../../words/spoken.ts'

type Props = { desk: Desk; line: Line | undefined; onGo: (screen: 'sign' | 'outbox') => void }

/** What waits for the secretary, in one row: drafts, queue, refusals, the line. */
export const Sheet = memo(function Sheet({ desk, line, onGo }: Props) {
  const { search, lines, outbox, delivery, desk: deskWords } = useWords()
  const say = search.sheet
  const now = useNow()
  const onSign = () => onGo('sign')
  const onOutbox = () => onGo('outbox')
  const { drafts } = desk
  const { waiting = 0, handedOver = 0, way = 'gateway' } = line ?? {}
  const needPerson = line?.needPerson ?? 0
  return (
    <section className="sheet" aria-label={say.title}>
      <Cell icon={drafts > 0 ? 'pen' : 'check'} calls={drafts > 0} onPress={onSign}>
        {drafts > 0 ? say.drafts(drafts) : say.noDrafts}
      </Cell>
      <Cell icon="send" calls={false} onPress={onOutbox}>
        {saysWaiting()}
      </Cell>
      <Cell icon={needPerson > 0 ? 'warning' : 'check'} calls={needPerson > 0} warns onPress={onOutbox}>
        {needPerson > 0 ? say.needPerson(needPerson) : say.noNeed}
      </Cell>
      {line && way !== 'gateway' && !hasLine(line) && (
        <Cell icon={way === 'package' ? 'file' : 'pen'} calls={false} onPress={onOutbox}>
          {delivery.byHand[way].what}
        </Cell>
      )}
      {line && hasLine(line) && (
        <Cell icon={isUp(line) ? 'line' : 'line-off'} calls={false} onPress={onOutbox}>
          {lines[line.state]}
          {line.lastSuccess && (
            <span className="small">{outbox.line.last(moment(line.lastSuccess, now, deskWords))}</span>
          )}
        </Cell>
      )}
    </section>
  )

  function saysWaiting(): string {
    if (waiting > 0) return way === 'gateway' ? say.waiting(waiting) : delivery.byHand[way].waiting(waiting)
    return handedOver > 0 ? delivery.handedOver(handedOver) : say.noWaiting
  }
})

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
