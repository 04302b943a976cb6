import { useState, type FormEvent } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { Button } from '../../parts/button.tsx'
import { Choice } from '../../parts/choice.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { useWords } from '../../words/spoken.ts'
import { numberOf } from './number-of.ts'
import type { ClosingWork } from './work.ts'

type Props = {
  /** Whose answer it is, and how much of it stands already. */
  begun: ClosingWork
  onBegun: (closing: ClosingWork) => void
  onDone: (said: string) => void
  onClose: () => void
  onFault: (fault: Fault) => void
}

const ENDINGS = ['done', 'refused'] as const

/** The answer to a request, and how it ended. */
export function CloseRequest({ begun, onBegun, onDone, onClose, onFault }: Props) {
  const words = useWords()
  const { closing, adding, kinds } = words.requests
  const { request, state, answer } = begun
  const [isTried, setIsTried] = useState(false)
  const [isSaving, setIsSaving] = useState(false)
  const number = numberOf(request, words)
  const { lastName, firstName, middleName } = request.person

  const save = async () => {
    setIsTried(true)
    if (!state || answer.trim() === '' || isSaving) return
    setIsSaving(true)
    const outcome = await call('request.close', { id: request.id, state, answer: answer.trim() })
    setIsSaving(false)
    if (outcome.ok) onDone(closing.saved(number))
    else onFault(outcome.fault)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }
  return (
    <Dialog
      title={closing.title(number)}
      close={closing.cancel}
      onClose={onClose}
      foot={
        <Button look="main" type="submit" form="close-request" isBusy={isSaving}>
          {closing.save}
        </Button>
      }
    >
      <form id="close-request" className="request-form" onSubmit={submit}>
        <p>
          <strong>{[lastName, firstName, middleName].filter(Boolean).join(' ')}</strong>
          {`. ${[kinds[request.kind], request.what].filter(Boolean).join('. ')}`}
        </p>
        <Choice
          label={closing.state}
          value={state}
          options={ENDINGS.map((value) => ({ value, word: closing.states[value] }))}
          onChoose={(chosen) => onBegun({ ...begun, state: chosen })}
          wrong={isTried && !state ? adding.choose : undefined}
          takesFocus
        />
        <TextField
          label={closing.answer}
          hint={closing.answerHint}
          value={answer}
          onChange={(text) => onBegun({ ...begun, answer: text })}
          wrong={isTried && answer.trim() === '' ? closing.empty : undefined}
        />
      </form>
    </Dialog>
  )
}
