import type { Desk } from '../../../contract/desk.ts'
import type { Fault } from '../../../contract/fault.ts'
import type { HeldCorrection } from '../../../contract/journal.ts'
import { whyDifferent } from '../../../domain/difference.ts'
import type { Field } from '../../../domain/person.ts'
import { useLook } from '../../link/look.ts'
import { useNow } from '../../parts/now.ts'
import { longDate } from '../../words/long-date.ts'
import { useWords } from '../../words/spoken.ts'
import { Preview } from './preview.tsx'
import { Sheet } from './sheet.tsx'
import { masked, shortHash, shortNumber } from './short.ts'
import './receipt.css'

type Props = {
  desk: Desk
  id: string
  onBack: () => void
  onTell: (text: string) => void
  onFault: (fault: Fault) => void
}

/** The receipt of one correction, for whoever asked for it. */
export function ReceiptPaper({ desk, id, ...rest }: Props) {
  const words = useWords()
  const { value, fault, again } = useLook('correction.look', { id })
  return (
    <Preview
      title={words.paper.receipt.file}
      noted={{ kind: 'receipt', subject: id }}
      file={`${words.paper.receipt.file} ${shortNumber(id)}`}
      fault={fault}
      onAgain={again}
      {...rest}
    >
      {value && <Receipt desk={desk} held={value} />}
    </Preview>
  )
}

/** What will be corrected, until when and by whom; numbers and contacts covered. */
export function Receipt({ desk, held }: { desk: Desk; held: HeldCorrection }) {
  const words = useWords()
  const { receipt } = words.paper
  const { correction, person } = held
  const now = useNow()
  const name = [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ')
  const date = (instant: string) => longDate(words, new Date(instant))
  const facts: readonly (readonly [string, string])[] = [
    [receipt.basis, words.bases[correction.basis]],
    [receipt.askedBy, words.askers[correction.askedBy]],
    [receipt.created, date(correction.created)],
    [receipt.due, receipt.dueBy(longDate(words, held.due))],
    [receipt.state, [receipt.stateOn(stateNow(), longDate(words, now)), byHand()].filter(Boolean).join('; ')],
    [
      receipt.signer,
      held.signer ? `${held.signer}${held.signedAt ? `, ${date(held.signedAt)}` : ''}` : receipt.unsigned,
    ],
    [receipt.hash, shortHash(held.hash)],
    [receipt.id, correction.id],
  ]
  return (
    <Sheet
      school={desk.schoolTitle}
      isTraining={correction.training}
      form="one"
      title={receipt.title}
      aside={receipt.number(shortNumber(correction.id))}
      foot={
        <>
          <p>{receipt.law}</p>
          <dl className="receipt-signatures">
            <Signature who={receipt.secretary} />
            <Signature who={receipt.applicant} />
          </dl>
        </>
      }
    >
      <p>
        {receipt.person}: <b>{name}</b>
        {person.className && `, ${words.person.class(person.className)}`}
      </p>
      <table className="receipt-changes">
        <thead>
          <tr>
            <th scope="col">{receipt.field}</th>
            <th scope="col">{receipt.was}</th>
            <th scope="col">{receipt.becomes}</th>
          </tr>
        </thead>
        <tbody>
          {correction.changes.map(({ field, was, becomes }) => (
            <tr key={field}>
              <td>{words.fields[field]}</td>
              <td>{shown(field, was)}</td>
              <td>
                <b>{shown(field, becomes)}</b>
                <Remark field={field} was={was} becomes={becomes} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <dl className="receipt-facts">
        {facts.map(([what, said]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{said}</dd>
          </div>
        ))}
      </dl>
      <p className="receipt-covered">{receipt.covered}</p>
    </Sheet>
  )

  function stateNow(): string {
    return isByHand(held) ? words.retype.stateByHand : words.states[held.state]
  }

  function byHand(): string {
    return held.byHand && isByHand(held)
      ? words.retype.byHand[held.byHand.how].taken(held.byHand.by, date(held.byHand.at))
      : ''
  }

  function shown(field: Field, value: string): string {
    return value === '' ? receipt.empty : masked(field, value)
  }
}

/** The journal has it because a person has put it there or says so: no gateway has confirmed it. */
const isByHand = ({ state, byHand }: HeldCorrection): boolean =>
  state === 'confirmed' && byHand?.taken === true

/** A line for a hand to write on. */
function Signature({ who }: { who: string }) {
  const { receipt } = useWords().paper
  return (
    <div>
      <dt>{who}</dt>
      <dd>
        <span>{receipt.signature}</span>
        <span>{receipt.name}</span>
      </dd>
    </div>
  )
}

/** Where the two values look the same on this paper: why they do. */
function Remark({ field, was, becomes }: { field: Field; was: string; becomes: string }) {
  const { receipt } = useWords().paper
  const isHidden = masked(field, was) === masked(field, becomes)
  const isAlike = LOOK_THE_SAME.has(whyDifferent(was, becomes))
  if (!isHidden && !isAlike) return null
  return <span className="receipt-remark">{isHidden ? receipt.hidden : receipt.alike}</span>
}

const LOOK_THE_SAME: ReadonlySet<string> = new Set(['look-alike', 'unseen', 'space'])
