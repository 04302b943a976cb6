import { useRef, useState } from 'react'
import type { ImportList, ImportReport } from '../../../contract/import.ts'
import { useLook } from '../../link/look.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { useKeys } from '../../parts/keys.ts'
import { useWords } from '../../words/spoken.ts'
import { Line } from './line.tsx'
import { Question } from './question.tsx'
import type { Importing } from './use-import.ts'

type Props = { list: ImportList; report: ImportReport; importing: Importing; onSaveRejected: () => void }

/** Lines that are asked for at once; questions are long. */
const SIZE = 50
const QUESTIONS = 5

/** Of how many attending pupils so few may be missing that the file still is one of the whole school. */
const USUAL_SHARE = 0.2

/** One list of a rehearsal, a part at a time, narrowed by the beginning of a surname. */
export function List({ list, report, importing, onSaveRejected }: Props) {
  const { importing: say } = useWords()
  const [query, setQuery] = useState('')
  const [from, setFrom] = useState(0)
  const size = list === 'questions' ? QUESTIONS : SIZE
  const { value } = useLook('import.list', { list, query, from, size })
  const lines = useRef<HTMLUListElement>(null)
  const total = value?.total ?? 0
  const entries = value?.entries ?? []

  const turn = (to: number) => {
    if (to < 0 || to >= total) return
    setFrom(to)
    lines.current?.parentElement?.scrollTo(0, 0)
  }
  useKeys((event) => {
    if (event.key === 'PageDown') return () => turn(from + size)
    if (event.key === 'PageUp') return () => turn(from - size)
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const items = [...(lines.current?.querySelectorAll<HTMLElement>('[data-line]') ?? [])]
    const at = items.findIndex((item) => item === document.activeElement)
    return step === undefined || at === -1 ? undefined : () => items[at + step]?.focus()
  })
  return (
    <section className="rehearsal-body">
      <div className="rehearsal-tools">
        <p>{say.listWhat[list]}</p>
        <input
          type="search"
          className="rehearsal-find"
          aria-label={say.find}
          placeholder={say.find}
          value={query}
          maxLength={100}
          onChange={(event) => {
            setQuery(event.target.value)
            setFrom(0)
          }}
        />
      </div>
      {list === 'leavers' && report.leavers > 0 && <Leaving report={report} importing={importing} />}
      {list === 'rejected' && report.rejected > 0 && (
        <p>
          <Button onPress={onSaveRejected}>{say.saveRejected}</Button>
        </p>
      )}
      <div className="rehearsal-lines">
        {value && total === 0 && <p className="quiet">{query ? say.noneFound : say.listEmpty[list]}</p>}
        <ul ref={lines}>
          {entries.map((entry, at) =>
            entry.question ? (
              <Question key={entry.number} question={entry.question} importing={importing} />
            ) : (
              <Line
                key={entry.number}
                entry={entry}
                list={list}
                isFirst={at === 0}
                leavers={importing.state.leavers}
                onLeave={importing.leave}
              />
            ),
          )}
        </ul>
      </div>
      {total > size && (
        <p className="rehearsal-part">
          <Button isDisabled={from === 0} onPress={() => turn(from - size)}>
            {say.earlier}
          </Button>
          <output>{say.part(from + 1, Math.min(from + size, total), total)}</output>
          <Button isDisabled={from + size >= total} onPress={() => turn(from + size)}>
            {say.further}
          </Button>
        </p>
      )}
    </section>
  )
}

function Leaving({ report, importing }: { report: ImportReport; importing: Importing }) {
  const { importing: say } = useWords()
  const { leavers } = importing.state
  const isSome = leavers.but.length > 0
  return (
    <>
      {report.leavers > report.attending * USUAL_SHARE && (
        <Notice tone="warn" icon="warning" title={say.notWhole(report.leavers, report.attending)} />
      )}
      <p>
        <Checkbox
          isChosen={leavers.all && !isSome}
          isPartly={isSome && leavers.but.length < report.leavers}
          onChange={(all) => importing.leave({ all, but: [] })}
        >
          {say.allLeft(report.leavers)}
        </Checkbox>
      </p>
    </>
  )
}
