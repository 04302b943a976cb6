import { useState } from 'react'
import type { ConflictField } from '../../../contract/conflict.ts'
import { fieldContextOf } from '../../../contract/values.ts'
import { checkField, parseField, showField } from '../../../domain/field.ts'
import { useLook } from '../../link/look.ts'
import { Button } from '../../parts/button.tsx'
import { MarkNote } from '../../parts/mark-note.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { sayOf } from '../../words/of-code.ts'
import { useWords } from '../../words/spoken.ts'
import { writtenIn, type Pick } from './picks.ts'

type Props = {
  person: string
  one: ConflictField
  pick: Pick
  /** ISO */
  today: string
  onPick: (pick: Pick) => void
}

/** Another value than either of the two, by the rules of the field; a СНИЛС is typed twice, as in the comparison. */
export function AnewEntry({ person, one: { field, theirs }, pick, today, onPick }: Props) {
  const { conflicts, fields, findings, compare, second } = useWords()
  const record = useLook('people.open', { id: person }).value?.record
  const [isLeft, setIsLeft] = useState(false)
  const { text = '', again = '', isEmpty = false } = pick
  const written = writtenIn(field, pick, today)
  const parsed = parseField(field, isEmpty ? '' : text)
  const found =
    record && parsed.ok && parsed.value !== ''
      ? checkField(field, parsed.value, fieldContextOf(record, today))
      : []
  const fault = parsed.ok ? found.find(({ severity }) => severity === 'error') : parsed.fault
  const isFault = fault !== undefined && isLeft && text.trim() !== ''
  const isAgain =
    field === 'snils' && (written.status === 'again' || written.status === 'missed' || again !== '')
  const kept = parsed.ok && text.trim() !== '' && showField(field, parsed.value) !== text.trim()
  return (
    <div className="anew">
      <div className={isAgain ? 'anew-first anew-hidden' : 'anew-first'} onBlur={() => setIsLeft(true)}>
        <TextField
          label={conflicts.anew.label(fields[field])}
          hint={isEmpty ? compare.willBeEmpty : conflicts.anew.hint}
          value={text}
          onChange={(next) => onPick({ take: 'anew', beside: theirs, text: next })}
        />
      </div>
      {isAgain && (
        <TextField
          label={second.label}
          hint={second.lead}
          value={again}
          onChange={(next) => onPick({ ...pick, again: next })}
        />
      )}
      <output>
        {isFault && <MarkNote severity="error" said={sayOf(findings, fault)} />}
        {written.status === 'missed' && (
          <MarkNote severity="error" said={{ what: second.missed, act: second.missedAct }} />
        )}
        {kept && parsed.ok && !isAgain && (
          <p className="small quiet">{compare.kept(showField(field, parsed.value))}</p>
        )}
        {found
          .filter(({ severity }) => severity !== 'error')
          .map((warning) => (
            <MarkNote key={warning.code} severity={warning.severity} said={sayOf(findings, warning)} />
          ))}
        {written.status === 'good' && written.value === theirs && (
          <p className="small quiet">{conflicts.anew.same}</p>
        )}
      </output>
      {theirs !== '' && parseField(field, '').ok && !isEmpty && (
        <Button look="plain" onPress={() => onPick({ take: 'anew', beside: theirs, isEmpty: true })}>
          {compare.emptyInDocument}
        </Button>
      )}
    </div>
  )
}
