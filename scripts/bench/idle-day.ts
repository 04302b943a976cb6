import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, ElectronApplication, Page } from '@playwright/test'
import { ru } from '../../renderer/words/ru.ts'
import { fold } from '../../domain/fold.ts'
import { pressLetters } from '../day/letters.ts'
import { pupilsFor, school } from '../contingent/school.ts'
import { heldBy, type Held } from './idle-memory.ts'
import { timedCall } from './page-watch.ts'

/** Visitors of eight hours, four minutes each. */
export const VISITORS = 120

/** How often the desk is locked, and how often the journal is asked, in visitors. */
const LOCK_EVERY = 12
const SYNC_EVERY = 4

/** By then who is found by one letter is known again. */
const FIRST_LETTERS_MS = 4_000

type Desk = { readonly app: ElectronApplication; readonly page: Page; readonly session: CDPSession }

/** Plays a day as fast as the page goes along; gives what is held after each quarter, at the empty search. */
export async function playedDay(desk: Desk): Promise<readonly Held[]> {
  const { app, page, session } = desk
  const quarters: Held[] = []
  const names = surnames()
  for (let visitor = 1; visitor <= VISITORS; visitor++) {
    await visit(page, names[visitor % names.length]!)
    if (visitor % SYNC_EVERY === 0) await timedCall(page, 'line.try', {})
    if (visitor % LOCK_EVERY === 0) await lockAndOpen(page)
    if (visitor % (VISITORS / 4) === 0) {
      await emptySearch(page)
      await pause(FIRST_LETTERS_MS)
      quarters.push(await heldBy(app, session))
    }
  }
  return quarters
}

/** Found by name, the card, what is on the screen, the comparison with one sign typed and taken out, two other pages. */
async function visit(page: Page, name: string): Promise<void> {
  await emptySearch(page)
  await pressLetters(page, name)
  await page.getByRole('option', { selected: true }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: ru.person.compare }).waitFor()
  await page.keyboard.press('F3')
  await page.getByRole('combobox').waitFor()
  await page.keyboard.press('F4')
  await page.getByRole('heading', { name: ru.search.title }).waitFor()
  await page.keyboard.press('Escape')
  await pressLetters(page, name)
  await page.getByRole('option', { selected: true }).waitFor()
  await page.keyboard.press('F2')
  await page.locator('.active input').waitFor()
  await pressLetters(page, 'а')
  await page.keyboard.press('Backspace')
  await page.keyboard.press('Alt+4')
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.keyboard.press('Alt+6')
  await page.getByRole('heading', { level: 1 }).first().waitFor()
}

async function emptySearch(page: Page): Promise<void> {
  await page.keyboard.press('F4')
  await page.getByRole('heading', { name: ru.search.examplesTitle }).waitFor()
}

async function lockAndOpen(page: Page): Promise<void> {
  await page.keyboard.press('Control+l')
  await page.getByRole('button', { name: ru.shift.prepare }).click()
  await page.locator('.lock').waitFor({ state: 'detached' })
}

/** Beginnings of surnames of the training school, whose seed is always the same one. */
function surnames(): string[] {
  const found = new Set<string>()
  for (const { lastName } of school({ pupils: pupilsFor(5_000), seed: 1 })) {
    const begun = fold(lastName).slice(0, 5)
    if (/^[а-я]{5}$/.test(begun)) found.add(begun)
    if (found.size === 40) break
  }
  return [...found]
}
