import { ASKERS, BASES } from '../../domain/correction.ts'
import { REQUEST_KINDS, REQUEST_PAPERS } from '../../domain/request.ts'
import { ru } from '../../renderer/words/ru.ts'
import type { Ways } from './moves.ts'
import { goDown } from './sight.ts'

/** How the day goes best now. */
export const waysNow: Ways = {
  // Where there is no field the first letter begins the search.
  async toSearch({ page, hand, sight }, query) {
    const isField = await page.locator('input:focus').count()
    if (isField > 0 && !(await sight.field.isVisible())) await hand.press('F4')
    await hand.type(query)
    await sight.search()
  },
  async toMessage({ hand, sight }) {
    await hand.press('F3')
    await sight.finder()
  },
  async toMessageOfNobody({ hand, sight }) {
    await hand.press('F4')
    await sight.search()
    await hand.press('F3')
    await sight.finder()
  },
  async toCompare({ page, hand }) {
    await hand.press('F2')
    await page.locator('.active input').waitFor()
  },
  async toField({ hand, sight }, field) {
    for (let downs = 0; !(await sight.entry(field).isVisible()); downs += 1) {
      if (downs > 12) throw new Error(`no field ${field}`)
      await hand.repeat('ArrowDown', 1)
    }
  },
  goOn: () => Promise.resolve(),
  async keep(desk, { basis, askedBy, isSignedAtOnce }) {
    const { page, hand, sight } = desk
    const again = page.getByRole('button', { name: sameAs(basis, askedBy) })
    if (await again.isVisible()) await hand.press('0')
    else {
      await hand.press(String(BASES.indexOf(basis) + 1))
      await hand.press(String(ASKERS.indexOf(askedBy) + 1))
    }
    if (isSignedAtOnce) {
      await desk.pin(() => hand.press('F7'))
      await sight.said(ru.sign.signed(1))
    } else {
      await hand.press('Enter')
      await sight.said(ru.basis.saved)
    }
  },
  async memo({ hand, sight }) {
    await hand.press('Enter')
    await sight.said(ru.paper.printed)
  },
  async receipt({ hand, sight }, { isOfCase }) {
    if (isOfCase) await sight.case()
    else await sight.newest()
    await hand.press(isOfCase ? 'Enter' : 'F6')
    await sight.said(ru.paper.printed)
  },
  async signAll({ page, hand, pin }) {
    await hand.press('Alt+2')
    await page.locator('.sign-side .button-main:focus').waitFor()
    await pin(() => hand.press('Enter'))
    await page.getByText(ru.sign.nothing).first().waitFor()
  },
  async receiptAgain({ hand, sight }) {
    await hand.press('Enter')
    await sight.newest()
    await hand.press('F6')
    await sight.said(ru.paper.printed)
  },
  async request(desk, query, one) {
    const { page, hand, sight } = desk
    await waysNow.toSearch(desk, query)
    await goDown(hand, await sight.person(one))
    await hand.press('Insert')
    await page.getByRole('button', { name: ru.requests.adding.another }).waitFor()
    // The day is today's; from it by Tab to the questions, each answered by its digit.
    await hand.press('Tab', String(REQUEST_PAPERS.indexOf('document-shown') + 1))
    await hand.press(String(REQUEST_KINDS.indexOf('access') + 1))
    await hand.press(String(ASKERS.indexOf('guardian') + 1))
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

const sameAs = (basis: (typeof BASES)[number], askedBy: (typeof ASKERS)[number]): string =>
  ru.basis.asBefore(`${ru.bases[basis]}, ${ru.askers[askedBy]}`)
