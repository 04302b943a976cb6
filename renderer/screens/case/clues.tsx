import type { OpenCase } from '../../../contract/diagnosis.ts'
import type { Card } from '../../../contract/people.ts'
import { MarkNote } from '../../parts/mark-note.tsx'
import { sayOf } from '../../words/of-code.ts'
import { useWords } from '../../words/spoken.ts'

/** What the record itself tells of the fields of the case, before any document is read. */
export function Clues({ card, found }: { card: Card; found: OpenCase }) {
  const { cases, fields, marks: words } = useWords()
  const marks = card.marks.filter(
    (mark) => mark.severity !== 'notice' && found.fields.some(({ field }) => field === mark.field),
  )
  return (
    <section className="case-part">
      <h2>{cases.clues}</h2>
      {marks.length === 0 && <p className="quiet">{cases.noClues}</p>}
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
