import { useState } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { ChainLine } from './chain-line.tsx'
import { Filters } from './filters.tsx'
import { LeakPage } from './leak.tsx'
import { LogList } from './log-list.tsx'
import { useLog } from './use-log.ts'
import { filterOf, lately, type AccessWork } from './work.ts'
import './access.css'
import './leak.css'

type Props = {
  desk: Desk
  /** Asked about from a card: only this person, and the way back leads there. */
  person: string | undefined
  work: AccessWork
  onWork: (work: AccessWork) => void
  onOpen: (id: string) => void
  onBack: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** Who looked at whom, and what was done at this desk. */
export function Access({ desk, person, work: held, onWork: onHeld, onOpen, onBack, onTell, onFault }: Props) {
  const words = useWords()
  const { access } = words
  const [own, setOwn] = useState<AccessWork>({ ...lately, period: 'all', person: person ?? '' })
  const [work, onWork] = person === undefined ? [held, onHeld] : [own, setOwn]
  const [isLeak, setLeak] = useState(false)
  const [now] = useState(() => Date.now())
  const { lines, fault, again, earlier } = useLog(filterOf(work, now))
  const { value: choices } = useLook('access.choices', work.person ? { person: work.person } : {})

  if (isLeak) {
    const close = () => {
      setLeak(false)
      again()
    }
    return <LeakPage {...{ desk, onTell, onFault }} staff={choices?.staff ?? []} onClose={close} />
  }
  const isNarrowed = JSON.stringify(work) !== JSON.stringify({ ...lately, period: work.period })
  return (
    <main className="access">
      <header className="access-head">
        {person !== undefined && (
          <Button look="plain" onPress={onBack}>
            <Icon name="back" /> {words.desk.back}
          </Button>
        )}
        <Title>{access.title}</Title>
        <ChainLine />
        <Button onPress={() => setLeak(true)}>
          <Icon name="warning" /> {access.leak.title}
        </Button>
      </header>
      <Filters {...{ work, onWork }} staff={choices?.staff ?? []} person={choices?.person} />
      {(!lines || (fault && lines.length === 0)) && (
        <Absent
          fault={fault && sayFault(words, fault)}
          loading={words.desk.loading}
          again={words.desk.lookAgain}
          onAgain={again}
        />
      )}
      {lines?.length === 0 && !fault && (
        <section className="access-empty">
          <h2>{isNarrowed || work.period !== 'all' ? access.empty.none : access.empty.fresh}</h2>
          <p>{isNarrowed || work.period !== 'all' ? access.empty.noneWhat : access.empty.freshWhat}</p>
          <Button onPress={() => onWork({ ...lately, period: 'all' })}>{access.filters.clear}</Button>
        </section>
      )}
      {lines && lines.length > 0 && (
        <div className="access-log">
          <LogList lines={lines} onOpen={onOpen} />
          {earlier && <Button onPress={earlier}>{access.more}</Button>}
        </div>
      )}
    </main>
  )
}
