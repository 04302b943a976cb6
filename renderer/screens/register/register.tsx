import { useEffect, useEffectEvent, useRef, useState, type CSSProperties } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { RegisterFilter } from '../../../contract/register.ts'
import { isoToday } from '../../../domain/date.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useKeys } from '../../parts/keys.ts'
import { useNow } from '../../parts/now.ts'
import { Title } from '../../parts/title.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { exportWords } from './export-words.ts'
import { Filters } from './filters.tsx'
import { Nothing } from './nothing.tsx'
import { Opened } from './opened.tsx'
import { Row } from './row.tsx'
import { RunLine } from './run-line.tsx'
import { useRun } from './use-run.ts'
import { ASKED, useWindow } from './use-window.ts'
import { filterOf, isNarrowed, narrowed, wholeJournal, type RegisterWork } from './work.ts'
import './register.css'
import './rows.css'
import './opened.css'

type Props = {
  work: RegisterWork
  onWork: (work: RegisterWork) => void
  onOpen: (person: string) => void
  onPast: (person: string) => void
  onPaper: (filter: RegisterFilter) => void
  onSearch: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** The journal of corrections: everything that was corrected here, and the proof of it. */
export function Register({ work, onWork, onOpen, onPast, onPaper, onSearch, onTell, onFault }: Props) {
  const words = useWords()
  const { register } = words
  const filter = filterOf(work, isoToday(useNow().getTime()))
  const search = useRef<HTMLInputElement>(null)
  const [opened, setOpened] = useState<string>()
  const [total, setTotal] = useState(0)
  // Kept outside only when the page is left by a row: an arrow must not paint the whole desk anew.
  const [at, setAt] = useState(work.at)
  const { box, rows, asked, current, group, focusCurrent, rewind } = useWindow({ total, at, onAt: setAt })
  const { value, fault, again } = useLook('register.list', { filter, from: asked, limit: ASKED })
  const { value: choices, again: chooseAgain } = useLook('register.choices', {})
  const { run, begin, stop, hide } = useRun({
    onEnd: () => {
      again()
      chooseAgain()
    },
    onFault,
  })
  if (value && value.total !== total) setTotal(value.total)

  const key = JSON.stringify(filter)
  const restart = useEffectEvent(() => {
    setAt(0)
    rewind()
  })
  const seen = useRef(key)
  useEffect(() => {
    if (seen.current !== key) restart()
    seen.current = key
  }, [key])

  useKeys((event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return undefined
    const isTyping = event.target instanceof HTMLInputElement || event.target instanceof HTMLSelectElement
    if (event.key === '/' && !isTyping) return () => search.current?.focus()
    const isIdle = document.activeElement === document.body || document.activeElement?.matches('h1')
    return isIdle && event.key.startsWith('Arrow') && total > 0 ? focusCurrent : undefined
  })

  const save = async (what: 'workbook' | 'folder', of: RegisterFilter = filter) => {
    const sent = { filter: of, words: exportWords(words) }
    if (what === 'workbook') {
      const outcome = await call('register.workbook', sent)
      if (outcome.ok) onTell(register.saved.workbook(outcome.value.name, outcome.value.rows))
      else if (outcome.fault.code !== 'file.not-chosen') onFault(outcome.fault)
      return
    }
    const outcome = await call('register.folder', sent)
    if (outcome.ok) onTell(register.saved.folder(outcome.value.name, outcome.value.corrections))
    else if (outcome.fault.code !== 'file.not-chosen') onFault(outcome.fault)
  }

  const lineAt = (place: number) => (value ? value.lines[place - value.from] : undefined)
  return (
    <main className="register">
      <header className="register-head">
        <Title>{register.title}</Title>
        <output className="quiet">{value && register.counts(value.total, value.all)}</output>
        <span className="register-clear">
          {isNarrowed(work) && (
            <Button look="plain" onPress={() => onWork(wholeJournal)}>
              {register.filters.clear}
            </Button>
          )}
        </span>
        <Button onPress={() => begin(call('register.verify', { filter }))}>
          <Icon name="check" /> {register.acts.verify}
        </Button>
        <Button onPress={() => begin(call('register.chain', {}))}>
          <Icon name="lock" /> {register.acts.chain}
        </Button>
        <span className="register-saves">
          <Button aria-label={register.acts.workbookLong} onPress={() => void save('workbook')}>
            <Icon name="file" /> {register.acts.workbook}
          </Button>
          <Button aria-label={register.acts.pdfLong} onPress={() => onPaper(filter)}>
            <Icon name="file" /> {register.acts.pdf}
          </Button>
          <Button aria-label={register.acts.folderLong} onPress={() => void save('folder')}>
            <Icon name="file" /> {register.acts.folder}
          </Button>
        </span>
      </header>
      <Filters
        {...{ work, onWork, choices, search }}
        states={value?.states}
        bad={value?.bad ?? 0}
        onDown={focusCurrent}
      />
      {run && (
        <RunLine
          run={run}
          onStop={stop}
          onHide={hide}
          onShowBad={() => onWork(narrowed(wholeJournal, { checked: 'bad' }))}
        />
      )}
      {!value && (
        <Absent
          fault={fault && sayFault(words, fault)}
          loading={words.desk.loading}
          again={words.desk.lookAgain}
          onAgain={again}
        />
      )}
      {value?.total === 0 && (
        <Nothing isAll={value.all === 0} onSearch={onSearch} onClear={() => onWork(wholeJournal)} />
      )}
      <table
        className="register-table"
        aria-label={register.title}
        aria-rowcount={total + 1}
        hidden={total === 0}
      >
        <thead>
          <tr className="register-row register-columns" aria-rowindex={1}>
            {COLUMNS.map((column) => (
              <th key={column} scope="col">
                {register.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={box} className="register-rows" style={{ '--rows': total } as CSSProperties} {...group}>
          {rows.map((place) => (
            <Row
              key={place}
              place={place}
              line={lineAt(place)}
              isCurrent={place === current}
              onFocus={() => setAt(place)}
              onOpen={() => {
                setOpened(lineAt(place)?.id)
                onWork({ ...work, at: place })
              }}
            />
          ))}
        </tbody>
      </table>
      {total > 0 && <p className="small quiet register-keys">{register.keys}</p>}
      {opened && (
        <Opened
          id={opened}
          onClose={() => setOpened(undefined)}
          onExport={() => void save('folder', { id: opened })}
          {...{ onOpen, onPast, onFault }}
        />
      )}
    </main>
  )
}

const COLUMNS = ['number', 'at', 'person', 'change', 'signer', 'state'] as const
