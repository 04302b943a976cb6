import type { PersonRecord } from '../../../contract/person.ts'
import { formatDate, isoToday } from '../../../domain/date.ts'
import type { Visitor } from '../../../domain/diagnosis.ts'
import { Button } from '../../parts/button.tsx'
import { Checkbox } from '../../parts/choice.tsx'
import { useNow } from '../../parts/now.ts'
import { Segments } from '../../parts/segments.tsx'
import { useWords } from '../../words/spoken.ts'
import { SEATS, seatOf, toldBy, visitorAt } from './visitor.ts'

type Props = {
  visitor: Visitor
  /** The record that told it; nobody in particular has none. */
  record: PersonRecord | undefined
  /** Said by hand, otherwise than the record. */
  isByHand: boolean
  onVisitor: (visitor: Visitor | undefined) => void
}

/** Who is logging in, why it is thought so, and the way to say otherwise. */
export function VisitorStrip({ visitor, record, isByHand, onVisitor }: Props) {
  const { cases } = useWords()
  return (
    <section className="visitor" aria-label={cases.who}>
      <Segments
        label={cases.who}
        value={seatOf(visitor)}
        options={SEATS.map((value) => ({ value, word: cases.seats[value] }))}
        onChoose={(seat) => onVisitor(visitorAt(seat, visitor.isForeign))}
      />
      <Checkbox
        isChosen={visitor.isForeign}
        onChange={(isForeign) => onVisitor(visitorAt(seatOf(visitor), isForeign))}
      >
        {cases.foreign}
      </Checkbox>
      {record && !isByHand && <p className="visitor-why small quiet">{<Why {...{ visitor, record }} />}</p>}
      {record && isByHand && (
        <p className="visitor-why small">
          {cases.byHand}{' '}
          <Button look="plain" onPress={() => onVisitor(undefined)}>
            {cases.asInRecord}
          </Button>
        </p>
      )}
    </section>
  )
}

function Why({ visitor, record }: { visitor: Visitor; record: PersonRecord }) {
  const { cases, person } = useWords()
  const now = useNow()
  const { age, turning, foreign } = toldBy(record, isoToday(now.getTime()), visitor.isForeign)
  return [
    age === undefined ? cases.noBirthDate : `${formatDate(record.birthDate)}, ${person.age(age)}`,
    turning && cases.turning(turning.age, turning.days),
    foreign && cases.foreignBy[foreign],
  ]
    .filter(Boolean)
    .join(' · ')
}
