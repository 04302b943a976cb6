import { useEffect, useRef, useState } from 'react'
import { failureNumber } from '../../../contract/failures.ts'
import type { SettingsShown } from '../../../contract/own-settings.ts'
import { call } from '../../link/call.ts'
import { useLook } from '../../link/look.ts'
import { Absent } from '../../parts/absent.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { TextField } from '../../parts/text-field.tsx'
import { sayFault } from '../../words/say.ts'
import { useWords } from '../../words/spoken.ts'
import { Authorities } from './authorities.tsx'
import { Connector } from './connector.tsx'
import type { StepProps } from './start.tsx'
import { Step } from './step.tsx'
import { LINE, orderOf, useSchool } from './use-school.ts'

/** Which school it is, how its corrections leave, and whose cards sign; then the desk goes to work. */
export function SchoolStep(props: StepProps) {
  const words = useWords()
  const { value, fault, again } = useLook('settings.look', {})
  return value ? (
    <Form {...props} settings={value} />
  ) : (
    <Absent
      isPage
      fault={fault && sayFault(words, fault)}
      number={fault && failureNumber(fault.code)}
      loading={words.desk.loading}
      again={words.desk.lookAgain}
      onAgain={again}
    />
  )
}

function Form({ settings, onStep, onLater, onFault }: StepProps & { settings: SettingsShown }) {
  const { start } = useWords()
  const say = start.school
  const held = useSchool(settings)
  const { form, change, wrong } = held
  const [isTrying, setIsTrying] = useState(false)
  const [isAsking, setIsAsking] = useState(false)
  const { value: before } = useLook('start.before', {})

  /** The first field that is wrong has the focus. */
  const fields = useRef<HTMLDivElement>(null)
  const [tries, setTries] = useState(0)
  useEffect(() => {
    if (tries > 0) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [tries])

  const attempt = async () => {
    setIsTrying(true)
    const tried = await call('settings.try', {
      url: form.url.trim(),
      token: form.token.trim(),
      authorities: form.servers.map(({ file }) => file),
    })
    setIsTrying(false)
    if (tried.ok) return held.hear(tried.value)
    onFault(tried.fault)
    return undefined
  }
  const tryLine = () => {
    if (!held.isLineWrong) return void attempt()
    held.showWrong(LINE)
    setTries((now) => now + 1)
  }
  const next = async () => {
    const asksLine = form.way === 'gateway' && !held.isLineSet
    const mayAsk = asksLine && !held.isLineWrong
    const heard = mayAsk ? (held.answered ?? (await attempt())) : undefined
    held.showWrong()
    setTries((now) => now + 1)
    if (mayAsk && heard?.what !== 'well' && !(heard?.what === 'no-line' && held.answered)) return
    if (held.isWhole) setIsAsking(true)
  }
  const go = async () => {
    setIsAsking(false)
    const outcome = await call('start.school', orderOf(form, held.isLineSet))
    if (!outcome.ok) onFault(outcome.fault)
  }
  const field = (name: 'school' | 'schoolTitle' | 'workplace', label: string, hint: string) =>
    settings[name].from === 'machine' ? (
      <p>
        <span className="choice-label">{label}</span> {settings[name].value}{' '}
        <span className="quiet small">({say.set})</span>
      </p>
    ) : (
      <TextField
        label={label}
        hint={hint}
        value={form[name]}
        wrong={wrong[name] && (wrong[name] === 'empty' ? say.empty : say.codeWrong)}
        maxLength={name === 'schoolTitle' ? 300 : 40}
        onChange={(value) => change({ [name]: value })}
      />
    )
  return (
    <Step
      step="school"
      title={start.steps.school}
      lead={say.lead}
      onBefore={() => onStep('region')}
      onLater={onLater}
      next={
        <Button look="main" isBusy={isTrying} onPress={() => void next()}>
          {isTrying ? say.trying : start.next}
        </Button>
      }
    >
      <div className="start-columns" ref={fields}>
        <Connector school={held} settings={settings} isTrying={isTrying} onTry={tryLine} />
        <div className="start-column">
          {field('school', say.code, say.codeHint)}
          {field('schoolTitle', say.schoolTitle, say.titleHint)}
          {field('workplace', say.workplace, say.workplaceHint)}
          {settings.trusted.from !== 'machine' && (
            <Authorities
              label={say.trusted}
              what={say.trustedWhat}
              none={say.trustedNone}
              choose={say.trustedChoose}
              chosen={form.trusted}
              onChosen={(trusted) => change({ trusted })}
            />
          )}
        </div>
      </div>
      {isAsking && (
        <Dialog
          title={say.confirm.title}
          close={say.confirm.stay}
          onClose={() => setIsAsking(false)}
          foot={
            <Button look="main" takesFocus onPress={() => void go()}>
              {say.confirm.go}
            </Button>
          }
        >
          <p>
            <strong>{form.schoolTitle}</strong>
          </p>
          <p>{say.confirm.restart}</p>
          <p>{say.confirm.training}</p>
          {before?.hasBase && <p>{say.confirm.before}</p>}
        </Dialog>
      )}
    </Step>
  )
}
