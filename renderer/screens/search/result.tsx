import type { Found } from '../../../contract/people.ts'
import { formatDate } from '../../../domain/date.ts'
import { Badge } from '../../parts/badge.tsx'
import { Icon } from '../../parts/icon.tsx'
import { marked, markedDigits } from '../../parts/marked.ts'
import { MarkedText } from '../../parts/marked-text.tsx'
import { useWords } from '../../words/spoken.ts'

type Place = Found['how'][number]['place']

/** One found person in a row: enough to tell namesakes apart, with what was typed marked. */
export function Result({ person }: { person: Found }) {
  const words = useWords()
  const name = [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ')
  const matches = (...places: readonly Place[]) => person.how.filter(({ place }) => places.includes(place))
  return (
    <>
      <span className="result-kind">
        <Icon name={person.kind} /> {words.kinds[person.kind]}
      </span>
      <span className="result-name">
        <MarkedText pieces={marked(name, matches('lastName', 'firstName', 'middleName'))} />{' '}
        {person.state === 'left' && <Badge>{words.search.left}</Badge>}
      </span>
      <span className="result-class">
        <MarkedText pieces={marked(person.className, matches('className'))} />
      </span>
      <span className="number">
        <MarkedText pieces={markedDigits(formatDate(person.birthDate), matches('birthDate'))} />
      </span>
      <span className="result-family">{family(person)}</span>
      <span className="result-snils number quiet">
        {person.snilsEnd ? words.search.snilsEnd(person.snilsEnd) : words.search.noSnils}
      </span>
    </>
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
