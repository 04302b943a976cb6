import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { HealthLine } from '../../../contract/health.ts'
import { useLook } from '../../link/look.ts'
import { sayOf } from '../../words/of-code.ts'
import { useWords, type Words } from '../../words/spoken.ts'
import { Preview } from './preview.tsx'
import { Sheet } from './sheet.tsx'
import './list.css'

/** More people than any class and its families have. */
const MOST = 1_000

type Props = {
  desk: Desk
  className: string
  onBack: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** What the class teacher asks the families for. */
export function ClassListPaper({ desk, className, ...rest }: Props) {
  const words = useWords()
  const { list } = words.paper
  const { value, fault, again } = useLook('health.list', { className, limit: MOST })
  return (
    <Preview
      title={className ? list.title(className) : list.noClass}
      noted={{ kind: 'class-list', subject: className }}
      file={list.file(className)}
      fault={fault}
      onAgain={again}
      {...rest}
    >
      {value && <ClassList desk={desk} className={className} lines={value.lines} />}
    </Preview>
  )
}

type ListProps = { desk: Desk; className: string; lines: readonly HealthLine[] }

/** A row for each person of whom there is something to ask, pupils first; no number of any document. */
export function ClassList({ desk, className, lines }: ListProps) {
  const words = useWords()
  const { list } = words.paper
  const rows = lines
    .map(({ person, marks }) => ({ person, asks: asksOf(marks, words) }))
    .filter(({ asks }) => asks.length > 0)
    .sort((one, other) => orderOf(one.person).localeCompare(orderOf(other.person), 'ru'))
  return (
    <Sheet
      school={desk.schoolTitle}
      isTraining={desk.training}
      form="many"
      title={className ? list.title(className) : list.noClass}
    >
      <p>{rows.length > 0 ? list.lead : list.nothing}</p>
      {rows.length > 0 && (
        <table className="leaf-list">
          <thead>
            <tr>
              <th scope="col">{list.columns.number}</th>
              <th scope="col">{list.columns.person}</th>
              <th scope="col">{list.columns.ask}</th>
              <th scope="col">{list.columns.got}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ person, asks }, place) => (
              <tr key={person.id}>
                <td>{place + 1}</td>
                <td>
                  {[person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ')}
                  {person.kind === 'guardian' && <span className="leaf-list-kind">{list.adult}</span>}
                </td>
                <td>
                  <ul>
                    {asks.map((ask) => (
                      <li key={ask}>{ask}</li>
                    ))}
                  </ul>
                </td>
                <td>{BLANK}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {rows.length > 0 && (
        <p className="leaf-list-end">
          {list.total(rows.length)} {list.quiet}
        </p>
      )}
    </Sheet>
  )
}

/** Each thing once, however many marks want it. */
const asksOf = (marks: HealthLine['marks'], words: Words): readonly string[] => [
  ...new Set(marks.map((mark) => sayOf(words.asks, mark)).filter(Boolean)),
]

const orderOf = ({ kind, lastName, firstName, middleName }: HealthLine['person']): string =>
  `${kind === 'pupil' ? 0 : 1} ${lastName} ${firstName} ${middleName}`

/** A cell to be written in by hand is not empty to a screen reader. */
const BLANK = '\u00a0'
