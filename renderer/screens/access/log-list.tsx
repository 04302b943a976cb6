import { Fragment, useRef } from 'react'
import type { AccessLine } from '../../../contract/access.ts'
import { formatDate, isoToday } from '../../../domain/date.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { useNow } from '../../parts/now.ts'
import { kindOf } from '../../../domain/event.ts'
import { useWords } from '../../words/spoken.ts'
import { nameOf, sayAbout, sayBy, sayWhat } from './said.ts'

type Props = { lines: readonly AccessLine[]; onOpen: (id: string) => void }

/** The log, day by day. The arrows go from person to person. */
export function LogList({ lines, onOpen }: Props) {
  const words = useWords()
  const { access } = words
  const today = isoToday(useNow().getTime())
  const list = useRef<HTMLTableElement>(null)
  const days = Map.groupBy(lines, ({ at }) => isoToday(Date.parse(at)))

  const move: WhomProps['onKey'] = (event) => {
    const steps = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])]
    const at = buttons.findIndex((button) => button === document.activeElement)
    const next = steps === undefined || at < 0 ? undefined : buttons[at + steps]
    if (!next) return
    event.preventDefault()
    next.focus()
  }

  return (
    <table className="log" ref={list}>
      <thead>
        <tr>
          {(['when', 'who', 'what', 'whom'] as const).map((column) => (
            <th key={column} scope="col">
              {access.columns[column]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...days].map(([day, own]) => (
          <Fragment key={day}>
            <tr className="log-day">
              <th colSpan={4} scope="colgroup">
                {day === today ? `${access.today}, ${formatDate(day)}` : formatDate(day)}
              </th>
            </tr>
            {own.map((line) => (
              <tr key={line.number}>
                <td className="number quiet">{clockOf(line.at)}</td>
                <td className={line.by.way === 'nobody' ? 'quiet' : undefined}>{sayBy(line.by, words)}</td>
                <td>
                  <span className={`log-kind log-${kindOf(line.what)}`}>{sayWhat(line.what, words)}</span>
                </td>
                <td>
                  <Whom line={line} onOpen={onOpen} onKey={move} />
                </td>
              </tr>
            ))}
          </Fragment>
        ))}
      </tbody>
    </table>
  )
}

type WhomProps = {
  line: AccessLine
  onOpen: (id: string) => void
  onKey: (event: { key: string; preventDefault: () => void }) => void
}

function Whom({ line: { what, person, about }, onOpen, onKey }: WhomProps) {
  const words = useWords()
  const { access } = words
  if (!person) return <span className="quiet">{sayAbout(what, about, words)}</span>
  const name = nameOf(person)
  if (name === '') return <Badge>{access.gone}</Badge>
  return (
    <>
      <Button
        look="plain"
        aria-label={access.openPerson(name)}
        onKeyDown={onKey}
        onPress={() => onOpen(person.id)}
      >
        {name}
      </Button>
      {person.className && <span className="quiet small">{person.className}</span>}
    </>
  )
}

const clockOf = (instant: string): string => {
  const when = new Date(instant)
  return [when.getHours(), when.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':')
}
