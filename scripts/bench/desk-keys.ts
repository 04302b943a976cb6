import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession } from '@playwright/test'

/** A practised hand holds a key down so long, ms: the key is up before the next one is down. */
const HELD_MS = 45

/** Keys as the keyboard of a person sends them: down, and up a moment later. */
export function keysOf(session: CDPSession) {
  const press = async (key: string, text: string | undefined): Promise<void> => {
    const code = { Escape: 27, Enter: 13, Backspace: 8, ArrowDown: 40 }[key]
    const sign = text === undefined ? {} : { text, unmodifiedText: text }
    const fields = { key, ...(code !== undefined && { windowsVirtualKeyCode: code, code: key }) }
    await session.send('Input.dispatchKeyEvent', {
      type: text ? 'keyDown' : 'rawKeyDown',
      ...fields,
      ...sign,
    })
    await pause(HELD_MS)
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...fields })
  }
  return {
    letter: (sign: string) => press(sign, sign),
    key: (name: 'Escape' | 'Enter' | 'Backspace' | 'ArrowDown') => press(name, undefined),
    /** Types words one after another at an even pace, each taken out again, until the time is over. */
    async typeFor(ms: number, betweenMs: number, words: readonly string[], empty: () => Promise<unknown>) {
      const end = performance.now() + ms
      let next = performance.now()
      for (let number = 0; performance.now() < end; number++) {
        for (const sign of words[number % words.length]!) {
          await pause(Math.max(0, next - performance.now()))
          next = performance.now() + betweenMs
          await press(sign, sign)
        }
        await pause(Math.max(0, next - performance.now()))
        next = performance.now() + betweenMs
        await empty()
      }
    },
  }
}

export type Keys = ReturnType<typeof keysOf>
