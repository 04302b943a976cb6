import type { HealthLine } from '../../../contract/health.ts'
import type { Mark } from '../../../contract/mark.ts'
import { formatDate } from '../../../domain/date.ts'
import { Icon } from '../../parts/icon.tsx'
import { sayOf } from '../../words/of-code.ts'
import { useWords } from '../../words/spoken.ts'
import { inReading, SEVERITY_ICONS } from './kinds.ts'
import { sayPlace } from './say.ts'

type Props = {
  line: HealthLine
  /** The kind that is looked for: its marks are read first. */
  code: string | undefined
  item: { 'data-item': string; tabIndex: number }
  onOpen: () => void
}

/** A person with everything that is marked on the card: where, what, and what to do. */
export function PersonLine({ line: { person, marks }, code, item, onOpen }: Props) {
  const words = useWords()
  const { health, kinds } = words
  const about = [
    kinds[person.kind],
    person.className && health.list.class(person.className),
    person.birthDate && `${health.list.born} ${formatDate(person.birthDate)}`,
  ]
  return (
    <li className="line">
      <button type="button" className="line-person" onClick={onOpen} {...item}>
        <strong>{[person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ')}</strong>
        <span className="small quiet">{about.filter(Boolean).join(' · ')}</span>
      </button>
      <ul className="line-marks">
        {marks.length === 0 && <li className="quiet">{health.list.clean}</li>}
        {inReading(marks, code).map((mark, place) => (
          <MarkOfLine key={`${mark.field} ${mark.code} ${place}`} mark={mark} />
        ))}
      </ul>
    </li>
  )
}

function MarkOfLine({ mark }: { mark: Mark }) {
  const words = useWords()
  const { what, act } = sayOf(words.marks, mark)
  return (
    <li className={`line-mark line-mark-${mark.severity}`}>
      <Icon name={SEVERITY_ICONS[mark.severity]} />
      <span>
        <span className="unseen">{words.health.severities[mark.severity]}: </span>
        <span className="quiet">{sayPlace(words, mark.field)}.</span> <strong>{what}.</strong> {act}
      </span>
    </li>
  )
}
