import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { Request } from '../../../contract/request.ts'
import { formatDate } from '../../../domain/date.ts'
import { useLook } from '../../link/look.ts'
import { useWords } from '../../words/spoken.ts'
import { Preview } from './preview.tsx'
import { Sheet } from './sheet.tsx'
import { withInitials } from './short.ts'
import './list.css'

/** The most the register gives at once. */
const MOST = 5_000

type Props = {
  desk: Desk
  onBack: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** All requests of people about their data, for the folder and for an inspection. */
export function RegisterPaper({ desk, ...rest }: Props) {
  const words = useWords()
  const { value, fault, again } = useLook('request.list', { show: 'all', limit: MOST })
  return (
    <Preview
      title={words.paper.register.file}
      noted={{ kind: 'requests', subject: '' }}
      file={words.paper.register.file}
      fault={fault}
      onAgain={again}
      {...rest}
    >
      {value && <Register desk={desk} requests={value.requests} />}
    </Preview>
  )
}

/** A row for each request, the oldest first, as a register is kept. */
export function Register({ desk, requests }: { desk: Desk; requests: readonly Request[] }) {
  const words = useWords()
  const { register } = words.paper
  const rows = requests.toSorted(
    (one, other) => one.received.localeCompare(other.received) || one.number - other.number,
  )
  return (
    <Sheet school={desk.schoolTitle} isTraining={desk.training} form="wide" title={register.title}>
      <p>
        {register.lead} {rows.length > 0 ? register.total(rows.length) : register.nothing}
      </p>
      {rows.length > 0 && (
        <table className="leaf-register">
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {register.columns[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((request) => (
              <tr key={request.id}>
                <td>{request.number}</td>
                <td>{formatDate(request.received)}</td>
                <td>
                  {withInitials(request.person)}
                  {request.person.className && `, ${request.person.className}`}
                  <span className="leaf-list-kind">{words.askers[request.askedBy]}</span>
                </td>
                <td>
                  {words.requests.kinds[request.kind]}
                  {request.what && <span className="leaf-list-kind">{request.what}</span>}
                </td>
                <td>{words.requests.papers[request.paper]}</td>
                <td>{formatDate(request.due)}</td>
                <td>{request.closed ? formatDate(request.closed) : '—'}</td>
                <td>
                  {request.state === 'open' ? register.open : words.requests.ended[request.state]}
                  {request.answer && <span className="leaf-list-kind">{request.answer}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Sheet>
  )
}

const COLUMNS = ['number', 'received', 'who', 'what', 'paper', 'due', 'closed', 'answer'] as const
