import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { ActShown } from '../../../contract/retention.ts'
import { formatDate, isoToday } from '../../../domain/date.ts'
import { useLook } from '../../link/look.ts'
import { dayAndTime } from '../../words/long-date.ts'
import { useWords } from '../../words/spoken.ts'
import { Preview } from './preview.tsx'
import { Sheet } from './sheet.tsx'
import './receipt.css'
import './act.css'

type Props = {
  desk: Desk
  number: number
  onBack: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** The act of destruction, for the folder and for an inspection. */
export function ActPaper({ desk, number, ...rest }: Props) {
  const { act } = useWords().retention
  const { value, fault, again } = useLook('retention.act', { number })
  return (
    <Preview
      title={act.file}
      noted={{ kind: 'act', subject: String(number) }}
      file={`${act.file} ${number}`}
      fault={fault}
      onAgain={again}
      {...rest}
    >
      {value && <Act desk={desk} shown={value} />}
    </Preview>
  )
}

/** What Roskomnadzor's order 179 asks of an act: people stand in it by the numbers of their records. */
export function Act({ desk, shown }: { desk: Desk; shown: ActShown }) {
  const words = useWords()
  const { act, itself, counts } = words.retention
  const when = (instant: string) => dayAndTime(words, instant)
  const facts: readonly (readonly [string, string])[] = [
    [act.operator, desk.schoolTitle],
    [act.system, act.systemName(desk.workplace)],
    [act.at, when(shown.at)],
    [act.by, shown.by === '' ? itself : shown.by],
    [act.reason, act.reasonWhat(shown.source)],
    [act.way, shown.emptied ? act.wayDone(when(shown.emptied)) : act.wayWaits],
    [act.categories, act.categoriesWhat],
    [act.counts, counts(shown.counts)],
  ]
  return (
    <Sheet
      school={desk.schoolTitle}
      isTraining={desk.training}
      form="many"
      title={act.title}
      aside={act.number(shown.number)}
      foot={
        <>
          <p>{act.extract}</p>
          <dl className="receipt-signatures act-signature">
            <div>
              <dt>{act.responsible}</dt>
              <dd>
                <span>{act.post}</span>
                <span>{act.signature}</span>
                <span>{act.name}</span>
              </dd>
            </div>
          </dl>
        </>
      }
    >
      <dl className="receipt-facts act-facts">
        {facts.map(([what, said]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <h3>{act.people}</h3>
      {shown.people.length === 0 && <p>{act.none}</p>}
      <ol className="act-people">
        {shown.people.map(({ id, kind, since }) => (
          <li key={id}>
            {id}, {act.kinds[kind]}
            {kind === 'pupil' && since && `, ${act.left(formatDate(isoToday(Date.parse(since))))}`}
          </li>
        ))}
      </ol>
    </Sheet>
  )
}
