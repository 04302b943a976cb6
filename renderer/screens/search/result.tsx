import type { Found } from '../../../contract/people.ts'
import { formatDate } from '../../../domain/date.ts'
import { Badge } from '../../parts/badge.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import { marked, markedDigits, type Piece } from './marked.ts'

type Props = { person: Found; id: string; isChosen: boolean; onChoose: () => void; onOpen: () => void }

/** One found person in a row: enough to tell namesakes apart. */
export function Result({ person, id, isChosen, onChoose, onOpen }: Props) {
  const words = useWords()
  const name = [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ')
  const matchesOf = (...places: readonly Found['how'][number]['place'][]) =>
    person.how.filter(({ place }) => places.includes(place))
  return (
    // The keys are heard by the field, which keeps the focus and names the chosen row.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <li
      id={id}
      role="option"
      aria-selected={isChosen}
      className="result"
      onPointerMove={onChoose}
      onClick={onOpen}
    >
      <span className="result-kind">
        <Icon name={person.kind} /> {words.kinds[person.kind]}
      </span>
      <span className="result-name">
        <Marked pieces={marked(name, matchesOf('lastName', 'firstName', 'middleName'))} />{' '}
        {person.state === 'left' && <Badge>{words.search.left}</Badge>}
      </span>
      <span className="result-class">
        {person.className && <Marked pieces={marked(person.className, matchesOf('className'))} />}
      </span>
      <span className="result-born number">
        <Marked pieces={markedDigits(formatDate(person.birthDate), matchesOf('birthDate'))} />
      </span>
      <span className="result-family">{family(person)}</span>
      <span className="result-snils number quiet">
        {person.snilsEnd ? words.search.snilsEnd(person.snilsEnd) : words.search.noSnils}
      </span>
    </li>
  )

  function family({ kind, relatives }: Found): string {
    const shown = relatives.slice(0, 2).map((one) => {
      const who = kind === 'pupil' ? relationOf(one.relation) : one.className
      return `${who} ${one.lastName} ${one.firstName}`.trim()
    })
    const rest = relatives.length - shown.length
    return [shown.join(', '), rest > 0 ? words.search.moreRelatives(rest) : ''].filter(Boolean).join(' ')
  }

  function relationOf(relation: string): string {
    return (words.relations as Readonly<Record<string, string>>)[relation] ?? ''
  }
}

const Marked = ({ pieces }: { pieces: readonly Piece[] }) =>
  pieces.map((piece, place) => (piece.hit ? <mark key={place}>{piece.text}</mark> : piece.text))
