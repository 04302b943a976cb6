import type { Mark } from '../../../contract/mark.ts'
import { difference } from '../../../domain/difference.ts'
import { showField } from '../../../domain/field.ts'
import type { Field } from '../../../domain/person.ts'
import { useWords } from '../../words/spoken.ts'

type Props = { field: Field; value: string; marks: readonly Mark[] }

/** A value with the signs underlined that its marks complain of: a Latin letter cannot be seen otherwise. */
export function Suspect({ field, value, marks }: Props) {
  const { person } = useWords()
  if (value === '') return <span className="quiet">{person.empty}</span>

  const shown = showField(field, value)
  const suspects = new Set(shown === value ? marks.flatMap((mark) => placesOf(mark, value)) : [])
  return [...shown].map((sign, place) =>
    suspects.has(place) ? (
      <span key={place} className="suspect">
        {sign}
      </span>
    ) : (
      sign
    ),
  )
}

/** Where in the value the trouble is: said by the mark, or seen by what would mend it. */
function placesOf(mark: Mark, value: string): number[] {
  if ('positions' in mark) return [...mark.positions]
  if (mark.repair === undefined) return []

  let place = 0
  return difference(value, mark.repair).flatMap((piece) => {
    if (piece.change === 'added') return []
    const start = place
    place += piece.text.length
    return piece.change === 'removed' ? Array.from(piece.text, (_sign, step) => start + step) : []
  })
}
