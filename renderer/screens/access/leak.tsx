import { useState } from 'react'
import type { AccessBy } from '../../../contract/access.ts'
import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Answer } from '../../../contract/index.ts'
import { mayDo } from '../../../domain/role.ts'
import type { Outcome } from '../../../domain/outcome.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Title } from '../../parts/title.tsx'
import { useWords } from '../../words/spoken.ts'
import { LeakClock } from './leak-clock.tsx'
import { LeakFile } from './leak-file.tsx'
import { LeakFound } from './leak-found.tsx'

type Props = {
  desk: Desk
  staff: readonly AccessBy[]
  onClose: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** What to do when data may have got out: two terms, what to write, and the file to write it from. */
export function LeakPage({ desk, staff, onClose, onTell, onFault }: Props) {
  const { leak } = useWords().access
  const { value } = useLook('access.leaks', {})
  const [seen, setSeen] = useState(value)
  const open = (seen ?? value)?.leaks.find(({ closed }) => !closed)
  const isAllowed = desk.shift !== undefined && mayDo(desk.shift.role, 'leak')

  const took = (outcome: Outcome<Answer<'access.leaks'>, Fault>) => {
    if (!outcome.ok) return onFault(outcome.fault)
    setSeen(outcome.value)
    onTell(leak.saved)
  }
  return (
    <main className="access leak">
      <header className="access-head">
        <Button look="plain" onPress={onClose}>
          <Icon name="back" /> {leak.back}
        </Button>
        <Title>{leak.title}</Title>
      </header>
      <div className="leak-body">
        <section className="leak-terms">
          <p>{leak.calm}</p>
          {!isAllowed && (
            <p className="notice notice-warn">
              <Icon name="warning" /> {leak.role}
            </p>
          )}
          {isAllowed && value && !open && (
            <LeakFound onEnter={async (found) => took(await call('access.leakEnter', { found }))} />
          )}
          <LeakClock
            leak={open}
            onMark={
              isAllowed && open
                ? async (step) => took(await call('access.leakMark', { number: open.number, step }))
                : undefined
            }
          />
          <p className="quiet small">{leak.law}</p>
        </section>
        {isAllowed && <LeakFile {...{ staff, onTell, onFault }} />}
      </div>
    </main>
  )
}
