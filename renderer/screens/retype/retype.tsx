import { useState } from 'react'
import type { Desk } from '../../../contract/desk.ts'
import { failureNumber } from '../../../contract/failures.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Field } from '../../../domain/person.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Button } from '../../parts/button.tsx'
import { useKeys } from '../../parts/keys.ts'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { Nothing, OtherWay } from './other-way.tsx'
import { Refuse } from './refuse.tsx'
import { nameOf, peopleIn } from './rows.ts'
import { Task } from './task.tsx'
import './retype.css'

type Props = {
  desk: Desk
  isCovered: boolean
  onOpen: (person: string) => void
  onTell: (text: string, action?: { word: string; keys?: string; act: () => void }) => void
  onFault: (fault: Fault) => void
}

/** One person after another, to be typed into the journal that stands open beside. */
export function Retype({ desk, isCovered, onOpen, onTell, onFault }: Props) {
  const words = useWords()
  const { retype } = words
  const delivery = useLook('delivery.look', {})
  const list = useLook('retype.list', {})
  const [current, setCurrent] = useState<string>()
  const [isRefusing, setIsRefusing] = useState(false)
  const [isBusy, setIsBusy] = useState(false)

  const tasks = list.value?.tasks ?? []
  const place = Math.max(
    tasks.findIndex(({ held }) => held.correction.id === current),
    0,
  )
  const task = tasks[place]
  const isWhole = task !== undefined && task.fields.every(({ tick }) => tick)
  const go = (to: number) => setCurrent(tasks[to]?.held.correction.id)

  /** The next one stands there before the list has come anew. */
  const leave = () => setCurrent((tasks[place + 1] ?? tasks[place - 1])?.held.correction.id)

  async function tick(field: Field, isTicked: boolean): Promise<void> {
    if (!task) return
    const outcome = await call('retype.tick', { id: task.held.correction.id, field, isTicked })
    if (!outcome.ok) onFault(outcome.fault)
    list.again()
  }

  async function confirm(): Promise<void> {
    if (!task || !isWhole || isBusy) return
    setIsBusy(true)
    const outcome = await call('retype.confirm', { id: task.held.correction.id })
    setIsBusy(false)
    if (outcome.ok) {
      onTell(retype.confirmed(nameOf(task)))
      leave()
    } else onFault(outcome.fault)
    list.again()
  }

  async function refuse(reason: string): Promise<void> {
    setIsRefusing(false)
    if (!task) return
    const outcome = await call('retype.refuse', { id: task.held.correction.id, reason })
    if (outcome.ok) {
      onTell(retype.refused(nameOf(task)))
      leave()
    } else onFault(outcome.fault)
    list.again()
  }

  useKeys((event) => {
    if (event.ctrlKey && event.key === 'Enter') return () => void confirm()
    if (event.key === 'PageDown' && place + 1 < tasks.length) return () => go(place + 1)
    return event.key === 'PageUp' && place > 0 ? () => go(place - 1) : undefined
  })

  const fault = list.fault ?? delivery.fault
  if (!delivery.value || !list.value) {
    return (
      <Absent
        isPage
        fault={fault && sayFault(words, fault)}
        number={fault && failureNumber(fault.code)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={() => {
          delivery.again()
          list.again()
        }}
      />
    )
  }
  return (
    <main className="retype">
      <header className="retype-head">
        <Title>{retype.title}</Title>
        {task && (
          <output className="quiet">
            {retype.done(task.fields.filter((field) => field.tick).length, task.fields.length)} ·{' '}
            {retype.left(peopleIn(tasks))}
          </output>
        )}
      </header>
      {delivery.value.way !== 'retype' && (
        <OtherWay desk={desk} delivery={delivery.value} onTell={onTell} onFault={onFault} />
      )}
      {delivery.value.way === 'retype' && !task && <Nothing />}
      {task && (
        <>
          <Task
            key={task.held.correction.id}
            task={task}
            isCovered={isCovered}
            takesFocus={current !== undefined}
            onTick={(field, isTicked) => void tick(field, isTicked)}
            onOpen={() => onOpen(task.held.correction.person)}
          />
          <footer className="retype-foot">
            {tasks.length > 1 && (
              <nav className="retype-way" aria-label={retype.title}>
                <Button look="plain" keys="PgUp" isDisabled={place === 0} onPress={() => go(place - 1)}>
                  {retype.previous}
                </Button>
                <Button
                  look="plain"
                  keys="PgDn"
                  isDisabled={place + 1 === tasks.length}
                  onPress={() => go(place + 1)}
                >
                  {retype.next}
                </Button>
              </nav>
            )}
            <Button look="plain" onPress={() => setIsRefusing(true)}>
              {retype.refuse}
            </Button>
            <Button
              look="main"
              keys="Ctrl+Enter"
              isDisabled={!isWhole}
              isBusy={isBusy}
              onPress={() => void confirm()}
            >
              {retype.confirm}
            </Button>
          </footer>
        </>
      )}
      {isRefusing && task && (
        <Refuse onRefuse={(reason) => void refuse(reason)} onClose={() => setIsRefusing(false)} />
      )}
    </main>
  )
}
