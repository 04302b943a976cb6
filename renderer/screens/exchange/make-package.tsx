import { useState } from 'react'
import type { Journal, Mapping } from '../../../contract/exchange.ts'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { Icon } from '../../parts/icon.tsx'
import { Select } from '../../parts/select.tsx'
import { Title } from '../../parts/title.tsx'
import { useWords } from '../../words/spoken.ts'
import { Changes, personOf } from './item-row.tsx'
import { journalChoices } from './sources.ts'
import { TablePreview } from './table-preview.tsx'

type Props = {
  /** Whether whoever has the shift may set up a table. */
  mayChange: boolean
  onMade: (said: string) => void
  onBack: () => void
  onMappings: () => void
  onFault: (fault: Fault) => void
}

/** The most corrections that one package carries. */
const MOST = 1_000

/** Corrections shown at once; one press more shows as many again. */
const PAGE = 100

/** What goes into a new package: for which journal, with which table, which of what waits. */
export function MakePackage({ mayChange, onMade, onBack, onMappings, onFault }: Props) {
  const { exchange, requests, conflicts } = useWords()
  const { making } = exchange
  const { value: outbox } = useLook('correction.list', { show: 'outbox' })
  const { value: known } = useLook('mapping.list', {})
  const [journal, setJournal] = useState<Journal>()
  const [chosen, setChosen] = useState<string>()
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [unfit, setUnfit] = useState(0)
  const [limit, setLimit] = useState(PAGE)
  const [isMaking, setIsMaking] = useState(false)

  const mappings = known?.mappings ?? []
  const to = journal ?? mappings[0]?.journal ?? 'eljur'
  const own = mappings.filter((one) => one.journal === to)
  const mapping = own.find(({ id }) => id === (chosen ?? own[0]?.id))
  const waiting = outbox?.corrections.filter(({ state }) => state === 'waiting') ?? []
  const ids = waiting.map(({ correction }) => correction.id).filter((id) => !left.has(id))
  const going = ids.slice(0, MOST)
  const number = going.length - (mapping ? unfit : 0)

  const leave = (id: string, isIn: boolean) =>
    setLeft((now) => (isIn ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])))
  const make = async () => {
    if (number <= 0 || isMaking) return
    setIsMaking(true)
    const outcome = await call('package.make', {
      journal: to,
      ids: going,
      ...(mapping && { mapping: mapping.id }),
    })
    setIsMaking(false)
    if (outcome.ok) onMade(exchange.made(outcome.value.number, outcome.value.items.length))
    else if (outcome.fault.code !== 'file.not-chosen') onFault(outcome.fault)
  }
  return (
    <>
      <header className="exchange-head">
        <Title>{making.title}</Title>
        <Button onPress={onBack}>
          <Icon name="back" /> {exchange.back}
        </Button>
        {waiting.length > 0 && (
          <Button look="main" isDisabled={number <= 0} isBusy={isMaking} onPress={() => void make()}>
            {making.make(Math.max(number, 0))}
          </Button>
        )}
      </header>
      {outbox && waiting.length === 0 && (
        <section className="exchange-none">
          <h2>{making.nothing}</h2>
          <p>{making.nothingWhat}</p>
        </section>
      )}
      {waiting.length > 0 && (
        <div className="making">
          <section className="making-what">
            <div className="making-choices">
              <div className="mapping-option">
                <span aria-hidden="true">{making.journal}</span>
                <Select
                  label={making.journal}
                  value={to}
                  options={journalChoices(exchange.journals)}
                  onChoose={(value) => {
                    setJournal(value)
                    setChosen(undefined)
                  }}
                />
              </div>
              <div className="mapping-option">
                <span aria-hidden="true">{making.table}</span>
                <Select
                  label={making.table}
                  value={mapping?.id ?? ''}
                  options={tables(own)}
                  onChoose={(value) => setChosen(value)}
                />
              </div>
            </div>
            {own.length === 0 && <p className="quiet small">{making.noMappings}</p>}
            {own.length === 0 && mayChange && <Button onPress={onMappings}>{exchange.openMappings}</Button>}
            {mapping ? (
              <TablePreview mapping={mapping} ids={going} onSeen={setUnfit} />
            ) : (
              <p className="quiet">{making.noTableWhat}</p>
            )}
            <p className="quiet small">{making.personal}</p>
          </section>
          <section className="making-list">
            <Checkbox
              isChosen={left.size === 0 || ids.length === waiting.length}
              isPartly={ids.length > 0 && ids.length < waiting.length}
              onChange={(isIn) =>
                setLeft(new Set(isIn ? [] : waiting.map(({ correction }) => correction.id)))
              }
            >
              {making.which(Math.max(number, 0), waiting.length)}
            </Checkbox>
            {ids.length > MOST && <p className="small">{making.limit}</p>}
            <ul>
              {waiting.slice(0, limit).map((held) => (
                <li key={held.correction.id}>
                  <Checkbox
                    label={personOf(held) || conflicts.gone.name}
                    isChosen={!left.has(held.correction.id)}
                    onChange={(isIn) => leave(held.correction.id, isIn)}
                  />
                  <div>
                    <strong>{personOf(held) || conflicts.gone.name}</strong>
                    <Changes held={held} />
                  </div>
                </li>
              ))}
            </ul>
            {waiting.length > limit && (
              <Button look="plain" onPress={() => setLimit(limit + PAGE)}>
                {requests.more}
              </Button>
            )}
          </section>
        </div>
      )}
    </>
  )

  function tables(own: readonly Mapping[]) {
    return [...own.map(({ id, title }) => ({ value: id, word: title })), { value: '', word: making.noTable }]
  }
}
