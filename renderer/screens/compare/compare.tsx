import type { Fault } from '../../../contract/fault.ts'
import type { OpenCase } from '../../../contract/diagnosis.ts'
import type { HeldCorrection } from '../../../contract/journal.ts'
import { fieldsShown, valuesOf, fieldContextOf } from '../../../contract/values.ts'
import type { Card } from '../../../contract/people.ts'
import type { PersonRecord } from '../../../contract/person.ts'
import { isoToday } from '../../../domain/date.ts'
import type { Field } from '../../../domain/person.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useKeys } from '../../parts/keys.ts'
import { useNow } from '../../parts/now.ts'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { ActiveRow } from './active-row.tsx'
import { BasisStep } from './basis-step.tsx'
import { QuietRow } from './quiet-row.tsx'
import { besideNow, changesOf, fieldAfter, readingsOf, withEntry, withField, type Sheet } from './sheet.ts'
import './compare.css'

type Props = {
  /** The card as it was when the comparison was asked for. */
  known: Card
  /** The case for which it is compared: its fields come first, in the order in which this journal matches. */
  found?: OpenCase | undefined
  sheet: Sheet
  onSheet: (sheet: Sheet) => void
  onBack: () => void
  onSaved: (held: HeldCorrection) => void
  onFault: (fault: Fault) => void
}

/** The record beside the document, one field at a time, in the order in which journals weigh them. */
export function Compare({ known, sheet: held, onSheet, onBack, onSaved, onFault }: Props) {
  const words = useWords()
  const now = useNow()
  const { value: card, fault, again } = useLook('people.open', { id: held.person }, known)
  if (!card) {
    return (
      <Absent
        fault={fault && sayFault(words, fault)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={again}
      />
    )
  }
  const { record, marks } = card
  const values = valuesOf(record)
  const sheet = besideNow(held, record.version, values)
  const shown = fieldsShown(record)
  const context = fieldContextOf(record, isoToday(now.getTime()))
  const changes = changesOf(values, sheet, context)
  if (sheet.step === 'basis' && changes.length > 0) {
    return <BasisStep {...{ record, changes, sheet, onSheet, onSaved, onFault }} />
  }

  const readings = readingsOf(shown, values, sheet, context)
  const readingAt = (field: Field) => readings.find((one) => one.field === field)!.reading
  const isFaulty = readings.some(({ reading }) => reading.status === 'fault')
  const done = readings.filter(
    ({ reading }) => reading.status === 'same' || reading.status === 'differs',
  ).length

  const toBasis = () =>
    changes.length > 0 && !isFaulty && onSheet({ ...withField(sheet, sheet.at), step: 'basis' })
  const go = (field: Field) => onSheet(withField(sheet, field))
  const accept = () => {
    const entry = sheet.entries[sheet.at]
    const isUntouched = readingAt(sheet.at).status === 'untouched'
    const accepted = withEntry(sheet, sheet.at, isUntouched || !entry ? { how: 'same' } : entry)
    if (readingAt(sheet.at).status === 'fault') return go(sheet.at)
    const isLast = sheet.at === shown.at(-1)
    const isReady = isLast && changes.length > 0 && !isFaulty
    onSheet({ ...withField(accepted, fieldAfter(shown, sheet.at, 1)), step: isReady ? 'basis' : 'fields' })
  }
  return (
    <main className="compare">
      <CompareKeys
        accept={accept}
        move={(places) => go(fieldAfter(shown, sheet.at, places))}
        toBasis={toBasis}
        back={onBack}
      />
      <header className="compare-head">
        <Button look="plain" onPress={onBack}>
          <Icon name="back" /> {words.compare.toPerson}
        </Button>
        <div>
          <h1>
            {words.compare.title}: {nameOf(record)}
          </h1>
          <p className="quiet">{words.compare.lead}</p>
        </div>
      </header>

      <output className="compare-moved">
        {sheet.moved.length > 0 && (
          <Notice
            tone="warn"
            icon="warning"
            title={words.compare.moved(sheet.moved.map((field) => words.fields[field]).join(', '))}
          />
        )}
      </output>
      <div className="compare-columns" aria-hidden="true">
        <span>{words.compare.field}</span>
        <span>{words.compare.journal}</span>
        <span>{words.compare.document}</span>
      </div>
      <ol className="compare-fields">
        {shown.map((field) => {
          const shared = {
            field,
            journal: values[field],
            marks: marks.filter((mark) => mark.field === field),
            reading: readingAt(field),
          }
          return field === sheet.at ? (
            <ActiveRow
              key={field}
              {...shared}
              person={sheet.person}
              entry={sheet.entries[field]}
              isLeft={sheet.left.includes(field)}
              onEnter={(entry) => onSheet(withEntry(sheet, field, entry))}
              onAccept={accept}
            />
          ) : (
            <QuietRow key={field} {...shared} onChoose={() => go(field)} />
          )
        })}
      </ol>
      <footer className="compare-foot">
        <output>
          {isFaulty
            ? words.compare.faultsLeft
            : done === shown.length && changes.length === 0
              ? words.compare.allSame
              : words.compare.progress(done, shown.length)}
        </output>
        <Button look="main" keys="Ctrl+Enter" isDisabled={changes.length === 0 || isFaulty} onPress={toBasis}>
          {words.compare.toBasis(changes.length)}
        </Button>
      </footer>
    </main>
  )
}

const nameOf = ({ lastName, firstName, middleName }: PersonRecord): string =>
  [lastName, firstName, middleName].filter(Boolean).join(' ')

type Keys = { accept: () => void; move: (places: number) => void; toBasis: () => void; back: () => void }

/** Enter accepts and goes on, arrows move, Ctrl+Enter goes to the saving, Esc back to the card. */
function CompareKeys({ accept, move, toBasis, back }: Keys) {
  useKeys((event) => {
    const isInField = event.target instanceof HTMLInputElement
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      Enter: event.ctrlKey ? toBasis : isInField ? accept : undefined,
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Escape: back,
    }
    return acts[event.key]
  })
  return null
}
