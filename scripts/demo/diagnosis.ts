import { join } from 'node:path'
import { ru } from '../../renderer/words/ru.ts'
import { saveAs, type openDesk } from './desk.ts'

type Desk = Awaited<ReturnType<typeof openDesk>>

/** From the open card: the message on the parent's screen, the case, its memo as a PDF; then back to the card. */
export async function diagnose(desk: Desk, folder: string): Promise<string> {
  const { app, page } = desk
  await page.keyboard.press('F3')
  await page.getByRole('combobox', { name: ru.cases.label }).waitFor()
  await page.keyboard.type('дневник не найден')
  await desk.picture('message')
  await page.keyboard.press('Enter')
  const fixer = page.locator('.fixer').first()
  await fixer.waitFor()
  await desk.picture('case')
  const who = await fixer.innerText()

  await saveAs(app, join(folder, 'memo.pdf'))
  await page
    .getByRole('button', { name: /Памятка родителю/ })
    .first()
    .click()
  await page.locator('.leaf ol > li').first().waitFor()
  await desk.picture('memo')
  await page.keyboard.press('Control+s')
  await page.getByText(/^Сохранено:/).waitFor()
  await page.keyboard.press('Escape')
  await fixer.waitFor()
  // Out of the case, out of the message, back to the card.
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('Escape')
  await page.getByRole('button', { name: ru.person.diagnose }).waitFor()
  return who
}
