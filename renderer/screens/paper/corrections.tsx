import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { RegisterFilter, RegisterLine } from '../../../contract/register.ts'
import { formatDate, isoToday } from '../../../domain/date.ts'
import type { Field } from '../../../domain/person.ts'
import { useLook } from '../../link/look.ts'
import { useWords, type Words } from '../../words/spoken.ts'
import { Preview } from './preview.tsx'
import { Sheet } from './sheet.tsx'
import { masked, withInitials } from './short.ts'
import './list.css'
import './corrections.css'

/** More rows than this nobody reads on paper; the table for Excel holds them all. */
const MOST = 2_000

type Props = {
  desk: Desk
  filter: RegisterFilter
  onBack: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** The journal of corrections as it was narrowed, for the folder and for an inspection. */
export function CorrectionsPaper({ desk, filter, ...rest }: Props) {
  const { register } = useWords()
  const { value, fault, again } = useLook('register.list', { filter, limit: MOST })
  return (
    <Preview
      title={register.paper.file}
      noted={{ kind: 'register', subject: '' }}
      file={register.paper.file}
      fault={fault}
      onAgain={again}
      {...rest}
    >
      {value && <Corrections desk={desk} filter={filter} lines={value.lines} total={value.total} />}
    </Preview>
  )
}

type SheetProps = Pick<Props, 'desk' | 'filter'> & { lines: readonly RegisterLine[]; total: number }

/** A row for each correction, the oldest first, as a register is kept; numbers and contacts are covered. */
export function Corrections({ desk, filter, lines, total }: SheetProps) {
  const words = useWords()
  const { paper } = words.register
  const [from, to] = [filter.from, filter.to].map((day) => (day ? formatDate(day) : ''))
  return (
    <Sheet school={desk.schoolTitle} isTraining={desk.training} form="wide" title={paper.title}>
      <p>
        {paper.lead(paper.periodOf(from!, to!))}{' '}
        {total === 0
          ? paper.nothing
          : lines.length < total
            ? paper.most(lines.length, total)
            : paper.total(total)}
      </p>
      {lines.length > 0 && (
        <table className="leaf-corrections">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {paper.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.toReversed().map((line) => (
              <LineOf key={line.id} line={line} words={words} />
            ))}
          </tbody>
        </table>
      )}
      {lines.length > 0 && (
        <dl className="leaf-signed">
          <dt>{paper.signHere}</dt>
          {([paper.signature, paper.name, paper.date] as const).map((word) => (
            <dd key={word}>{word}</dd>
          ))}
        </dl>
      )}
    </Sheet>
  )
}

function LineOf({ line, words }: { line: RegisterLine; words: Words }) {
  const { register } = words
  const { person, changes, signers, check } = line
  const isKnown = person.lastName !== ''
  return (
    <tr>
      <td>{line.number}</td>
      <td>{formatDate(isoToday(Date.parse(line.at)))}</td>
      <td>
        {isKnown ? withInitials(person) : register.gone}
        {person.className && `, ${person.className}`}
      </td>
      <td>
        {changes.map(({ field, was, becomes }) => (
          <div key={field}>
            {words.fields[field]}: <span>{shown(field, was)}</span> → <span>{shown(field, becomes)}</span>
          </div>
        ))}
      </td>
      <td>{words.bases[line.basis]}</td>
      <td>{signers.length > 0 ? signers.join(', ') : '—'}</td>
      <td>{words.states[line.state]}</td>
      <td>{stood()}</td>
    </tr>
  )

  function shown(field: Field, value: string): string {
    return value === '' ? words.compare.nothing : masked(field, value)
  }

  function stood(): string {
    if (signers.length === 0) return register.paper.unsigned
    if (!check) return register.paper.unchecked
    return check.fault === undefined ? register.paper.good : register.paper.bad
  }
}

const COLUMNS = ['number', 'at', 'who', 'change', 'basis', 'signer', 'state', 'check'] as const
