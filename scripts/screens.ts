/**
 * Renews the pictures of the screens in `docs/screens` from the running product: `npm run screens`. They are taken by
 * the kiosk tests on their way, each screen in two sizes and two themes, and made small by `pngquant` where that is
 * installed; pictures that stand in no list any more are removed. `--from <folder>` takes pictures that were taken
 * before by `PICTURES=<folder> playwright test`. Ends non-zero when a test failed or a screen was not met.
 */
import { execFileSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { SCREENS } from './screens/list.ts'
import { root, run } from './steps.ts'

const VIEWS = [
  { taken: ', 1366, light', kept: '' },
  { taken: ', 1366, dark', kept: '-dark' },
  { taken: ', 1920, light', kept: '-1920' },
  { taken: ', 1920, dark', kept: '-1920-dark' },
]

/** The window of the PIN has a size of its own. */
const PIN_VIEWS = [
  { taken: ', light', kept: '' },
  { taken: ', dark', kept: '-dark' },
]

const { values } = parseArgs({ options: { from: { type: 'string' } } })
const folder = values.from ?? mkdtempSync(join(tmpdir(), 'sverka-screens-'))
const failed = values.from
  ? 0
  : await run('playwright', ['test', '--project=kiosk', '--project=registry'], { PICTURES: folder })

const to = join(root, 'docs/screens')
mkdirSync(to, { recursive: true })
const kept = new Set<string>()
const renewed: string[] = []
const missing: string[] = []
for (const [name, screen] of Object.entries(SCREENS)) {
  const views = screen.startsWith('pin') ? PIN_VIEWS : VIEWS
  for (const view of views) {
    const picture = join(folder, `${screen}${view.taken}.png`)
    const file = join(to, `${name}${view.kept}.png`)
    kept.add(file)
    if (existsSync(picture)) {
      copyFileSync(picture, file)
      renewed.push(file)
    } else missing.push(`${screen}${view.taken}`)
  }
}
if (!values.from) rmSync(folder, { recursive: true })
const old = readdirSync(to).map((name) => join(to, name))
for (const file of old.filter((one) => !kept.has(one))) rmSync(file)
squeeze()

for (const one of missing) console.log(`not met: ${one}`)
const bytes = readdirSync(to).reduce((sum, name) => sum + statSync(join(to, name)).size, 0)
console.log(
  `${Object.keys(SCREENS).length} screens, ${renewed.length} pictures renewed, ${missing.length} missing, ${(bytes / 1e6).toFixed(1)} MB`,
)
process.exitCode = failed === 0 && missing.length === 0 ? 0 : 1

/** Flat colours need few of them, and no dither between: a third of the size, and nobody sees a difference. */
function squeeze(): void {
  if (renewed.length === 0) return
  try {
    execFileSync('pngquant', [
      '64',
      '--nofs',
      '--speed',
      '1',
      '--force',
      '--ext',
      '.png',
      '--strip',
      '--',
      ...renewed,
    ])
  } catch (cause) {
    const isAbsent = (cause as { code?: string }).code === 'ENOENT'
    if (!isAbsent) throw cause
    console.log('pngquant is not here: the pictures stay large')
  }
}
