import type { PackageItem } from '../../../contract/exchange.ts'
import type { HeldCorrection } from '../../../contract/journal.ts'
import { showField } from '../../../domain/field.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { useNow } from '../../parts/now.ts'
import { Segments } from '../../parts/segments.tsx'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'

/** What a person has ticked and not entered yet. */
export type Tick = { readonly answer: 'none' | 'taken' | 'refused'; readonly note: string }

type Props = {
  item: PackageItem
  tick: Tick | undefined
  onTick: (tick: Tick) => void
  onOpen: () => void
}

const ANSWERS = ['none', 'taken', 'refused'] as const

const LONGEST_NOTE = 500

/** One correction of a package: whose, what, and the answer: given, or to be ticked. */
export function ItemRow({ item, tick = { answer: 'none', note: '' }, onTick, onOpen }: Props) {
  const words = useWords()
  const say = words.exchange.item
  const { held, isOpen, answer } = item
  const { className } = held.person
  const name = personOf(held) || words.conflicts.gone.name
  const now = useNow()
  return (
    <li className="item">
      <div>
        <strong>{name}</strong>
        {className && <p className="quiet small">{words.person.class(className)}</p>}
      </div>
      <Changes held={held} />
      <div className="item-answer">
        {isOpen && (
          <>
            <Segments
              label={say.answer(name)}
              value={tick.answer}
              options={ANSWERS.map((value) => ({ value, word: say[value] }))}
              onChoose={(chosen) => onTick({ ...tick, answer: chosen })}
            />
            {tick.answer === 'refused' && (
              <input
                className="column-text"
                aria-label={say.note(name)}
                placeholder={say.noteHint}
                value={tick.note}
                maxLength={LONGEST_NOTE}
                autoComplete="off"
                onChange={(event) => onTick({ ...tick, note: event.target.value })}
              />
            )}
          </>
        )}
        {answer && (
          <>
            <Badge
              tone={answer.outcome === 'taken' ? 'good' : 'fault'}
              icon={answer.outcome === 'taken' ? 'check' : 'fault'}
            >
              {say[answer.outcome]}
            </Badge>
            {answer.note && <p>{answer.note}</p>}
            <p className="quiet small">
              {(answer.how === 'file' ? say.byFile : say.byTick)(
                answer.by,
                moment(answer.at, now, words.desk),
              )}
            </p>
          </>
        )}
        {!isOpen && !answer && <p className="quiet small">{say.elsewhere}</p>}
      </div>
      <Button look="plain" aria-label={say.openOf(name)} onPress={onOpen}>
        {say.open}
      </Button>
    </li>
  )
}

/** What a correction changes, as people write it. */
export function Changes({ held }: { held: HeldCorrection }) {
  const words = useWords()
  const shown = (field: Parameters<typeof showField>[0], value: string) =>
    value === '' ? words.compare.nothing : showField(field, value)
  return (
    <dl className="changes">
      {held.correction.changes.map(({ field, was, becomes }) => (
        <div key={field}>
          <dt className="quiet small">{words.fields[field]}</dt>
          <dd>
            <s>{shown(field, was)}</s> <Icon name="arrow" /> <b>{shown(field, becomes)}</b>
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** Surname, first name and patronymic as far as there are any. */
export const personOf = ({ person }: HeldCorrection): string =>
  [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ')
