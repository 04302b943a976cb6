/**
 * Opens the program: on the Electron binary where it is there or can be fetched, else the same built files on
 * the stand-in. With no display the conversation is run headless.
 */
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { electronPath } from '../test/host/launch.ts'
import { build } from './build.ts'
import { root, run } from './steps.ts'

const FETCH_LIMIT_MS = 180_000

const hasDisplay =
  process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY)

if (hasDisplay) process.exitCode = await open()
else {
  console.log('There is no display here, so the whole conversation runs headless, as `npm run demo` does.')
  process.exitCode = await run('node', ['scripts/demo.ts'])
}

async function open(): Promise<number> {
  fetchElectron()
  if (isStandIn() && (await run('node', ['scripts/setup.mjs', '--browser'])) !== 0) return 1
  if ((await build()) !== 0) return 1

  const electron = electronPath()
  if (isStandIn()) {
    console.log(
      'No Electron binary here: the same program opens in a Chromium window, on the stand-in of test/host.',
    )
  }
  console.log('Training mode: synthetic school, simulated card (PIN 123456), a gateway of its own.')
  const child = spawn(electron, ['.', ...process.argv.slice(2)], { cwd: root, stdio: 'inherit' })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal))
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}

function isStandIn(): boolean {
  return electronPath().endsWith(join('test', 'host', 'electron'))
}

/** Tries once after each install; `ELECTRON_SKIP_BINARY_DOWNLOAD=1` leaves it out. */
function fetchElectron(): void {
  const tried = join(root, 'node_modules/.electron-tried')
  if (!isStandIn() || process.env.ELECTRON_SKIP_BINARY_DOWNLOAD || existsSync(tried)) return
  console.log('Fetching Electron…')
  spawnSync(process.execPath, [join(root, 'node_modules/electron/install.js')], {
    stdio: 'ignore',
    timeout: FETCH_LIMIT_MS,
  })
  writeFileSync(tried, '')
}
