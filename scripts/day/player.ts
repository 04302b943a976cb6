import { ru } from '../../renderer/words/ru.ts'
import type { Confirmed } from './confirmed.ts'
import { createHand, together, nothingDone, type Tally } from './hand.ts'
import { deskOf, enter, find, name, queryFor, type Ways } from './moves.ts'
import { SUCCESSOR, type Office } from './office.ts'
import type { People } from './people.ts'
import type { Event, Midway, Need, Visitor } from './visitors.ts'

/** One line of the table. */
export type Played = Tally & {
  readonly at: string
  readonly what: string
  readonly isVisitor: boolean
  /** Measured, of the machine that played it. */
  readonly seconds: number
}

type Course = {
  readonly office: Office
  readonly people: People
  readonly ways: Ways
  readonly confirmed: Confirmed
  readonly say: (text: string) => void
}

/** Plays visitors and events one after another, and counts what each has cost. */
export function createPlayer({ office, people, ways, confirmed, say }: Course) {
  const { page, line, region } = office
  const hand = createHand(page)
  const desk = deskOf(office, hand)
  const { sight } = desk

  const midway: { readonly [Name in Midway]: () => Promise<void> } = {
    async idle() {
      await office.leave()
      await desk.pin(() => hand.press('Enter'))
    },
    async takeover() {
      await office.insertSuccessor()
      const button = page.getByRole('button', { name: ru.shift.takeOver })
      await button.waitFor()
      await desk.pin(() => hand.click(button))
      await page.locator('.head-shift').filter({ hasText: SUCCESSOR }).waitFor()
    },
  }

  /** Half of the first entry, what comes in between, and a look whether the half still stands. */
  const interrupted = async (text: string, what: Midway): Promise<string> => {
    const half = Math.ceil(text.length / 2)
    const entry = page.locator('.active input')
    await hand.type(text.slice(0, half))
    await midway[what]()
    await entry.waitFor()
    const kept = await entry.inputValue()
    if (kept !== text.slice(0, half)) throw new Error('what was half-entered is not there')
    await ways.goOn(desk)
    say(`    ${what}: what was half-entered is still there`)
    return text.slice(half)
  }

  const correct = async (need: Extract<Need, { does: 'correct' }>): Promise<void> => {
    const one = people[need.who]
    await find(desk, ways, one)
    if (need.told) {
      await ways.toMessage(desk)
      await name(desk, need.told.words, need.told.code)
      await hand.press('F2')
      await page.locator('.active input').waitFor()
    } else await ways.toCompare(desk)
    const said = need.said(people)
    await enter(desk, ways, said, need.midway && ((text) => interrupted(text, need.midway!)))
    await ways.keep(desk, need)
    confirmed.expect(one.id, said)
    await ways.receipt(desk, { isSigned: need.isSignedAtOnce, isOfCase: need.told !== undefined })
  }

  const needs: { readonly [Does in Need['does']]: (need: Extract<Need, { does: Does }>) => Promise<void> } = {
    correct,
    async memo({ who, told }) {
      await find(desk, ways, people[who])
      await ways.toMessage(desk)
      await name(desk, told.words, told.code)
      await ways.memo(desk)
    },
    async call({ told }) {
      await ways.toMessageOfNobody(desk)
      await name(desk, told.words, told.code)
    },
    async receipt({ who }) {
      await find(desk, ways, people[who])
      await ways.receiptAgain(desk)
    },
    async request({ who }) {
      const one = people[who]
      await ways.request(desk, queryFor(one), one)
    },
  }

  const events: { readonly [Name in Event['happens']]: () => Promise<void> } = {
    async open() {
      await page.getByRole('button', { name: ru.lock.open }).waitFor()
      await desk.pin(() => hand.press('Enter'))
      await sight.search()
    },
    async cut() {
      line.cut()
      say('    the line is cut')
    },
    async mend() {
      await confirmed.waiting()
      line.mend()
      await confirmed.all()
      say('    the line is back, and everything has arrived')
    },
    async kill() {
      await region.kill()
      say('    the gateway is killed')
    },
    async restart() {
      await confirmed.waiting()
      await region.on()
      await confirmed.all()
      say('    the gateway is back, and everything has arrived')
    },
    sign: () => ways.signAll(desk),
    'class-list': () => ways.classList(desk, people.wrongDigit.className),
    async close() {
      await hand.press('Control+l')
      await page.locator('.lock').waitFor()
    },
  }

  return async (one: Visitor | Event): Promise<Played> => {
    hand.taken()
    const begun = performance.now()
    if ('need' in one) await needs[one.need.does](one.need as never)
    else await events[one.happens]()
    const seconds = (performance.now() - begun) / 1_000
    const what = 'need' in one ? one.comes : one.happens
    return { at: one.at, what, isVisitor: 'need' in one, seconds, ...hand.taken() }
  }
}

/** All lines together. */
export const sumOf = (lines: readonly Played[]): Tally => lines.reduce<Tally>(together, nothingDone)
