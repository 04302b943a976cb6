import type { Fault } from '../../../contract/fault.ts'
import type { OpenCase } from '../../../contract/diagnosis.ts'
import type { HeldCorrection } from '../../../contract/journal.ts'
import { fieldsShown, valuesOf, fieldContextOf } from '../../../contract/values.ts'
import type { Card } from '../../../contract/people.ts'
import { isoToday } from '../../../domain/date.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { useNow } from '../../parts/now.ts'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import type { Answers } from './answers.ts'
import { BasisStep } from './basis-step.tsx'
import { FieldsStep } from './fields-step.tsx'
import { atFirst, orderFor, orderOfAll } from './order.ts'
import { besideNow, changesOf, readingsOf, type Sheet } from './sheet.ts'
import './compare.css'
import './active-row.css'
import './helps.css'
import './large.css'

type Props = {
  /** The card as it was when the comparison was asked for. */
  known: Card
  /** The case for which it is compared: its fields come first, in the order in which this journal matches. */
  found?: OpenCase | undefined
  sheet: Sheet
  onSheet: (sheet: Sheet) => void
  onBack: () => void
  /** What was answered last of such a person. */
  last: Answers | undefined
  onSaved: (held: HeldCorrection, signs: boolean) => void
  onFault: (fault: Fault) => void
}

/** The record beside the document, in the order in which the journal weighs its fields; then what confirms it. */
export function Compare({ known, found, sheet: held, last, onSheet, onBack, onSaved, onFault }: Props) {
  const words = useWords()
  const now = useNow()
  const { value: card, fault, again } = useLook('people.open', { id: held.person }, known)
  // Where it is not told (no region yet), fields stand in the order in which most journals weigh them.
  const matching = useLook('case.matching', { person: held.person }).value?.fields
  if (!card) {
    return (
      <Absent
        isPage
        fault={fault && sayFault(words, fault)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={again}
      />
    )
  }
  const { record } = card
  const values = valuesOf(record)
  const shown = fieldsShown(record)
  const order = found ? orderFor(shown, found) : orderOfAll(shown, matching)
  const sheet = atFirst(besideNow(held, record.version, values), order.first)
  const context = fieldContextOf(record, isoToday(now.getTime()))
  const changes = changesOf(values, sheet, context)
  if (sheet.step === 'basis' && changes.length > 0) {
    return <BasisStep {...{ record, changes, sheet, last, onSheet, onSaved, onFault }} inCase={found?.code} />
  }
  const readings = readingsOf(shown, values, sheet, context)
  return (
    <FieldsStep
      {...{ card, found, order, onSheet, onBack }}
      matching={[...(found?.fields ?? []), ...(matching ?? [])]}
      standing={{ sheet, readings }}
    />
  )
}
