import { useEffect, useEffectEvent, useRef, useState, type SubmitEvent } from 'react'
import type { Fault } from '../../contract/fault.ts'
import type { PinQuestion } from '../../contract/pin.ts'
import { ask } from './ask.ts'
import { isCyrillicKey, takePin, type PinSlip } from './pin-bytes.ts'
import { Question } from './question.tsx'
import { words } from './words.ts'
import './pin.css'

type Said = { readonly slip: PinSlip } | { readonly fault: Fault }

/** The page that asks for one PIN and sends it as bytes. It keeps nothing: neither state nor history holds a PIN. */
export function PinPage() {
  const [question, setQuestion] = useState<PinQuestion>()
  const [said, setSaid] = useState<Said>()
  const [isWorking, setIsWorking] = useState(false)
  const [isStopping, setIsStopping] = useState(false)
  const [isAgreed, setIsAgreed] = useState(false)
  const [keys, setKeys] = useState({ isCaps: false, isCyrillic: false })
  const field = useRef<HTMLInputElement>(null)

  useEffect(() => {
    const take = (outcome: Awaited<ReturnType<typeof ask<'pin.look'>>>) =>
      outcome.ok ? setQuestion(outcome.value) : setSaid({ fault: outcome.fault })
    void ask('pin.look', {}).then(take)
  }, [])
  useEffect(() => {
    if (!question) return
    document.documentElement.lang = question.language
    document.title = words[question.language].pin.title[question.purpose]
  }, [question])
  const mayType = question !== undefined && !isWorking
  useEffect(() => {
    if (mayType) field.current?.focus()
  }, [mayType])

  const { pin: say, say: sayFault } = words[question?.language ?? 'ru']
  const isLast = question?.triesLeft === 1
  const isBlocked = question?.triesLeft === 0

  const enter = async (event: SubmitEvent) => {
    event.preventDefault()
    if (!field.current || isWorking || isBlocked || (isLast && !isAgreed)) return
    const pin = takePin(field.current)
    if (typeof pin === 'string') return setSaid({ slip: pin })

    setSaid(undefined)
    setIsWorking(true)
    const asked = ask('pin.enter', { pin })
    pin.fill(0) // the door has cloned it
    const outcome = await asked
    setIsWorking(false)
    setIsStopping(false)
    if (outcome.ok) return
    setSaid({ fault: outcome.fault })
    setIsAgreed(false)
    const { fault } = outcome
    if (fault.code === 'pin.wrong') setQuestion((now) => now && { ...now, triesLeft: fault.triesLeft })
  }
  /** While the card works it ends what it has begun; a second press would change nothing. */
  const cancel = () => {
    if (isStopping) return
    setIsStopping(isWorking)
    void ask('pin.cancel', {})
  }
  const listen = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape') return cancel()
    const isCaps = event.getModifierState('CapsLock')
    setKeys((now) => ({
      isCaps,
      isCyrillic: event.key.length === 1 ? isCyrillicKey(event.key) : now.isCyrillic,
    }))
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => listen(event)
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])

  const fault = said && ('slip' in said ? say[said.slip] : sayFault(said.fault))
  const warning = keys.isCyrillic ? say.cyrillic : keys.isCaps ? say.caps : ''
  return (
    <main className="pin">
      <h1>{question ? say.title[question.purpose] : ''}</h1>
      {question && <Question question={question} />}
      <form className="pin-form" onSubmit={(event) => void enter(event)}>
        <label htmlFor="pin">{say.label}</label>
        <input
          ref={field}
          id="pin"
          type="password"
          maxLength={16}
          autoComplete="off"
          autoCorrect="off"
          autoCapitalize="off"
          spellCheck={false}
          aria-invalid={fault !== undefined}
          aria-describedby="said hint"
          disabled={isWorking || isBlocked || !question}
        />
        <p id="hint" className="small quiet">
          {say.length}
        </p>
        {question?.triesLeft !== undefined && (
          <p className={isLast ? 'pin-last' : 'quiet'}>
            {isLast ? say.lastTry : say.tries(question.triesLeft)}
          </p>
        )}
        {isLast && (
          <label className="pin-agree">
            <input
              type="checkbox"
              checked={isAgreed}
              onChange={(event) => setIsAgreed(event.target.checked)}
            />
            {say.lastTryAgree}
          </label>
        )}
        <div id="said" role="alert" className="pin-said">
          {fault && <p className="pin-fault">{fault}</p>}
          {warning && warning !== fault && <p className="pin-warning">{warning}</p>}
        </div>
        <output>{isStopping ? say.stopping : isWorking ? say.wait : ''}</output>
        <div className="pin-buttons">
          <button type="button" className="pin-button" disabled={isStopping} onClick={cancel}>
            {say.cancel}
          </button>
          <button
            type="submit"
            className="pin-button pin-main"
            disabled={isWorking || isBlocked || !question || (isLast && !isAgreed)}
          >
            {question?.purpose === 'sign' ? say.sign(question.documents.length) : say.open}
          </button>
        </div>
      </form>
    </main>
  )
}
