#!/usr/bin/env node
// The inspector's command, for any Node: it runs itself again on the one the project brings along.
import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const OLDEST_NODE = 24
const here = dirname(realpathSync(fileURLToPath(import.meta.url)))
const modules = join(here, '..', 'node_modules')
const program = join(here, 'sverka', 'main.ts')

/** The platform packages of scripts/node-runtime, without the link that Windows lacks. */
const brought = ['x64', 'arm64']
  .filter((machine) => machine === process.arch)
  .map((machine) =>
    process.platform === 'win32'
      ? join(modules, `node-win-${machine}`, 'bin', 'node.exe')
      : join(modules, `node-${process.platform}-${machine}`, 'bin', 'node'),
  )
  .find((path) => existsSync(path))

const isFit = Number(process.versions.node.split('.')[0]) >= OLDEST_NODE
const node = isFit ? process.execPath : brought

if (!existsSync(join(modules, 'zod')) || !node) {
  console.error('Сначала установите пакеты: npm run -s setup / install the packages first: npm run -s setup')
  process.exitCode = 2
} else {
  const child = spawnSync(
    node,
    ['--disable-warning=ExperimentalWarning', program, ...process.argv.slice(2)],
    {
      stdio: 'inherit',
    },
  )
  process.exitCode = child.status ?? 2
}
