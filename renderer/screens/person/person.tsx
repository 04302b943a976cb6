import { onItsWay } from '../../../contract/on-its-way.ts'
import type { Card } from '../../../contract/people.ts'
import { fieldsShown, valueOf } from '../../../contract/values.ts'
import { ageOn } from '../../../domain/age.ts'
import { formatDate, isIsoDate, isoToday } from '../../../domain/date.ts'
import { useLook } from '../../link/look.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useKeys } from '../../parts/keys.ts'
import { Title } from '../../parts/title.tsx'
import { Absent } from '../../parts/absent.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { Family } from './family.tsx'
import { FieldRow } from './field-row.tsx'
import { MarkLine } from './mark-line.tsx'
import { Papers, Trail } from './papers.tsx'
import './person.css'

type Props = {
  id: string
  isCovered: boolean
  onCover: () => void
  onOpen: (id: string) => void
  onBack: () => void
  onCompare: (card: Card) => void
  /** From the message on the screen of this person to the next step. */
  onDiagnose: () => void
  /** The receipt of one correction, as a paper. */
  onReceipt: (correction: string) => void
}

/** Everything the journal holds of one person, with what is wrong marked on it. */
export function Person({ id, isCovered, onCover, onOpen, onBack, onCompare, ...more }: Props) {
  const words = useWords()
  const { value: card, fault, again } = useLook('people.open', { id })
  const compare = () => card && onCompare(card)
  const { onDiagnose, onReceipt } = more

  useKeys((event) => {
    if (event.key === 'F2' || (event.key === 'Enter' && event.ctrlKey)) return compare
    if (event.key === 'F3') return onDiagnose
    const isBack =
      event.key === 'Backspace' || event.key === 'Escape' || (event.key === 'ArrowLeft' && event.altKey)
    return isBack ? onBack : undefined
  })

  if (!card) {
    return (
      <Absent
        fault={fault && sayFault(words, fault)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={again}
      />
    )
  }
  const { record } = card
  const open = card.marks.filter(
    ({ field, severity }) => severity !== 'notice' && !onItsWay(card.corrections, field),
  )
  const faults = open.filter(({ severity }) => severity === 'error').length
  return (
    <main className="person">
      <header className="person-head">
        <Button look="plain" onPress={onBack}>
          <Icon name="back" /> {words.desk.back}
        </Button>
        <div className="person-name">
          <Title>{[record.lastName, record.firstName, record.middleName].filter(Boolean).join(' ')}</Title>
          <p>
            <Badge icon={record.kind}>{words.kinds[record.kind]}</Badge>
            {record.className && <Badge>{words.person.class(record.className)}</Badge>}
            {record.state === 'left' && <Badge tone="warn">{words.person.left}</Badge>}
            <span>{bornAndAge()}</span>
            {open.length > 0 ? (
              <Badge tone={faults > 0 ? 'fault' : 'warn'} icon={faults > 0 ? 'fault' : 'warning'}>
                {words.person.marks(open.length)}
              </Badge>
            ) : (
              <Badge tone="good" icon="check">
                {words.person.noMarks}
              </Badge>
            )}
          </p>
        </div>
        <Button onPress={onCover} keys="F8">
          <Icon name="eye" /> {isCovered ? words.person.uncover : words.person.cover}
        </Button>
        <Button onPress={onDiagnose} keys="F3">
          {words.person.diagnose}
        </Button>
        <Button look="main" keys="F2" onPress={compare}>
          {words.person.compare}
        </Button>
      </header>
      <div className="person-body">
        <section className="fields">
          <h2 className="unseen">{words.person.identity}</h2>
          {card.marks
            .filter(({ field }) => field === 'card')
            .map((mark) => (
              <MarkLine key={mark.code} mark={mark} onOpen={onOpen} />
            ))}
          <dl>
            {fieldsShown(record).map((field) => (
              <FieldRow
                key={field}
                field={field}
                value={valueOf(record, field)}
                marks={card.marks.filter((mark) => mark.field === field)}
                correction={onItsWay(card.corrections, field)}
                isCovered={isCovered}
                onOpen={onOpen}
              />
            ))}
          </dl>
        </section>
        <aside aria-label={words.person.family}>
          <Family card={card} onOpen={onOpen} />
          <Papers card={card} isCovered={isCovered} />
          <Trail card={card} onReceipt={onReceipt} />
        </aside>
      </div>
    </main>
  )

  function bornAndAge(): string {
    const born = formatDate(record.birthDate)
    if (!isIsoDate(record.birthDate)) return born
    return `${born} · ${words.person.age(ageOn(record.birthDate, isoToday(Date.now())))}`
  }
}
