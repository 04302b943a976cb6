/** Runs an Electron app directory on the stand-in: argv as Electron reads it, then the app's own main file. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import inspector from 'node:inspector'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { unpackArchive } from './archive.ts'
import { redirectElectron } from './redirect.ts'
import { type Manifest, settings } from './settings.ts'

/** After this long a main module that has not been loaded is waiting for something that never comes. */
const LONGEST_LOAD_MS = 3000

const require = createRequire(import.meta.url)
const { version } = require('electron/package.json') as { version: string }

const { appPath, switches, preloads } = readArguments(process.argv.slice(2))
if (switches.includes('--version') || switches.includes('-v')) {
  console.log(`v${version}`)
  process.exit(0)
}
const main = readApp(resolve(appPath ?? '.'))
dressProcess()
redirectElectron(new URL('./electron.ts', import.meta.url))
if (switches.some((one) => one.startsWith('--inspect'))) inspector.open(0, '127.0.0.1', false)

const { nameApp } = await import('./app.ts')
const { startApp } = await import('./start.ts')
nameApp()
for (const preload of preloads) require(preload)

const loading = setTimeout(() => {
  const why = 'a top-level await of app.whenReady() never ends: Electron is ready only after it'
  console.error(`electron stand-in: the main module has not been loaded; ${why}`)
}, LONGEST_LOAD_MS)
await import(pathToFileURL(main).href)
clearTimeout(loading)
await startApp()

/** Electron's own order: switches and `-r` scripts anywhere, the first plain word is the app. */
function readArguments(args: string[]) {
  const found = {
    appPath: undefined as string | undefined,
    switches: [] as string[],
    preloads: [] as string[],
  }
  for (let place = 0; place < args.length; place++) {
    const one = args[place]!
    if (one === '-r' || one === '--require') found.preloads.push(args[++place]!)
    else if (one.startsWith('-') || found.appPath !== undefined) found.switches.push(one)
    else found.appPath = one
  }
  return found
}

function readApp(named: string): string {
  const given = process.env['ELECTRON_STANDIN_RESOURCES'] ?? ''
  const path = named.endsWith('.asar') ? unpackArchive(named) : named
  const isFolder = statSync(path).isDirectory()
  settings.root = isFolder ? path : dirname(path)
  const file = join(settings.root, 'package.json')
  if (existsSync(file)) settings.manifest = JSON.parse(readFileSync(file, 'utf8')) as Manifest
  const isPackaged = path !== named
  Object.assign(settings, { version, switches, isPackaged, resources: isPackaged ? dirname(named) : given })
  return isFolder ? join(path, settings.manifest.main ?? 'index.js') : path
}

/** What an app reads on `process` to learn that it runs in Electron. */
function dressProcess(): void {
  const facts = {
    versions: { ...process.versions, electron: version, chrome: '156.0.0.0' },
    type: 'browser',
    resourcesPath: settings.resources || join(settings.root, 'resources'),
    defaultApp: settings.resources ? undefined : true,
  }
  for (const [name, value] of Object.entries(facts)) {
    Object.defineProperty(process, name, { value, configurable: true, writable: true, enumerable: true })
  }
  process.argv.splice(0, 2, process.argv[1]!)
}
