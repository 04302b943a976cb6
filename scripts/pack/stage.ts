import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { root } from '../steps.ts'
import { filesIn, placeInPackage } from './files.ts'
import type { System } from './made.ts'
import { isWantedOfPackage, isWantedOfProject, NOT_FOR_THE_DESK } from './wanted.ts'

const IS_WINDOWS = process.platform === 'win32'

type Manifest = { dependencies: Record<string, string>; [key: string]: unknown }

/** Of package.json, what Electron and electron-builder read. */
const KEPT = ['name', 'productName', 'version', 'description', 'author', 'license', 'type', 'main'] as const

/**
 * Gathers in one folder exactly what goes into app.asar for a system: the built program, the regions and the
 * production packages of that system, whatever system this is. Gives the folder, or nothing when npm has failed.
 */
export function stage(system: System): string | undefined {
  const folder = join(root, 'dist/staging', system)
  if (!installPackages(system, folder)) return undefined

  for (const part of ['out', 'regions']) rmSync(join(folder, part), { recursive: true, force: true })
  for (const path of [...filesIn(join(root, 'out')), ...filesIn(join(root, 'regions'))]) {
    const inProject = relative(root, path).split(sep).join('/')
    if (!isWantedOfProject(inProject)) continue
    mkdirSync(dirname(join(folder, inProject)), { recursive: true })
    cpSync(path, join(folder, inProject))
  }
  return folder
}

/** Installs by the lock for the given system; what is there of the same lock is left as it is. */
function installPackages(system: System, folder: string): boolean {
  const lock = readFileSync(join(root, 'package-lock.json'))
  const packageJson = readFileSync(join(root, 'package.json'), 'utf8')
  const rules = ['stage.ts', 'wanted.ts'].map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  const sign = createHash('sha256').update(lock).update(packageJson).update(rules.join('')).digest('hex')
  const signFile = join(dirname(folder), `${system}.sign`)
  if (existsSync(signFile) && readFileSync(signFile, 'utf8') === sign) return true

  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'scripts'), { recursive: true })
  const manifest = JSON.parse(packageJson) as Manifest
  writeFileSync(join(folder, 'package.json'), packageJson)
  writeFileSync(join(folder, 'package-lock.json'), lock)
  cpSync(join(root, 'scripts/node-runtime'), join(folder, 'scripts/node-runtime'), { recursive: true })

  const kind = ['--omit=dev', `--os=${system}`, '--cpu=x64', ...(system === 'linux' ? ['--libc=glibc'] : [])]
  const quiet = ['--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', '--loglevel=error']
  const ended = spawnSync('npm', ['ci', ...kind, ...quiet], {
    cwd: folder,
    stdio: 'inherit',
    shell: IS_WINDOWS,
  })
  if (ended.status !== 0) return false

  prune(join(folder, 'node_modules'), system)
  for (const name of ['package-lock.json', 'scripts']) rmSync(join(folder, name), { recursive: true })
  const kept = Object.fromEntries(KEPT.map((key) => [key, manifest[key]]))
  const dependencies = Object.entries(manifest.dependencies).filter(([name]) => !isLeftOut(name))
  const short = { ...kept, dependencies: Object.fromEntries(dependencies) }
  writeFileSync(join(folder, 'package.json'), `${JSON.stringify(short, undefined, 2)}\n`)
  writeFileSync(signFile, sign)
  return true
}

const isLeftOut = (name: string): boolean => (NOT_FOR_THE_DESK as readonly string[]).includes(name)

/** Takes out of installed packages what a running program does not need. */
function prune(modules: string, system: System): void {
  for (const name of NOT_FOR_THE_DESK) rmSync(join(modules, name), { recursive: true, force: true })
  for (const file of filesIn(modules)) {
    const { name, path } = placeInPackage(relative(modules, file).split(sep).join('/'))
    if (name.startsWith('.') || !isWantedOfPackage(name, path, system)) rmSync(file)
  }
}
