import { useEffect, useEffectEvent, useRef, useState, type SubmitEvent } from 'react'
import type { Fault } from '../../contract/fault.ts'
import type { PinLook } from '../../contract/pin.ts'
import { useTheme } from '../parts/dress.ts'
import { ask } from './ask.ts'
import { Buttons } from './buttons.tsx'
import { Entry, FIELD } from './entry.tsx'
import { Note } from './note.tsx'
import { takePin, type PinSlip } from './pin-bytes.ts'
import { OnReader } from './on-reader.tsx'
import { Question } from './question.tsx'
import { State } from './state.tsx'
import { isLastTry, Tries } from './tries.tsx'
import { useLook } from './use-look.ts'
import { words } from './words.ts'
import { Working } from './working.tsx'
import './pin.css'
import './note.css'

type Said = { readonly slip: PinSlip } | { readonly fault: Fault }

/** What can be done on the page now. */
export type Mode = 'away' | 'blocked' | 'working' | 'pad' | 'entry'

/** The page that asks for one PIN and sends it as bytes. It keeps nothing: neither state nor history holds a PIN. */
export function PinPage() {
  const { look, fault: lookFault, again } = useLook()
  const [said, setSaid] = useState<Said>()
  const [isSending, setIsSending] = useState(false)
  const [isAgreed, setIsAgreed] = useState(false)
  const page = useRef<HTMLElement>(null)

  const question = look?.question
  const language = question?.language ?? 'ru'
  const title = question && words[language].pin.title[question.purpose]
  const mode = look && modeOf(look, isSending)
  const { pin: say, say: sayFault } = words[language]
  const isAsked = mode === 'entry' || mode === 'pad'
  const isOff = isAsked && question !== undefined && isLastTry(question) && !isAgreed

  useTheme(question?.theme ?? 'system')
  useEffect(() => {
    document.documentElement.lang = language
    if (title) document.title = title
  }, [language, title])

  // What was said of the card that is gone is not said of the one that comes.
  const isAway = mode === 'away'
  const [wasAway, setWasAway] = useState(false)
  if (isAway && said) setSaid(undefined)
  if (isAway && !wasAway) setWasAway(true)

  // Whatever had the focus may have gone with what could be done before.
  const keepFocus = useEffectEvent((_doing: string) => {
    if (document.activeElement && document.activeElement !== document.body) return
    page.current?.querySelector<HTMLElement>('[data-focus]')?.focus()
  })
  const doing = `${mode} ${look?.work?.mayStop}`
  useEffect(() => keepFocus(doing), [doing])

  const send = async (asking: ReturnType<typeof ask<'pin.enter' | 'pin.enterOnReader'>>) => {
    setSaid(undefined)
    setWasAway(false)
    setIsSending(true)
    const outcome = await asking
    setIsSending(false)
    if (outcome.ok) return
    setSaid({ fault: outcome.fault })
    setIsAgreed(false)
    again()
  }
  const enter = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!question || isSending || isOff) return
    if (mode === 'pad') return void send(ask('pin.enterOnReader', {}))
    const field = event.currentTarget.elements.namedItem(FIELD)
    if (mode !== 'entry' || !(field instanceof HTMLInputElement)) return
    const pin = takePin(field, question.pin)
    if (typeof pin === 'string') return setSaid({ slip: pin })
    const asking = ask('pin.enter', { pin })
    pin.fill(0) // the door has cloned it
    void send(asking)
  }
  const cancel = useEffectEvent(() => {
    if (!look?.work?.isGivenUp) void ask('pin.cancel', {}).then(again)
  })
  useEffect(() => {
    const hear = (event: KeyboardEvent) => event.key === 'Escape' && cancel()
    document.addEventListener('keydown', hear)
    return () => document.removeEventListener('keydown', hear)
  }, [])

  if (!look || !question || !mode) {
    return (
      <main className="pin">
        <div role="alert">
          {lookFault && (
            <Note tone="fault" icon="fault">
              {sayFault(lookFault)}
            </Note>
          )}
        </div>
      </main>
    )
  }

  const isWrong = said !== undefined && 'fault' in said && said.fault.code === 'pin.wrong'
  const fault = said && ('slip' in said ? sayOfSlip(said.slip) : sayFault(said.fault))
  function sayOfSlip(slip: PinSlip): string {
    const { shortest, longest } = question!.pin
    return slip === 'short' ? say.short(shortest) : slip === 'long' ? say.long(longest) : say[slip]
  }

  return (
    <main className="pin" ref={page}>
      <h1>{title}</h1>
      <Question question={question} />
      <form className="pin-form" onSubmit={enter}>
        {question.isClockBack && (
          <Note tone="warn" icon="clock">
            {say.clock}
          </Note>
        )}
        {question.pin.isFactory && mode !== 'blocked' && (
          <Note tone="warn" icon="warning">
            {say.factory}
          </Note>
        )}
        <State question={question} mode={mode} isBack={wasAway && !isAway} />
        {isAsked && <Tries question={question} isWrong={isWrong} isAgreed={isAgreed} onAgree={setIsAgreed} />}
        {mode === 'entry' && <Entry question={question} fault={fault} isWrong={isWrong} />}
        {mode === 'pad' && <OnReader question={question} fault={fault} isWrong={isWrong} />}
        {mode === 'working' && <Working look={look} />}
        <Buttons look={look} mode={mode} isOff={isOff} />
      </form>
    </main>
  )
}

function modeOf({ question, work }: PinLook, isSending: boolean): Mode {
  if (work || isSending) return 'working'
  if (question.cardState !== 'here') return 'away'
  if (question.triesLeft === 0) return 'blocked'
  return question.pin.isPad ? 'pad' : 'entry'
}
