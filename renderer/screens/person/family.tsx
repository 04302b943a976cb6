import type { Card } from '../../../contract/people.ts'
import { formatDate } from '../../../domain/date.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useWords } from '../../words/spoken.ts'
import { MarkLine } from './mark-line.tsx'

type Props = { card: Card; onOpen: (id: string) => void }

/** The grown-ups of a pupil, the children of a grown-up; Enter goes to them. */
export function Family({ card, onOpen }: Props) {
  const { person, relations } = useWords()
  const marks = card.marks.filter(({ field }) => field === 'links')
  return (
    <section className="side">
      <h2>{person.familyOf[card.record.kind]}</h2>
      {marks.map((mark) => (
        <MarkLine key={mark.code} mark={mark} onOpen={onOpen} />
      ))}
      {card.relatives.length === 0 && marks.length === 0 && <p className="quiet">{person.noFamily}</p>}
      <ul>
        {card.relatives.map((one) => (
          <li key={one.id}>
            <Button look="plain" onPress={() => onOpen(one.id)}>
              <Icon name={one.kind} />
              <span className="relative">
                <span>{[one.lastName, one.firstName, one.middleName].filter(Boolean).join(' ')}</span>
                <span className="quiet small">
                  {[
                    relationOf(one.relation),
                    one.className && person.class(one.className),
                    formatDate(one.birthDate),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )

  function relationOf(relation: string): string {
    return (relations as Readonly<Record<string, string>>)[relation] ?? ''
  }
}
