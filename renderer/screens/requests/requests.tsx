import { useEffect, useRef, useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { Found } from '../../../contract/people.ts'
import type { Request } from '../../../contract/request.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useKeys } from '../../parts/keys.ts'
import { Segments } from '../../parts/segments.tsx'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { AddRequest } from './add-request.tsx'
import { CloseRequest } from './close-request.tsx'
import { Empty } from './empty.tsx'
import { RequestRow } from './request-row.tsx'
import type { RequestWork } from './work.ts'
import './requests.css'

const FILTERS = ['open', 'all'] as const

/** Requests shown at once; one press more shows as many again. */
const PAGE = 100

type Props = {
  /** A request about this person is written down at once. */
  about: Found | undefined
  work: RequestWork
  onWork: (work: RequestWork) => void
  /** That is done, or left. */
  onAdded: () => void
  onOpen: (id: string) => void
  onPrint: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** The register of requests of people about their data. */
export function Requests({ about, work, onWork, onAdded, onOpen, onPrint, onTell, onFault }: Props) {
  const words = useWords()
  const { requests } = words
  const [show, setShow] = useState<(typeof FILTERS)[number]>('open')
  const [limit, setLimit] = useState(PAGE)
  const [adding, setAdding] = useState(about !== undefined || work.adding !== undefined)
  const { value, fault, again } = useLook('request.list', { show, limit })
  const page = useRef<HTMLElement>(null)
  const add = () => setAdding(true)
  useKeys((event) => (event.key === 'Insert' ? add : undefined))

  // What was answered or opened again has left its place: the keys go on from the top of the page.
  const [turns, setTurns] = useState(0)
  useEffect(() => {
    if (turns > 0) page.current?.querySelector('h1')?.focus()
  }, [turns])
  const leave = () => {
    setAdding(false)
    onWork({})
    onAdded()
  }
  const settled = (said: string) => {
    leave()
    onTell(said)
    again()
    setTurns((number) => number + 1)
  }
  const reopen = async ({ id }: Request) => {
    const outcome = await call('request.reopen', { id })
    if (outcome.ok) settled(requests.reopened)
    else onFault(outcome.fault)
  }

  const shown = value?.requests
  return (
    <main className="requests" ref={page}>
      <header className="requests-head">
        <Title>{requests.title}</Title>
        <output className="quiet">{value && shown && counted(shown.length, value.overdue)}</output>
        <Segments
          label={requests.filters.label}
          value={show}
          options={FILTERS.map((filter) => ({ value: filter, word: requests.filters[filter] }))}
          onChoose={setShow}
        />
        <Button onPress={onPrint}>
          <Icon name="file" /> {requests.print}
        </Button>
        <Button look="main" keys="Ins" onPress={add}>
          {requests.add}
        </Button>
      </header>
      {!shown && (
        <Absent
          fault={fault && sayFault(words, fault)}
          loading={words.desk.loading}
          again={words.desk.lookAgain}
          onAgain={again}
        />
      )}
      {shown?.length === 0 && <Empty show={show} />}
      {shown && shown.length > 0 && (
        <ul className="request-list">
          {shown.map((request) => (
            <RequestRow
              key={request.id}
              request={request}
              onOpen={() => onOpen(request.person.id)}
              onClose={() => onWork({ closing: { request, answer: request.answer } })}
              onReopen={() => void reopen(request)}
            />
          ))}
        </ul>
      )}
      {value?.more && <Button onPress={() => setLimit(limit + PAGE)}>{requests.more}</Button>}
      {adding && (
        <AddRequest
          about={about}
          begun={work.adding}
          onBegun={(entered) => onWork({ adding: entered })}
          onDone={settled}
          onClose={leave}
          onFault={onFault}
        />
      )}
      {work.closing && (
        <CloseRequest
          begun={work.closing}
          onBegun={(entered) => onWork({ closing: entered })}
          onDone={settled}
          onClose={() => onWork({})}
          onFault={onFault}
        />
      )}
    </main>
  )

  function counted(number: number, overdue: number): string {
    return show === 'open' && !value?.more ? requests.counts(number, overdue) : requests.overdueCount(overdue)
  }
}
