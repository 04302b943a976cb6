import type { OpenCase } from '../../../contract/diagnosis.ts'
import type { Mark } from '../../../contract/mark.ts'
import { showField } from '../../../domain/field.ts'
import type { Field } from '../../../domain/person.ts'
import { Icon } from '../../parts/icon.tsx'
import { MarkNote } from '../../parts/mark-note.tsx'
import { sayOf } from '../../words/of-code.ts'
import { useWords } from '../../words/spoken.ts'
import { aloud } from './aloud.ts'
import { DocumentEntry } from './document-entry.tsx'
import { SecondEntry } from './second-entry.tsx'
import type { Entry, Reading, Sheet } from './sheet.ts'

type Props = {
  person: string
  field: Field
  journal: string
  marks: readonly Mark[]
  entry: Entry | undefined
  reading: Reading
  /** Whether a fault may be told already: not before the field was left once. */
  isLeft: boolean
  /** Which of the fields it is, where it stands alone on the page, grouped for reading aloud. */
  place: string | undefined
  /** How the journal matches by this field, and why it matters. */
  why: OpenCase['fields'][number] | undefined
  /** The second entry, where it is asked for; the first is hidden then. */
  second: Sheet['second']
  /** The two entries differed. */
  isMissed: boolean
  onSecond: (text: string) => void
  onAnew: () => void
  onEnter: (entry: Entry) => void
  onAccept: () => void
}

/** The field that is being read aloud: large, with everything that helps to compare it. */
export function ActiveRow({ field, journal, marks, why, place, second, ...entering }: Props) {
  const words = useWords()
  const { fields, compare, matching } = words
  const { onSecond, onAnew, ...first } = entering
  const shown = place ? aloud(field, journal, words.aloud) : showField(field, journal)
  return (
    <li className="active" aria-current="step">
      <div className="active-field">
        <h2>
          {fields[field]}
          {place && <span className="quiet small"> {place}</span>}
        </h2>
        {why && (
          <p className="active-why small">
            <Icon name="search" />
            <span>
              <strong>{matching.roles[why.role]}.</strong> {why.why[words.language]}
            </span>
          </p>
        )}
      </div>
      <div className="active-journal">
        <p className="aloud">
          <span className="active-label">{compare.journal}: </span>
          {journal === '' ? <span className="quiet">{compare.nothing}</span> : shown}
        </p>
        {marks.map((mark) => (
          <MarkNote key={mark.code} severity={mark.severity} said={sayOf(words.marks, mark)} />
        ))}
      </div>
      {second ? (
        <SecondEntry second={second} onType={onSecond} onAccept={first.onAccept} onAnew={onAnew} />
      ) : (
        <DocumentEntry {...{ field, journal, marks, ...first }} />
      )}
    </li>
  )
}
