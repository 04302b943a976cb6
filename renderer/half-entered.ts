import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { LONGEST_HALF_ENTERED } from '../contract/kiosk-limits.ts'
import { call } from './link/call.ts'
import { beginning, printing, type Work } from './place.ts'
import { isBegun } from './screens/compare/sheet.ts'

/** At most so much typing is lost in a crash, ms. */
const KEEP_AFTER_MS = 250

/**
 * Keeps what is half-entered over a crash of the page or of the program, and gives it back once, when the page has
 * begun anew and the same person is at the desk.
 */
export function useHalfEntered(work: Work, isOpen: boolean, onGiven: (work: Work) => void): void {
  const [isAsked, setIsAsked] = useState(false)
  const latest = useRef(work)
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined)
  const sheets = useRef(0)

  const take = useEffectEvent((text: string | undefined) => {
    const held = text === undefined ? undefined : workIn(text)
    if (held && latest.current === beginning) onGiven(held) // who was faster than the answer goes on typing
    setIsAsked(true)
  })
  useEffect(() => {
    if (!isOpen || isAsked) return
    void call('half-entered.give', {}).then((given) => take(given.ok ? given.value.work : undefined))
  }, [isOpen, isAsked])

  useEffect(() => {
    latest.current = work
    if (!isOpen || !isAsked) return
    const begun = Object.values(work.sheets).filter(isBegun).length
    const isSaved = begun < sheets.current // what was saved must not come back
    sheets.current = begun
    const keep = () => {
      clearTimeout(waiting.current)
      waiting.current = undefined
      const text = JSON.stringify(printing(latest.current))
      if (text.length <= LONGEST_HALF_ENTERED) {
        const isTyping = Object.values(latest.current.sheets).some(isBegun)
        void call('half-entered.keep', { work: text, isTyping })
      }
    }
    if (isSaved) keep()
    else waiting.current ??= setTimeout(keep, KEEP_AFTER_MS)
  }, [work, isOpen, isAsked])
}

/** Where she was; undefined where it is no work as this page knows it. */
export function workIn(text: string): Work | undefined {
  try {
    const held = JSON.parse(text) as Partial<Work>
    const isWork = Array.isArray(held.places) && held.places.length > 0 && typeof held.query === 'string'
    return isWork ? { ...beginning, ...held } : undefined
  } catch {
    return undefined
  }
}
