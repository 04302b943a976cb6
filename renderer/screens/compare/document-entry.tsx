import { useEffect, useEffectEvent, useId, useRef } from 'react'
import type { Mark } from '../../../contract/mark.ts'
import { showField } from '../../../domain/field.ts'
import type { Field } from '../../../domain/person.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
import { MarkNote } from '../../parts/mark-note.tsx'
import { useTypingAnywhere } from '../../parts/typing.ts'
import { sayOf } from '../../words/of-code.ts'
import { useWords } from '../../words/spoken.ts'
import { Difference } from './difference.tsx'
import { KeptForm, Others, Repairs, SnilsSuggestions } from './helps.tsx'
import type { Entry, Reading } from './sheet.ts'

type Props = {
  person: string
  field: Field
  journal: string
  marks: readonly Mark[]
  entry: Entry | undefined
  reading: Reading
  /** Whether a fault may be told already: not before the field was left once. */
  isLeft: boolean
  /** Two entries differed, and this is the first of two new ones. */
  isMissed: boolean
  onEnter: (entry: Entry) => void
  onAccept: () => void
}

/** What the document says, typed; how it differs from the journal, and what may help. */
export function DocumentEntry({ person, field, journal, marks, entry, reading, ...more }: Props) {
  const { isLeft, isMissed, onEnter, onAccept } = more
  const { fields, compare, findings, second } = useWords()
  const said = useId()
  const input = useRef<HTMLInputElement>(null)
  const typed = entry?.how === 'typed' ? entry.text : ''
  const takeField = useEffectEvent(() => {
    input.current?.focus()
    // What was half-entered when the screen was locked goes on; what was left already is typed anew.
    if (isLeft || typed === '') input.current?.select()
    else input.current?.setSelectionRange(typed.length, typed.length)
    input.current?.closest('li')?.scrollIntoView({ block: 'nearest' })
  })
  useEffect(() => takeField(), [])

  // A shift that was taken over in the midst leaves the focus nowhere.
  useTypingAnywhere(input)
  const take = (value: string) => {
    onEnter({ how: 'typed', text: showField(field, value) })
    input.current?.focus()
  }
  const isAnew = isMissed && typed === ''
  const isFault = reading.status === 'fault' && isLeft
  const becomes = reading.status === 'differs' ? reading.becomes : undefined
  const warnings = reading.status === 'differs' ? reading.warnings : []
  const isSnilsDoubted = field === 'snils' && (marks.some(({ severity }) => severity === 'error') || isFault)
  return (
    <div className="active-document">
      <input
        ref={input}
        className="aloud"
        type="text"
        aria-label={compare.typeHere(fields[field])}
        aria-invalid={isFault}
        aria-describedby={said}
        value={typed}
        placeholder={entry?.how === 'empty' ? compare.willBeEmpty : ''}
        maxLength={500}
        autoComplete="off"
        spellCheck={false}
        onChange={(event) => onEnter({ how: 'typed', text: event.target.value })}
      />
      <output id={said} className="active-said">
        {isAnew && <MarkNote severity="error" said={{ what: second.missed, act: second.missedAct }} />}
        {isFault && <MarkNote severity="error" said={sayOf(findings, reading.fault)} />}
        {becomes !== undefined && typed !== '' && <KeptForm field={field} typed={typed} becomes={becomes} />}
        {becomes && journal !== '' && (
          <Difference was={showField(field, journal)} becomes={showField(field, becomes)} />
        )}
        {warnings.map((warning) => (
          <MarkNote key={warning.code} severity={warning.severity} said={sayOf(findings, warning)} />
        ))}
        {reading.status === 'same' && (
          <span className="same">
            <Icon name="check" /> {compare.matches}
          </span>
        )}
      </output>
      {becomes && isShared(field) && <Others person={person} field={field} value={becomes} />}
      {isSnilsDoubted && <SnilsSuggestions person={person} typed={typed} onTake={take} />}
      <Repairs found={reading.status === 'differs' ? warnings : marks} field={field} onTake={take} />
      <div className="active-buttons">
        {!isAnew && (
          <Button look={typed === '' ? 'usual' : 'main'} keys="Enter" onPress={onAccept}>
            {typed === '' && entry?.how !== 'empty' ? compare.matches : compare.next}
          </Button>
        )}
        {journal !== '' && (
          <Button look="plain" onPress={() => onEnter({ how: 'empty' })}>
            {compare.emptyInDocument}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Fields that two people must not share. */
const isShared = (field: Field): field is 'snils' | 'phone' | 'email' =>
  field === 'snils' || field === 'phone' || field === 'email'
