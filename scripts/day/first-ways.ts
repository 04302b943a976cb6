import { ru } from '../../renderer/words/ru.ts'
import { BASES, ASKERS } from '../../domain/correction.ts'
import { FIELDS } from '../../domain/person.ts'
import type { Desk, Ways } from './moves.ts'

/** How the day went best in the first version, at the commit named in `first.json`. Runs on that version only. */
export const firstWays: Ways = {
  async toSearch({ hand, sight }, query) {
    await hand.press('Control+k')
    await sight.search()
    await hand.type(query)
  },
  async toMessage(desk) {
    await openCard(desk)
    await desk.hand.press('F3')
    await desk.sight.finder()
  },
  async toMessageOfNobody({ hand, sight }) {
    await hand.press('Control+k')
    await sight.search()
    await hand.press('F3')
    await sight.finder()
  },
  async toCompare(desk) {
    await openCard(desk)
    await desk.hand.press('F2')
    await desk.page.locator('.compare input').first().waitFor()
  },
  async toField({ page, hand, sight }, field) {
    let downs = 0
    while (!(await sight.entry(field).isVisible())) {
      if (downs > FIELDS.length) throw new Error(`no field ${field}`)
      await page.waitForTimeout(0)
      await hand.repeat('ArrowDown', 1)
      downs += 1
    }
  },
  // It stood marked as a whole, and the next letter would have replaced it.
  goOn: ({ hand }) => hand.press('End'),
  async keep(desk, { basis, askedBy, isSignedAtOnce }) {
    const { hand, sight } = desk
    await hand.press(...answer(BASES.indexOf(basis)))
    await hand.press('Tab', ...answer(ASKERS.indexOf(askedBy)))
    await hand.press('Control+Enter')
    await sight.said(ru.basis.saved)
    if (isSignedAtOnce) await firstWays.signAll(desk)
  },
  memo: print,
  async receipt(desk, { isSigned, isOfCase }) {
    if (!isSigned && isOfCase) return print(desk)
    const { page, hand, sight } = desk
    // Signed, it may be confirmed at once, and is no longer among what is on its way; the card always has it.
    if (isSigned) {
      await hand.press('Control+k')
      await page.getByRole('option', { selected: true }).waitFor()
      await openCard(desk)
    }
    await hand.click(page.getByRole('button', { name: ru.person.receipt }).first())
    await sight.sheet()
    await hand.press('Enter')
    await sight.said(ru.paper.printed)
  },
  async signAll({ page, hand, pin }) {
    await hand.press('Alt+2')
    await page.locator('.sign-side .button-main:focus').waitFor()
    await pin(() => hand.press('Enter'))
    await page.getByText(ru.sign.nothing).first().waitFor()
  },
  async receiptAgain(desk) {
    const { page, hand, sight } = desk
    await openCard(desk)
    await hand.click(page.getByRole('button', { name: ru.person.receipt }).first())
    await sight.sheet()
    await hand.press('Enter')
    await sight.said(ru.paper.printed)
  },
  async request({ page, hand }, query, one) {
    await hand.press('Alt+5')
    await page.getByRole('heading', { name: ru.requests.title }).first().waitFor()
    await hand.press('Insert')
    await page.getByRole('combobox').waitFor()
    await hand.type(query)
    const row = page.locator(`[id="asks-found-option-${one.id}"]`)
    const isFirst = async () =>
      (await page.getByRole('combobox').getAttribute('aria-activedescendant')) ===
      `asks-found-option-${one.id}`
    await page.getByRole('dialog').getByRole('option').first().waitFor()
    for (let downs = 0; !(await isFirst()); downs += 1) {
      if (downs > 6) throw new Error(`not among the found: ${await row.count()}`)
      await page.waitForTimeout(50)
      if (!(await isFirst())) await hand.repeat('ArrowDown', 1)
    }
    await hand.press('Enter')
    await page.getByRole('button', { name: ru.requests.adding.another }).waitFor()
    // The day is today's; from it by Tab to each question, and down to its answer.
    await hand.press('Tab', ...answer(1))
    await hand.press('Tab', ...answer(1))
    await hand.press('Tab', ...answer(0))
    await hand.press('Enter')
    await page.locator('.toast').waitFor()
  },
  async classList({ page, hand, sight }, className) {
    await hand.press('Alt+4')
    await hand.click(page.locator('.stages button').filter({ hasText: className }).first())
    await hand.click(page.getByRole('button', { name: ru.health.list.classList }))
    await sight.sheet()
    await hand.press('Enter')
    await sight.said(ru.paper.printed)
  },
}

async function openCard({ hand, sight }: Desk): Promise<void> {
  await hand.press('Enter')
  await sight.card()
}

/** The first answer by the space bar, any other by the arrows. */
const answer = (place: number): readonly string[] =>
  place === 0 ? ['Space'] : Array.from({ length: place }, () => 'ArrowDown')

/** The sheet that the focus leads to, seen and then printed. */
async function print({ hand, sight }: Desk): Promise<void> {
  await hand.press('Enter')
  await sight.sheet()
  await hand.press('Enter')
  await sight.said(ru.paper.printed)
}
