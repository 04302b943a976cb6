import { join } from 'node:path'
import type { ElectronApplication } from '@playwright/test'
import { ringOf } from '../../main/keys/ring.ts'
import { openStore } from '../../main/store/open.ts'
import { expect, test } from '../host/launch.ts'
import { enterPin, openShift, pinAfter } from './desk.ts'
import { wrongWith } from './looks.ts'

const DAY = 86_400_000

/** Lets three pupils of the training school leave: two long ago, one of them with an open request, one yesterday. */
async function leave(app: ElectronApplication): Promise<void> {
  const { folder, key } = await app.evaluate(({ app, safeStorage }) => {
    const { readFileSync } = process.getBuiltinModule('node:fs')
    const folder = app.getPath('userData')
    return { folder, key: safeStorage.decryptString(readFileSync(`${folder}/base.key`)) }
  })
  const opened = openStore({ file: join(folder, 'training/base.db'), key: ringOf(key).keys[0]! })
  if (!opened.ok) throw new Error(opened.fault.code)
  const base = opened.value
  const ids = base
    .prepare<[], { id: string; row: number }>(
      `select id, row_id row from person where kind = 'pupil' order by row_id limit 3`,
    )
    .all()
  for (const [place, { id, row }] of ids.entries()) {
    const since = Date.now() - (place === 2 ? DAY : 45 * DAY)
    base.prepare('update enrolment set since = ?, until = ? where person = ?').run(since - DAY, since, row)
    base.prepare(`update person set state = 'left' where id = ?`).run(id)
  }
  base
    .prepare(
      `insert into request (id, year, number, received, person, kind, asked_by, paper, what, created)
       values ('019b0000-0000-7000-8000-0000000000aa', 2026, 1, '2026-11-01', ?, 'access', 'guardian', 'original', '', 0)`,
    )
    .run(ids[1]!.id)
  base.close()
}

test('who has left goes by the button, what is unsettled keeps its person, and the act is there to be printed', async ({
  app,
  window,
}) => {
  test.setTimeout(120_000)
  await openShift(app, window)
  await leave(app)
  await window.keyboard.press('Alt+8')
  await window.getByRole('radio', { name: 'Сроки хранения', exact: true }).press('Enter')
  await expect(window.getByRole('heading', { level: 2, name: 'Сроки хранения' })).toBeVisible()
  await expect(window.getByText('Срок вышел, но стереть нельзя: 1 человек')).toBeVisible()
  await expect(window.getByRole('table', { name: 'Кто выбыл' }).getByRole('row')).toHaveCount(4)
  expect(await wrongWith('retention', window)).toEqual([])

  const erase = window.getByRole('button', { name: 'Стереть сейчас…' })
  await erase.press('Enter')
  const dialog = window.getByRole('dialog')
  await expect(dialog).toContainText('1 ученик')
  expect(await wrongWith('retention, asked', window)).toEqual([])
  await dialog.getByRole('button', { name: 'Стереть', exact: true }).press('Enter')
  await expect(window.getByText(/^Стёрто:\s1\sученик/)).toBeVisible()
  await expect(window.getByRole('table', { name: 'Кто выбыл' }).getByRole('row')).toHaveCount(3)

  await expect(window.getByText('следы на диске ещё стираются')).toBeHidden({ timeout: 30_000 })
  // The button that erased has gone: the keyboard goes on at what came of it.
  await expect(window.getByRole('button', { name: 'Открыть акт № 1' })).toBeFocused()
  expect(await wrongWith('retention, erased', window)).toEqual([])
  await window.getByRole('button', { name: 'Открыть акт № 1' }).press('Enter')
  const act = window.getByRole('article', { name: 'Акт об уничтожении персональных данных' })
  await expect(act).toContainText('Чьи данные: номера записей')
  await expect(act).toContainText(/уничтожения\d+\s[а-я]+\s\d{4}\sг\.,\s\d\d:\d\d/)
  expect(await wrongWith('retention, act', window)).toEqual([])
})

test('a copied number leaves the clipboard when the shift closes; what another program has put in stays', async ({
  app,
  window,
}) => {
  await openShift(app, window)
  const put = (text: string) => app.evaluate(({ clipboard }, text) => clipboard.writeText(text), text)
  const held = () => app.evaluate(({ clipboard }) => clipboard.readText())
  const tell = () =>
    window.evaluate(() =>
      (
        globalThis as unknown as { kiosk: { call(name: string, input: object): Promise<unknown> } }
      ).kiosk.call('clip.copied', {}),
    )
  await put('112-233-445 95')
  await tell()
  await window.keyboard.press('Control+l')
  await expect.poll(held).toBe('')

  await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused()
  await enterPin(await pinAfter(app, () => window.keyboard.press('Enter')))
  await put('112-233-445 95')
  await tell()
  await put('of another program')
  await window.keyboard.press('Control+l')
  await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeVisible()
  expect(await held()).toBe('of another program')
})

test('the window of the PIN is always kept out of pictures of the screen, that of the training is not', async ({
  app,
  window,
}) => {
  const kept = () =>
    app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()
        .toSorted((one, other) => one.id - other.id)
        .map((one) => one.isContentProtected()),
    )
  expect(await kept()).toEqual([false])
  await expect(window.getByRole('button', { name: /Открыть смену/ })).toBeFocused()
  await pinAfter(app, () => window.keyboard.press('Enter'))
  expect(await kept()).toEqual([false, true])
})
