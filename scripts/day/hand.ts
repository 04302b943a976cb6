import type { Locator, Page } from '@playwright/test'
import { pressLetters } from './letters.ts'

/**
 * Seconds of the keystroke-level model (Card, Moran, Newell): a key, a press of the pointer with the way to it, a
 * decision, a hand that moves between the keys and the pointer.
 */
export const KLM = { key: 0.28, click: 1.2, decision: 1.35, hand: 0.4 } as const

/** What a person has done. */
export type Tally = {
  readonly keys: number
  readonly clicks: number
  readonly decisions: number
  readonly hands: number
}

/** Nothing done yet. */
export const nothingDone: Tally = { keys: 0, clicks: 0, decisions: 0, hands: 0 }

/** How long a practised person takes for it, in seconds. */
export const modelled = ({ keys, clicks, decisions, hands }: Tally): number =>
  keys * KLM.key + clicks * KLM.click + decisions * KLM.decision + hands * KLM.hand

/** Two tallies together. */
export const together = (one: Tally, other: Tally): Tally => ({
  keys: one.keys + other.keys,
  clicks: one.clicks + other.clicks,
  decisions: one.decisions + other.decisions,
  hands: one.hands + other.hands,
})

/** Signs that need a second finger. */
const SHIFTED = /[A-ZА-ЯЁ@+_]/gu

/**
 * The hand of the secretary: everything pressed goes through it and is counted. A decision stands before each unit: a word
 * with the key that ends it, a run of keys that belong together, a press of the pointer. An arrow pressed on and on has one.
 */
export function createHand(page: Page) {
  let tally = nothingDone
  let last = ''
  let isOnPointer = false

  const reach = (isPointer: boolean): void => {
    if (isPointer !== isOnPointer) tally = { ...tally, hands: tally.hands + 1 }
    isOnPointer = isPointer
  }
  const decide = (repeated = ''): void => {
    if (repeated === '' || repeated !== last) tally = { ...tally, decisions: tally.decisions + 1 }
    last = repeated
  }
  const strike = async (on: Page, chord: string): Promise<void> => {
    tally = { ...tally, keys: tally.keys + chord.split('+').length }
    // A key that ends its page has no one left to tell that it is up.
    await on.keyboard.press(chord).catch((cause: unknown) => {
      if (on === page) throw cause
    })
  }

  return {
    /** Types a text, and the key that ends it. */
    async type(text: string, ending?: 'Enter' | 'Control+Enter', on: Page = page): Promise<void> {
      reach(false)
      decide()
      tally = { ...tally, keys: tally.keys + text.length + (text.match(SHIFTED)?.length ?? 0) }
      await pressLetters(on, text)
      if (ending) await strike(on, ending)
    },
    /** Keys that belong together. */
    async press(...chords: readonly string[]): Promise<void> {
      reach(false)
      decide()
      for (const chord of chords) await strike(page, chord)
    },
    /** The same key so many times: one decision, and none where it only goes on. */
    async repeat(chord: string, times: number): Promise<void> {
      if (times <= 0) return
      reach(false)
      decide(chord)
      for (let number = 0; number < times; number += 1) await strike(page, chord)
    },
    async click(target: Locator): Promise<void> {
      reach(true)
      decide()
      tally = { ...tally, clicks: tally.clicks + 1 }
      await target.click()
    },
    /** What was done since it was last asked. */
    taken(): Tally {
      const done = tally
      tally = nothingDone
      last = ''
      return done
    },
  }
}

export type Hand = ReturnType<typeof createHand>
