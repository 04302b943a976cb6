import { existsSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { root } from '../steps.ts'
import { filesIn } from './files.ts'
import { commonText } from './licence-texts.ts'
import { electronVersion } from './stand-in.ts'

/** A part of the product that others have made. `bundled` ones lie inside the pages, not as packages of their own. */
export type Component = {
  readonly name: string
  readonly version: string
  /** As the package says it, an SPDX expression; empty where it says nothing. */
  readonly licence: string
  readonly part: 'packed' | 'bundled' | 'Electron'
  /** Text of the licence: the package's own, else the common one; empty where there is neither. */
  readonly text: string
  /** Names of the packages that it needs. */
  readonly needs: readonly string[]
}

type Manifest = {
  name: string
  version: string
  license?: string | { type: string }
  licenses?: { type: string }[]
  author?: string | { name: string }
  dependencies?: Record<string, string>
  devDependencies?: Record<string, string>
}

/** Everything foreign in the packed program: packages of the staged tree, what the pages bundle, and Electron. */
export function componentsOf(staged: string): Component[] {
  const packed = packagesBelow(join(staged, 'node_modules')).map((folder) => componentIn(folder, 'packed'))
  const bundled = bundledFolders().map((folder) => componentIn(folder, 'bundled'))
  const electron = { ...componentIn(join(root, 'node_modules/electron'), 'Electron'), needs: [] }
  const all = new Map<string, Component>()
  for (const one of [...packed, ...bundled, { ...electron, version: electronVersion }]) {
    const key = `${one.name}@${one.version}`
    if (!all.has(key)) all.set(key, one)
  }
  return [...all.values()].sort((one, other) => (one.name < other.name ? -1 : 1))
}

function packagesBelow(modules: string): string[] {
  return filesIn(modules)
    .filter((file) => /node_modules\/(@[^/]+\/)?[^/]+\/package\.json$/.test(file.split(sep).join('/')))
    .map((file) => join(file, '..'))
}

/** Rooms whose imports Vite may put into the built files. */
const ROOMS = ['renderer', 'preload', 'contract', 'domain', 'cades', 'main', 'gateway']

/** Development packages that the rooms import, with what those need: their code is inside the built pages. */
function bundledFolders(): string[] {
  const { devDependencies = {} } = readManifest(root)
  const imported = new Set<string>()
  for (const file of ROOMS.flatMap((room) => filesIn(join(root, room)))) {
    if (!/\.(ts|tsx|css)$/.test(file)) continue
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(IMPORT))
      imported.add(packageOf(specifier!))
  }
  const folders = new Set<string>()
  const add = (name: string, from: string): void => {
    const folder = foundFrom(from, name)
    if (!folder || folders.has(folder)) return
    folders.add(folder)
    for (const needed of Object.keys(readManifest(folder).dependencies ?? {})) add(needed, folder)
  }
  // Electron is a part of its own; types are gone when the code is built.
  const inside = [...imported].filter((name) => name in devDependencies && name !== 'electron')
  for (const name of inside) add(name, root)
  return [...folders]
}

const IMPORT = /(?:from |import |import\(|url\()['"]([^'"./][^'"]*)['"]/g

const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

/** Where Node would find a package that one in `from` names. */
function foundFrom(from: string, name: string): string | undefined {
  for (let place = from; relative(root, place).split(sep)[0] !== '..'; place = join(place, '..')) {
    const folder = join(place, 'node_modules', name)
    if (existsSync(join(folder, 'package.json'))) return folder
  }
  return undefined
}

function componentIn(folder: string, part: Component['part']): Component {
  const { name, version, license, licenses, author = '', dependencies = {} } = readManifest(folder)
  const said = typeof license === 'object' ? license.type : (license ?? licenses?.[0]?.type ?? '')
  const text = filesIn(folder, { deep: false }).find((file) =>
    /^(licen[cs]e|copying)/i.test(relative(folder, file)),
  )
  return {
    name,
    version,
    licence: said,
    part,
    text: text
      ? readFileSync(text, 'utf8').trim()
      : commonText(said, typeof author === 'string' ? author : author.name),
    needs: Object.keys(dependencies).sort(),
  }
}

const readManifest = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest
