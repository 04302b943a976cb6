import type { OpenCase } from '../../../contract/diagnosis.ts'
import type { Card } from '../../../contract/people.ts'
import { valueOf } from '../../../contract/values.ts'
import type { Field } from '../../../domain/person.ts'
import { MarkNote } from '../../parts/mark-note.tsx'
import { sayOf } from '../../words/of-code.ts'
import { useWords } from '../../words/spoken.ts'

/** What many people do not have. */
const MAY_BE_NONE: ReadonlySet<Field> = new Set(['middleName', 'certificateSeries', 'certificateNumber'])

/** What the record itself tells of the fields of the case, before any document is read. */
export function Clues({ card, found }: { card: Card; found: OpenCase }) {
  const { cases, fields, marks: words } = useWords()
  const marks = card.marks.filter(
    (mark) => mark.severity !== 'notice' && found.fields.some(({ field }) => field === mark.field),
  )
  const empty = found.fields
    .map(({ field }) => field)
    .filter((field) => valueOf(card.record, field) === '' && !MAY_BE_NONE.has(field))
    .filter((field) => !marks.some((mark) => mark.field === field))
  return (
    <section className="case-part">
      <h2>{cases.clues}</h2>
      {marks.length === 0 && empty.length === 0 && <p className="quiet">{cases.noClues}</p>}
      {empty.map((field) => (
        <MarkNote
          key={field}
          severity="warning"
          said={{ what: `${fields[field]}: ${cases.emptyThere}`, act: cases.emptyAct }}
        />
      ))}
      {marks.map((mark) => {
        const { what, act } = sayOf(words, mark)
        const field = mark.field === 'links' || mark.field === 'card' ? '' : `${fields[mark.field]}: `
        return (
          <MarkNote
            key={`${mark.field} ${mark.code}`}
            severity={mark.severity}
            said={{ what: `${field}${what}`, act }}
          />
        )
      })}
    </section>
  )
}
