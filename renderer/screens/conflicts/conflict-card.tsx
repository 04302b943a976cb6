import type { ReactNode } from 'react'
import type { Conflict } from '../../../contract/conflict.ts'
import type { Field } from '../../../domain/person.ts'
import { Notice } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { useNow } from '../../parts/now.ts'
import { useWords } from '../../words/spoken.ts'
import { moment } from '../../words/time.ts'
import { FieldChoice } from './field-choice.tsx'
import type { Fate, Pick, Picks } from './picks.ts'
import { ThreeWays } from './three-ways.tsx'

type Props = {
  conflict: Conflict
  picks: Picks
  fate: Fate
  /** ISO */
  today: string
  /** Why it was not settled just now. */
  left: string | undefined
  isBusy: boolean
  onPick: (field: Field, pick: Pick) => void
  onSettle: () => void
  onOpen: () => void
  /** What else may be settled in the same way. */
  alike: ReactNode
}

/** One conflict: whose, three ways per field, what is right, and what will come of it. */
export function ConflictCard({ conflict, picks, fate, today, left, isBusy, alike, ...acts }: Props) {
  const words = useWords()
  const { conflicts } = words
  const now = useNow()
  const { held, fields, isRead, isGone } = conflict
  const { correction, person, signer, signedAt } = held
  const name = [person.lastName, person.firstName, person.middleName].filter(Boolean).join(' ')
  const isOpen = isRead && !isGone
  const isDecided = 'choices' in fate
  return (
    <article className="conflict" data-conflict={correction.id} aria-label={name || conflicts.gone.name}>
      <header className="conflict-head">
        <div>
          <h2 tabIndex={-1}>
            {name || conflicts.gone.name}
            {person.className && <span className="quiet"> · {words.person.class(person.className)}</span>}
          </h2>
          <p className="small quiet">
            {signer && signedAt ? conflicts.signedBy(signer, moment(signedAt, now, words.desk)) : ''}
            {' · '}
            {words.bases[correction.basis]} · {words.askers[correction.askedBy]}
          </p>
        </div>
        {!isGone && (
          <Button look="plain" onPress={acts.onOpen}>
            {conflicts.open}
          </Button>
        )}
      </header>

      <table className="conflict-ways">
        <thead>
          <tr>
            {(['field', 'was', 'ours', isGone ? 'last' : 'theirs'] as const).map((column) => (
              <th key={column} scope="col">
                {conflicts.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {fields.map((one) => (
            <ThreeWays key={one.field} {...{ one, isRead }} />
          ))}
        </tbody>
      </table>

      {isOpen &&
        fields
          .filter(({ state }) => state !== 'ours')
          .map((one) => (
            <FieldChoice
              key={one.field}
              {...{ one, picks, today }}
              person={correction.person}
              onPick={(pick) => acts.onPick(one.field, pick)}
            />
          ))}
      {isGone && (
        <Notice tone="warn" icon="warning" title={conflicts.gone.title}>
          {conflicts.gone.what}
        </Notice>
      )}
      <output>{left !== undefined && <Notice tone="fault" icon="fault" title={sayLeft(left)} />}</output>

      <footer className="conflict-foot">
        <p className={isDecided ? '' : 'quiet'}>{says()}</p>
        {alike}
        {isRead && (
          <Button
            look={isDecided && !isGone ? 'main' : 'usual'}
            keys={isDecided && !isGone ? 'Ctrl+Enter' : undefined}
            isDisabled={!isDecided}
            isBusy={isBusy}
            onPress={acts.onSettle}
          >
            {isGone ? conflicts.gone.close : conflicts.settle}
          </Button>
        )}
      </footer>
    </article>
  )

  function says(): string {
    if (!isRead) return conflicts.unread.card
    return isGone ? '' : conflicts.fate[fate.fate]
  }

  function sayLeft(code: string): string {
    return code in conflicts.left ? conflicts.left[code as keyof typeof conflicts.left] : conflicts.leftOther
  }
}
