import { useEffect, useEffectEvent, type ReactNode } from 'react'
import { onItsWay } from '../../../contract/on-its-way.ts'
import type { Card } from '../../../contract/people.ts'
import type { PersonRecord } from '../../../contract/person.ts'
import { fieldsShown, valueOf } from '../../../contract/values.ts'
import { ageOn } from '../../../domain/age.ts'
import { formatDate, isIsoDate, isoToday } from '../../../domain/date.ts'
import { useLook } from '../../link/look.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { IconButton } from '../../parts/icon-button.tsx'
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
  /** Who it is, once it is known. */
  onSeen: (person: { id: string; kind: PersonRecord['kind']; name: string; className: string }) => void
  /** The receipt of one correction, as a paper. */
  onReceipt: (correction: string) => void
  /** Who has looked at this card. */
  onAccess: () => void
  /** Everything that has become of this person. */
  onPast: () => void
  /** The same, printed at once. */
  onPrintReceipt: (correction: string) => void
  /** What other systems know of this person. */
  lookups: ReactNode
}

/** Everything the journal holds of one person, with what is wrong marked on it. */
export function Person({ id, isCovered, onCover, onOpen, onBack, onCompare, ...more }: Props) {
  const words = useWords()
  const { value: card, fault, again } = useLook('people.open', { id })
  const compare = () => card && onCompare(card)
  const { onAccess, onDiagnose, onPast, onPrintReceipt, onReceipt, onSeen, lookups } = more
  const record = card?.record
  const name = record ? [record.lastName, record.firstName, record.middleName].filter(Boolean).join(' ') : ''
  const tell = useEffectEvent((named: string) => {
    if (record && named) onSeen({ id, kind: record.kind, name: named, className: record.className })
  })
  useEffect(() => tell(name), [name])

  useKeys((event) => {
    if (event.key === 'F2' || (event.key === 'Enter' && event.ctrlKey)) return compare
    if (event.key === 'F3') return onDiagnose
    const newest = card?.corrections.findLast(({ state }) => state !== 'withdrawn')
    if (event.key === 'F6' && newest) return () => onPrintReceipt(newest.correction.id)
    const isBack =
      event.key === 'Backspace' || event.key === 'Escape' || (event.key === 'ArrowLeft' && event.altKey)
    return isBack ? onBack : undefined
  })

  if (!card || !record) {
    return (
      <Absent
        isPage
        fault={fault && sayFault(words, fault)}
        loading={words.desk.loading}
        again={words.desk.lookAgain}
        onAgain={again}
      />
    )
  }
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
          <Title>{name}</Title>
          <p>
            <Badge icon={record.kind}>{words.kinds[record.kind]}</Badge>
            {record.className && <Badge>{words.person.class(record.className)}</Badge>}
            {record.state === 'left' && <Badge tone="warn">{words.person.left}</Badge>}
            <span>{bornAndAge(record)}</span>
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
        <IconButton
          icon={isCovered ? 'eye-off' : 'eye'}
          label={isCovered ? words.person.uncover : words.person.cover}
          keys="F8"
          onPress={onCover}
        />
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
          {lookups}
          <Trail card={card} onReceipt={onReceipt} />
          <Button look="plain" onPress={onPast}>
            <Icon name="clock" /> {words.register.past.link}
          </Button>
          <Button look="plain" onPress={onAccess}>
            <Icon name="eye" /> {words.access.ofPerson}
          </Button>
        </aside>
      </div>
    </main>
  )

  function bornAndAge({ birthDate }: PersonRecord): string {
    const born = formatDate(birthDate)
    if (!isIsoDate(birthDate)) return born
    return `${born} · ${words.person.age(ageOn(birthDate, isoToday(Date.now())))}`
  }
}
