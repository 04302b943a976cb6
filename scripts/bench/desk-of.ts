import { constants, copyFileSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'
import { isoToday } from '../../domain/date.ts'
import { textOfRing } from '../../main/keys/ring.ts'
import { electronPath } from '../../test/host/launch.ts'
import { ru } from '../../renderer/words/ru.ts'
import { root } from '../steps.ts'
import { BASE_KEY, openBase } from './base.ts'

/** The desk of the bench: a school's own, whose shift opens without a card, with no journal to ask. */
const SETTINGS = { mode: 'work', school: 'bench', withoutCards: true, idleMinutes: 60 }

/** The contract's own app: a program of one empty window. */
export const EMPTY_APP = join(root, 'test/host/contract/app')

/**
 * Lays a profile with a copy of the base of the bench (base.ts) into the folder, as the program has left it: the key in the
 * keystore, the copy of the day made. Gives the arguments that start the built program on it.
 */
export async function deskOf(size: number, seed: number, folder: string): Promise<readonly string[]> {
  const { database } = openBase(size, seed)
  database.pragma('wal_checkpoint(truncate)')
  const file = database.name
  database.close()

  const copies = join(folder, 'copies')
  mkdirSync(copies, { recursive: true })
  copyFileSync(file, join(folder, 'base.db'), constants.COPYFILE_FICLONE)
  linkSync(join(folder, 'base.db'), join(copies, `daily-${isoToday(Date.now())}.db`))
  writeFileSync(`${folder}.json`, JSON.stringify(SETTINGS))
  await sealKey(folder)
  return [root, `--user-data-dir=${folder}`, `--settings=${folder}.json`]
}

/** Starts the built program, or another, on its host without a screen. */
export const launchApp = (args: readonly string[]): Promise<ElectronApplication> =>
  _electron.launch({
    executablePath: electronPath(),
    cwd: root,
    args: [...args],
    env: { ...(process.env as Record<string, string>), ELECTRON_STANDIN_HEADLESS: '1' },
  })

/** Opens the shift without a card, and gives the page when its search may be typed into. */
export async function openShift(app: ElectronApplication): Promise<Page> {
  const page = await app.firstWindow()
  await page.getByRole('button', { name: ru.shift.prepare }).click()
  await page.getByRole('combobox').waitFor()
  return page
}

/** The keystore is the host's: a program of this profile seals the key, whichever host it is. */
async function sealKey(folder: string): Promise<void> {
  const app = await launchApp([EMPTY_APP, `--user-data-dir=${folder}`])
  const sealed = await app.evaluate(
    async ({ app, safeStorage }, text) => {
      await app.whenReady()
      return safeStorage.encryptString(text).toString('base64')
    },
    textOfRing({ keys: [BASE_KEY] }),
  )
  await app.close()
  rmSync(join(folder, '.stand-in-chromium'), { recursive: true, force: true })
  writeFileSync(join(folder, 'base.key'), Buffer.from(sealed, 'base64'), { mode: 0o600 })
}
