import type { Card } from '../../../contract/people.ts'
import { needsPerson } from '../../../domain/correction.ts'
import { formatDate } from '../../../domain/date.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'
import { useNow } from '../../parts/now.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { coveredText } from '../../parts/covered.ts'

type Props = { card: Card; isCovered: boolean }

/** The papers of a person as the journal has them. */
export function Papers({ card: { record }, isCovered }: Props) {
  const { person, documents } = useWords()
  return (
    <section className="side">
      <h2>{person.documents}</h2>
      {record.documents.length === 0 && <p className="quiet">{person.noDocuments}</p>}
      <ul>
        {record.documents.map((paper) => (
          <li key={`${paper.type} ${paper.series} ${paper.number}`} className="paper">
            <span>{documents[paper.type]}</span>
            <span className="number">
              {paper.series} {isCovered ? coveredText(paper.number) : paper.number}
            </span>
            <span className="quiet small">
              {[
                paper.issued && person.issued(formatDate(paper.issued)),
                paper.issuer,
                paper.act && person.act(paper.act),
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What has been corrected on this card, the newest first. */
export function Trail({ card, onReceipt }: { card: Card; onReceipt: (correction: string) => void }) {
  const words = useWords()
  const now = useNow()
  if (card.corrections.length === 0) return null
  const newest = card.corrections.findLast(({ state }) => state !== 'withdrawn')?.correction.id
  return (
    <section className="side">
      <h2>{words.person.corrections}</h2>
      <ul>
        {card.corrections.toReversed().map(({ correction, state }) => (
          <li key={correction.id} className="paper">
            <span>{correction.changes.map(({ field }) => words.fields[field]).join(', ')}</span>
            <span>
              <Badge tone={needsPerson(state) ? 'warn' : 'plain'}>{words.states[state]}</Badge>{' '}
              <span className="quiet small">{moment(correction.created, now, words.desk)}</span>
            </span>
            {state !== 'withdrawn' && (
              <Button
                look="plain"
                keys={correction.id === newest ? 'F6' : undefined}
                onPress={() => onReceipt(correction.id)}
              >
                <Icon name="file" /> {words.person.receipt}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
