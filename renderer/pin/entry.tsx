import { useEffect, useEffectEvent, useRef, useState } from 'react'
import type { PinQuestion } from '../../contract/pin.ts'
import { isCyrillicKey } from './pin-bytes.ts'
import { TriesLeft } from './tries.tsx'
import { words } from './words.ts'

type Props = {
  question: PinQuestion
  /** What is wrong with what was typed last. */
  fault: string | undefined
  /** That a wrong PIN has just been told. */
  isWrong: boolean
}

/** The name of the field inside its form. */
export const FIELD = 'pin'

/** The field of the PIN. Leaves nothing behind in it. */
export function Entry({ question, fault, isWrong }: Props) {
  const { pin: say } = words[question.language]
  const { pin } = question
  const field = useRef<HTMLInputElement>(null)
  const [keys, setKeys] = useState({ isCaps: false, isCyrillic: false })

  useEffect(() => {
    const input = field.current
    input?.focus()
    return () => {
      if (input) input.value = ''
    }
  }, [])
  const listen = useEffectEvent((event: KeyboardEvent) => {
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

  const warning = keys.isCyrillic ? say.cyrillic : keys.isCaps ? say.caps : ''
  return (
    <>
      <div className="pin-label">
        <label htmlFor="pin">{say.label}</label>
        <TriesLeft question={question} isWrong={isWrong} />
      </div>
      <input
        ref={field}
        id="pin"
        name={FIELD}
        type="password"
        // One more than the card takes: what is too long is told, never cut and tried.
        maxLength={pin.longest + 1}
        autoComplete="off"
        autoCorrect="off"
        autoCapitalize="off"
        spellCheck={false}
        aria-invalid={fault !== undefined}
        aria-describedby="said hint"
      />
      <p id="hint" className="small quiet">
        {say.length(pin.shortest, pin.longest)}
      </p>
      <div id="said" role="alert" className="pin-said">
        {fault && <p className="pin-fault">{fault}</p>}
        {warning && warning !== fault && <p className="pin-warning">{warning}</p>}
      </div>
    </>
  )
}
