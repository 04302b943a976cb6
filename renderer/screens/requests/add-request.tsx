import { useState, type FormEvent } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { Found } from '../../../contract/people.ts'
import { ASKERS } from '../../../domain/correction.ts'
import { formatDate, isoToday, parseDate } from '../../../domain/date.ts'
import { REQUEST_KINDS, REQUEST_PAPERS } from '../../../domain/request.ts'
import { call } from '../../link/call.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Numbered } from '../../parts/numbered.tsx'
import { useNow } from '../../parts/now.ts'
import { TextField } from '../../parts/text-field.tsx'
import { useWords } from '../../words/spoken.ts'
import { ChoosePerson } from './choose-person.tsx'
import { numberOf } from './number-of.ts'
import type { AddingWork } from './work.ts'

type Props = {
  about: Found | undefined
  /** What was entered before the screen was left without being asked. */
  begun: AddingWork | undefined
  onBegun: (adding: AddingWork) => void
  onDone: (said: string) => void
  onClose: () => void
  onFault: (fault: Fault) => void
}

/** A request that came on paper or by word: whose, when, what, who asks and how. */
export function AddRequest({ about, begun, onBegun, onDone, onClose, onFault }: Props) {
  const words = useWords()
  const { adding, kinds, papers } = words.requests
  const today = isoToday(useNow().getTime())
  const [form, setForm] = useState<AddingWork>(
    begun ?? { person: about, received: formatDate(today), what: '' },
  )
  const { person, received, kind, askedBy, paper, what } = form
  const put = (change: Partial<AddingWork>) => {
    const next = { ...form, ...change }
    setForm(next)
    onBegun(next)
  }
  const [isTried, setIsTried] = useState(false)
  const [isSaving, setIsSaving] = useState(false)

  const day = parseDate(received, today)
  const wrongDay = !day.ok ? adding.wrongDay : day.value > today ? adding.future : undefined
  const save = async () => {
    setIsTried(true)
    if (!person || !day.ok || wrongDay || !kind || !askedBy || !paper || isSaving) return
    setIsSaving(true)
    const asked = { person: person.id, received: day.value, kind, askedBy, paper, what: what.trim() }
    const outcome = await call('request.add', asked)
    setIsSaving(false)
    if (!outcome.ok) return onFault(outcome.fault)
    onDone(adding.saved(numberOf(outcome.value, words), formatDate(outcome.value.due)))
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void save()
  }
  const missing = (value: string | undefined) => (isTried && !value ? adding.choose : undefined)
  return (
    <Dialog
      title={adding.title}
      close={adding.cancel}
      onClose={onClose}
      wide
      foot={
        <Button look="main" type="submit" form="add-request" keys="Enter" isBusy={isSaving}>
          {adding.save}
        </Button>
      }
    >
      <form id="add-request" className="request-form request-form-wide" onSubmit={submit}>
        <div>
          <ChoosePerson
            person={person}
            onPerson={(chosen) => put({ person: chosen })}
            wrong={isTried && !person ? adding.choosePerson : undefined}
          />
          <TextField
            label={adding.received}
            hint={adding.receivedHint}
            value={received}
            onChange={(text) => put({ received: text })}
            wrong={isTried ? wrongDay : undefined}
            maxLength={30}
            takesFocus={person !== undefined}
          />
          <Numbered
            label={adding.paper}
            value={paper}
            options={REQUEST_PAPERS.map((value) => ({ value, word: papers[value] }))}
            onChoose={(chosen) => put({ paper: chosen })}
            wrong={missing(paper)}
          />
        </div>
        <div>
          <Numbered
            label={adding.kind}
            value={kind}
            options={REQUEST_KINDS.map((value) => ({ value, word: kinds[value] }))}
            onChoose={(chosen) => put({ kind: chosen })}
            wrong={missing(kind)}
          />
          <Numbered
            label={adding.askedBy}
            value={askedBy}
            options={ASKERS.map((value) => ({ value, word: words.askers[value] }))}
            onChoose={(chosen) => put({ askedBy: chosen })}
            wrong={missing(askedBy)}
          />
          <TextField
            label={adding.what}
            hint={adding.whatHint}
            value={what}
            onChange={(text) => put({ what: text })}
          />
        </div>
      </form>
    </Dialog>
  )
}
