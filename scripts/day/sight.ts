import type { Page } from '@playwright/test'
import type { Field } from '../../domain/person.ts'
import { ru } from '../../renderer/words/ru.ts'
import type { Hand } from './hand.ts'
import type { Someone } from './people.ts'

const NEWEST_MS = 15_000

/** What the secretary looks for on the page before her hand goes on. */
export function createSight(page: Page) {
  const field = page.locator('[role=combobox]')
  const optionFrom = (id: string) => page.locator(`[id="${id}"]`)

  /** How many places under the chosen row of a list the wanted one stands. */
  const placesTo = async (id: string): Promise<number> => {
    await optionFrom(id).waitFor()
    return page.evaluate((wanted) => {
      const chosen = document.querySelector('[role=combobox]')?.getAttribute('aria-activedescendant')
      const ids = [...document.querySelectorAll('[role=option]')].map((row) => row.id)
      return ids.indexOf(wanted) - ids.indexOf(chosen ?? '')
    }, id)
  }

  return {
    field,
    /** The search is there, ready to be typed into. */
    search: () => page.getByRole('combobox', { name: ru.search.label }).waitFor(),
    person: (one: Someone) => placesTo(`found-option-${one.id}`),
    message: (code: string) => placesTo(`cases-option-${code}`),
    card: () => page.getByRole('button', { name: ru.person.compare }).first().waitFor(),
    /** A card with a correction on it. */
    newest: () => page.locator('.side button').filter({ hasText: ru.person.receipt }).first().waitFor(),
    /** The case is open, and its main act has the focus. */
    case: () => page.locator('.case-foot button:focus').waitFor(),
    finder: () => page.getByRole('combobox', { name: ru.cases.label }).waitFor(),
    /** The field of a comparison that is being read aloud. */
    entry: (one: Field) => page.getByRole('textbox', { name: ru.compare.typeHere(ru.fields[one]) }),
    second: () => page.getByRole('textbox', { name: ru.second.label }).waitFor(),
    basis: () => page.getByRole('radio', { name: ru.bases.original }).waitFor(),
    /** A sheet that may be printed. */
    sheet: () => page.locator('.preview-side .button-main:focus').waitFor(),
    said: (text: string | RegExp) =>
      page.locator('.toast').filter({ hasText: text }).first().waitFor({ timeout: NEWEST_MS }),
  }
}

export type Sight = ReturnType<typeof createSight>

/** Down to the wanted row, if it is not chosen already. */
export const goDown = async (hand: Hand, places: number): Promise<void> =>
  hand.repeat(places < 0 ? 'ArrowUp' : 'ArrowDown', Math.abs(places))
