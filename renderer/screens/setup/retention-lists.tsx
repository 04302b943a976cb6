import type { ErasureAct, RetentionShown } from '../../../contract/retention.ts'
import { formatDate, isoToday } from '../../../domain/date.ts'
import { Button } from '../../parts/button.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'

/** Who has left and is still here, the first to go first. */
export function LeaverList({ shown: { next, leavers } }: { shown: RetentionShown }) {
  const { retention } = useWords()
  const { nextColumns: columns } = retention
  if (next.length === 0) return <p className="quiet">{retention.nobody}</p>
  const day = (instant: string) => formatDate(isoToday(Date.parse(instant)))
  return (
    <>
      <table className="setup-table" aria-labelledby="retention-next">
        <thead>
          <tr>
            {[columns.who, columns.since, columns.due, columns.state].map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {next.map(({ id, kind, lastName, firstName, since, due, blocks }) => (
            <tr key={id}>
              <th scope="row">
                {[lastName, firstName].filter(Boolean).join(' ')}
                {kind === 'guardian' && <span className="quiet small"> {retention.act.kinds.guardian}</span>}
              </th>
              <td className="number">{day(since)}</td>
              <td className="number">{day(due)}</td>
              <td>
                {blocks.length === 0 ? (
                  <span className="quiet">{retention.nothingInTheWay}</span>
                ) : (
                  blocks.map((one) => retention.blocks[one]).join(', ')
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {leavers > next.length && <p className="quiet small">{retention.more(leavers - next.length)}</p>}
    </>
  )
}

type ErasedProps = {
  acts: readonly ErasureAct[]
  mayOpen: boolean
  /** The act that was just made: its button takes the focus of the one that has gone. */
  fresh: number | undefined
  onOpen: (number: number) => void
}

/** What was erased when, each with its act to print. */
export function ErasedList({ acts, mayOpen, fresh, onOpen }: ErasedProps) {
  const words = useWords()
  const { retention } = words
  const { actColumns: columns } = retention
  const now = useNow()
  if (acts.length === 0) return <p className="quiet">{retention.noActs}</p>
  return (
    <table className="setup-table retention-acts" aria-labelledby="retention-acts">
      <thead>
        <tr>
          {[columns.number, columns.at, columns.what, columns.by].map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
          <th scope="col">
            <span className="unseen">{columns.acts}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {acts.map(({ number, at, by, counts, emptied }) => (
          <tr key={number}>
            <th scope="row">{retention.actNumber(number)}</th>
            <td>{moment(at, now, words.desk)}</td>
            <td>
              {retention.counts(counts)}
              {!emptied && <span className="quiet small"> ({retention.waits})</span>}
            </td>
            <td>{by === '' ? retention.itself : by}</td>
            <td>
              {mayOpen && (
                <Button
                  look="plain"
                  takesFocus={number === fresh}
                  aria-label={retention.openActWhich(number)}
                  onPress={() => onOpen(number)}
                >
                  {retention.openAct}
                </Button>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
