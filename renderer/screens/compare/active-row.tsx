import { useEffect, useId, useRef } from 'react'
import type { Mark } from '../../../contract/mark.ts'
import { showField } from '../../../domain/field.ts'
import type { Field } from '../../../domain/person.ts'
import { Button } from '../../parts/button.tsx'
import { Icon } from '../../parts/icon.tsx'
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
  onEnter: (entry: Entry) => void
  onAccept: () => void
}

const SHARED: ReadonlySet<Field> = new Set(['snils', 'phone', 'email'])

/** The field that is being read aloud: large, with everything that helps to compare it. */
export function ActiveRow({
  person,
  field,
  journal,
  marks,
  entry,
  reading,
  isLeft,
  onEnter,
  onAccept,
}: Props) {
  const words = useWords()
  const said = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    input.current?.focus()
    input.current?.select()
    input.current?.closest('li')?.scrollIntoView({ block: 'nearest' })
  }, [field])

  const typed = entry?.how === 'typed' ? entry.text : ''
  const take = (value: string) => {
    onEnter({ how: 'typed', text: showField(field, value) })
    input.current?.focus()
  }
  const isFault = reading.status === 'fault' && isLeft
  const becomes = reading.status === 'differs' ? reading.becomes : undefined
  const isSnilsDoubted = field === 'snils' && (marks.some(({ severity }) => severity === 'error') || isFault)
  return (
    <li className="active" aria-current="step">
      <div className="active-journal">
        <h2>{words.fields[field]}</h2>
        <p className="column-name">{words.compare.journal}</p>
        <p className="aloud">
          {journal === '' ? (
            <span className="quiet">{words.compare.nothing}</span>
          ) : (
            showField(field, journal)
          )}
        </p>
        {marks.map((mark) => (
          <p key={mark.code} className={`mark mark-${mark.severity}`}>
            <Icon name={mark.severity === 'error' ? 'fault' : 'warning'} />
            <span>
              <strong>{sayOf(words.marks, mark).what}.</strong> {sayOf(words.marks, mark).act}
            </span>
          </p>
        ))}
      </div>
      <div className="active-document">
        <p className="column-name">{words.compare.document}</p>
        <input
          ref={input}
          className="aloud"
          type="text"
          aria-label={words.compare.typeHere(words.fields[field])}
          aria-invalid={isFault}
          aria-describedby={said}
          value={typed}
          placeholder={entry?.how === 'empty' ? words.compare.willBeEmpty : ''}
          maxLength={500}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => onEnter({ how: 'typed', text: event.target.value })}
        />
        <div id={said} role="status" className="active-said">
          {isFault && <FaultLine reading={reading} />}
          {becomes !== undefined && typed !== '' && (
            <KeptForm field={field} typed={typed} becomes={becomes} />
          )}
          {becomes !== undefined && becomes !== '' && journal !== '' && (
            <Difference was={showField(field, journal)} becomes={showField(field, becomes)} />
          )}
          {reading.status === 'same' && typed !== '' && (
            <p className="same">
              <Icon name="check" /> {words.compare.matches}
            </p>
          )}
        </div>
        {becomes && isShared(field) && <Others person={person} field={field} value={becomes} />}
        {isSnilsDoubted && <SnilsSuggestions person={person} typed={typed} onTake={take} />}
        <Repairs marks={marks} field={field} onTake={take} />
        <div className="active-buttons">
          <Button look={typed === '' ? 'usual' : 'main'} keys="Enter" onPress={onAccept}>
            {typed === '' && entry?.how !== 'empty' ? words.compare.matches : words.compare.next}
          </Button>
          {journal !== '' && (
            <Button look="plain" onPress={() => onEnter({ how: 'empty' })}>
              {words.compare.emptyInDocument}
            </Button>
          )}
        </div>
      </div>
    </li>
  )
}

function FaultLine({ reading }: { reading: Reading }) {
  const { findings } = useWords()
  if (reading.status !== 'fault') return null
  const { what, act } = sayOf(findings, reading.fault)
  return (
    <p className="mark mark-error">
      <Icon name="fault" />
      <span>
        <strong>{what}.</strong> {act}
      </span>
    </p>
  )
}

const isShared = (field: Field): field is 'snils' | 'phone' | 'email' => SHARED.has(field)
