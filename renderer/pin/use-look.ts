import { useEffect, useEffectEvent, useState } from 'react'
import type { Fault } from '../../contract/fault.ts'
import type { PinLook } from '../../contract/pin.ts'
import { ask } from './ask.ts'

/** The card may come and go: so often it is looked how things are. */
const PAUSE_MS = 400

/** What the page is asked for, as it is now. The last picture stays when the question has ended. */
export function useLook(): { look: PinLook | undefined; fault: Fault | undefined; again: () => void } {
  const [look, setLook] = useState<PinLook>()
  const [fault, setFault] = useState<Fault>()
  const [turn, setTurn] = useState(0)

  /** Gives whether the question still stands. */
  const take = useEffectEvent(async (_turn: number) => {
    const outcome = await ask('pin.look', {})
    if (outcome.ok) setLook(outcome.value)
    else if (!look) setFault(outcome.fault)
    return outcome.ok
  })
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let isOver = false
    const lookAgain = async () => {
      const isAsked = await take(turn)
      if (isAsked && !isOver) timer = setTimeout(() => void lookAgain(), PAUSE_MS)
    }
    void lookAgain()
    return () => {
      isOver = true
      clearTimeout(timer)
    }
  }, [turn])
  return { look, fault, again: () => setTurn((number) => number + 1) }
}
