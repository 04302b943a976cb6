import { useState } from 'react'
import { failureNumber } from '../../../contract/failures.ts'
import type { Fault } from '../../../contract/fault.ts'
import { hasLine } from '../../../contract/has-line.ts'
import type { HeldCorrection, Line, SignatureState } from '../../../contract/journal.ts'
import { needsPerson } from '../../../domain/correction.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Empty } from '../../parts/empty.tsx'
import { Segments } from '../../parts/segments.tsx'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import type { ParcelAct } from './acts.ts'
import { HandBox } from './hand-box.tsx'
import { History } from './history.tsx'
import { LineBox } from './line-box.tsx'
import { ParcelRow } from './parcel-row.tsx'
import { Verified } from './verified.tsx'
import './outbox.css'

const FILTERS = ['outbox', 'need', 'all'] as const

/** Corrections shown at once in the whole journal; one press more shows as many again. */
const PAGE = 100

type Filter = (typeof FILTERS)[number]

type Props = {
  line: Line | undefined
  onLine: (line: Line) => void
  onOpen: (id: string) => void
  /** Where conflicts are settled, where a person hands corrections over, and where the next one begins. */
  onGo: (page: 'conflicts' | 'exchange' | 'retype' | 'search') => void
  /** The receipt of one correction, as a paper. */
  onReceipt: (correction: string) => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** Every correction on its way and what has become of it; nothing leaves this list by itself. */
export function Outbox({ line, onLine, onOpen, onGo, onReceipt, onTell, onFault }: Props) {
  const words = useWords()
  const [filter, setFilter] = useState<Filter>((line?.needPerson ?? 0) > 0 ? 'need' : 'outbox')
  const [limit, setLimit] = useState(PAGE)
  const [closing, setClosing] = useState<HeldCorrection>()
  const [verified, setVerified] = useState<SignatureState>()
  const [history, setHistory] = useState<string>()
  const show = filter === 'all' ? 'all' : 'outbox'
  const { value, fault, again } = useLook('correction.list', { show, limit })

  const acts: { readonly [Act in ParcelAct]: (held: HeldCorrection) => Promise<void> } = {
    again: async ({ correction: { id } }) => settle(await call('correction.again', { id })),
    setAside: async ({ correction: { id } }) => settle(await call('correction.setAside', { id })),
    close: async (held) => setClosing(held),
    withdraw: async ({ correction: { id } }) => settle(await call('correction.withdraw', { id })),
    async export({ correction: { id } }) {
      const outcome = await call('correction.export', { id })
      if (outcome.ok) onTell(words.outbox.exported(outcome.value.files.length))
      else if (outcome.fault.code !== 'file.not-chosen') onFault(outcome.fault)
    },
    open: async ({ correction: { person } }) => onOpen(person),
    conflicts: async () => onGo('conflicts'),
    history: async ({ correction: { id } }) => setHistory(id),
    receipt: async ({ correction: { id } }) => onReceipt(id),
    async verify({ correction: { id } }) {
      const outcome = await call('correction.verify', { id })
      if (outcome.ok) setVerified(outcome.value)
      else onFault(outcome.fault)
    },
  }
  const close = async ({ correction: { id } }: HeldCorrection) => {
    setClosing(undefined)
    settle(await call('correction.close', { id }))
  }
  const settle = (outcome: { ok: true } | { ok: false; fault: Fault }) => {
    if (!outcome.ok) onFault(outcome.fault)
    again()
  }

  const way = line?.way ?? 'gateway'
  const shown = value?.corrections.filter(({ state }) => filter !== 'need' || needsPerson(state))
  return (
    <main className="outbox">
      <header className="outbox-head">
        <Title>{words.outbox.title}</Title>
        <Segments
          label={words.outbox.filters.label}
          value={filter}
          options={FILTERS.map((value) => ({ value, word: words.outbox.filters[value] }))}
          onChoose={setFilter}
        />
      </header>
      {line && way !== 'gateway' && (
        <HandBox {...{ line, way }} onGo={() => onGo(way === 'package' ? 'exchange' : 'retype')} />
      )}
      {line && hasLine(line) && <LineBox line={line} onLine={onLine} onFault={onFault} />}
      {!shown && (
        <Absent
          fault={fault && sayFault(words, fault)}
          number={fault && failureNumber(fault.code)}
          loading={words.desk.loading}
          again={words.desk.lookAgain}
          onAgain={again}
        />
      )}
      {shown?.length === 0 && (
        <Empty title={words.outbox.empty[filter]} what={words.outbox.emptyWhat[filter]}>
          {filter !== 'all' && <Button onPress={() => setFilter('all')}>{words.outbox.showAll}</Button>}
          <Button onPress={() => onGo('search')}>{words.palette.search}</Button>
        </Empty>
      )}
      {shown && shown.length > 0 && (
        <ul className="parcels">
          {shown.map((held) => (
            <ParcelRow
              key={held.correction.id}
              held={held}
              isSentByItself={way === 'gateway' && line?.state !== 'paused'}
              onAct={(act) => void acts[act](held)}
            />
          ))}
        </ul>
      )}
      {closing && (
        <Dialog
          title={words.outbox.closing.title}
          close={words.outbox.closing.keep}
          onClose={() => setClosing(undefined)}
          foot={
            <Button look="grave" onPress={() => void close(closing)}>
              {words.outbox.closing.close}
            </Button>
          }
        >
          <p>{words.outbox.closing.what}</p>
        </Dialog>
      )}
      {history && <History id={history} onClose={() => setHistory(undefined)} />}
      {verified && <Verified state={verified} onClose={() => setVerified(undefined)} />}
      {value?.more && <Button onPress={() => setLimit(limit + PAGE)}>{words.outbox.more}</Button>}
    </main>
  )
}
