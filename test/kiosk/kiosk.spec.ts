import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import type { ElectronApplication } from '@playwright/test'
import { hashExitCode } from '../../main/exit-code.ts'
import { ru } from '../../renderer/words/ru.ts'
import { expect, test as base } from '../host/launch.ts'
import { openShift } from './desk.ts'
import { wrongWith } from './looks.ts'

const CODE = 'ключ-от-школы-7'

const test = base.extend({
  appArguments: async ({ appPath: _app }, use, info) => {
    const file = info.outputPath('sverka.json')
    writeFileSync(file, JSON.stringify({ kiosk: true, exitCode: await hashExitCode(CODE) }))
    await use([`--settings=${file}`])
  },
})

const state = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => {
    const [desk] = BrowserWindow.getAllWindows()
    return [desk!.isKiosk(), desk!.isFullScreen(), desk!.isAlwaysOnTop(), desk!.isMinimized()]
  })

const FULL = [true, true, true, false]

/** What would close, reload, look inside, enlarge or leave; the last two are ours. */
const KEYS: readonly (readonly [keyCode: string, ...modifiers: ('alt' | 'control' | 'shift')[]])[] = [
  ['F4', 'alt'],
  ['w', 'control'],
  ['r', 'control'],
  ['F5'],
  ['F11'],
  ['F12'],
  ['i', 'control', 'shift'],
  ['j', 'control', 'shift'],
  ['Plus', 'control'],
  ['l', 'control'],
  ['2', 'alt'],
]

test('a filled screen stays filled, whatever is tried, and an administrator gets out by the code', async ({
  app,
  window,
}) => {
  test.setTimeout(240_000)
  const keys = window.keyboard
  await expect.poll(() => state(app)).toEqual(FULL)

  await test.step('neither keys nor the system close, shrink or open it', async () => {
    const held = await app.evaluate(({ BrowserWindow }, pressed) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      const came: string[] = []
      const last = (event: { defaultPrevented: boolean }, { code }: { code: string }) => {
        if (event.defaultPrevented) came.push(code)
      }
      webContents.on('before-input-event', last)
      for (const [keyCode, ...modifiers] of pressed)
        webContents.sendInputEvent({ type: 'keyDown', keyCode, modifiers })
      webContents.off('before-input-event', last)
      return came
    }, KEYS)
    expect(held).toEqual(['F4', 'KeyW', 'KeyR', 'F5', 'F11', 'F12', 'KeyI', 'KeyJ', 'Equal'])
    const tried = await app.evaluate(({ BrowserWindow }) => {
      const [desk] = BrowserWindow.getAllWindows()
      desk!.close()
      let isPrevented = false
      desk!.emit('close', { preventDefault: () => (isPrevented = true) })
      desk!.webContents.openDevTools()
      const isInside = desk!.webContents.isDevToolsOpened()
      desk!.minimize()
      return [desk!.isDestroyed(), isPrevented, isInside]
    })
    expect(tried).toEqual([false, true, false])
    await expect.poll(() => state(app)).toEqual(FULL)
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.setFullScreen(false))
    await expect.poll(() => state(app)).toEqual(FULL)
  })

  await test.step('the printer is the only way out for what is shown', async () => {
    await openShift(app, window)
    await app.evaluate(({ BrowserWindow }) => {
      const { webContents } = BrowserWindow.getAllWindows()[0]!
      webContents.print = (options, told) => told?.(options?.silent === true, 'a dialog was asked for')
    })
    await keys.press('Control+K')
    await expect(window.getByRole('combobox', { name: ru.palette.label })).toBeFocused()
    await keys.type(ru.palette.cheatSheet)
    await expect(window.getByRole('option', { selected: true })).toContainText(ru.palette.cheatSheet)
    await keys.press('Enter')
    await window.getByRole('button', { name: /Сохранить PDF/ }).press('Enter')
    await expect(window.getByText('На этом экране файлы не открывают и не сохраняют')).toBeVisible()
    await window.getByRole('button', { name: 'Напечатать', exact: true }).press('Enter')
    await expect(window.getByText('Лист отправлен на принтер.')).toBeVisible()
  })

  await test.step('another display is covered as soon as it is there, and after waking up', async () => {
    const covers = await app.evaluate(({ BrowserWindow, screen, powerMonitor }) => {
      const [own] = screen.getAllDisplays()
      const beside = { ...own!, id: own!.id + 1, bounds: { ...own!.bounds, x: own!.bounds.width } }
      const counts: number[] = []
      const count = () => counts.push(BrowserWindow.getAllWindows().length)
      screen.getAllDisplays = () => [own!, beside]
      screen.emit('display-added', {}, beside)
      count()
      powerMonitor.emit('resume')
      count()
      screen.getAllDisplays = () => [own!]
      screen.emit('display-removed', {}, beside)
      count()
      return counts
    })
    expect(covers).toEqual([2, 2, 1])
  })

  await test.step('the code lets an administrator out, a wrong one does not', async () => {
    await keys.press('Control+Alt+q')
    const code = window.getByLabel('Код выхода')
    await expect(code).toBeFocused()
    expect(await wrongWith('leave', window)).toEqual([])
    await keys.type('угадай-ка')
    await keys.press('Enter')
    await expect(window.getByText('Код неверный. Сразу можно попробовать ещё 4 раза')).toBeVisible()
    expect(await wrongWith('leave, wrong', window)).toEqual([])
    await expect(code).toBeFocused()
    await keys.type(CODE)
    const ended = once(app.process(), 'exit')
    await keys.press('Enter')
    expect((await ended)[0]).toBe(0)
  })
})
