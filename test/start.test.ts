import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import * as defaultLocale from '../renderer/parts/default-locale.ts'

/** What is loaded with a file, at once: `import type` and `import()` are not. */
const IMPORTED = /^(?:import|export)\s(?!type\s)(?:[^'"]*?\sfrom\s)?'([^']+)'/gm

/** Files and packages that come with the first file, by what they import at once. */
function loadedWith(first: string): { files: string[]; packages: string[] } {
  const files = new Set([first])
  const packages = new Set<string>()
  for (const file of files) {
    if (!/\.tsx?$/.test(file) || !existsSync(file)) continue
    for (const [, named] of readFileSync(file, 'utf8').matchAll(IMPORTED)) {
      if (named!.startsWith('.')) files.add(normalize(join(dirname(file), named!)))
      else if (!named!.startsWith('node:'))
        packages.add(
          named!
            .split('/')
            .slice(0, named!.startsWith('@') ? 2 : 1)
            .join('/'),
        )
    }
  }
  return { files: [...files], packages: [...packages].sort() }
}

test('the desk starts with the lock and the search, and the code of no other screen', () => {
  const { files } = loadedWith('renderer/main.tsx')
  const drawn = files
    .filter((file) => /^renderer\/screens\/.*\.tsx$/.test(file))
    .map((file) => file.split('/')[2])
  expect([...new Set(drawn)].sort()).toEqual(['kiosk', 'lock', 'search'])
  expect(files.filter((file) => file.startsWith('renderer/words/en'))).toEqual([])
})

test('the program starts without what only a later act needs: tables, archives, cards, the log', () => {
  const { packages } = loadedWith('main/shell/run-desk.ts')
  expect(packages).toEqual(['@noble/curves', 'better-sqlite3', 'electron', 'uuid', 'zod'])
})

test('neither the program nor a thread of it imports HTTP, which would bring `fetch` into every start', () => {
  const bringing = readdirSync('main', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .filter((file) => /^import (?!type )[^'"]*'node:http'/m.test(readFileSync(join('main', file), 'utf8')))
  expect(bringing).toEqual([])
})

test('the window is asked for before the base, the search and the calls are read', () => {
  const { files, packages } = loadedWith('main/shell/program.ts')
  expect(packages).toEqual(['electron', 'zod'])
  expect(
    files.filter((file) => /^(main\/(store\/database|search|signing|handlers)|contract\/index)/.test(file)),
  ).toEqual([])
})

test('what runs before the host is ready is a few files', () => {
  const { files, packages } = loadedWith('main/shell/index.ts')
  expect([files.length < 8, packages]).toEqual([true, ['electron']])
})

test('zod takes the choice of the first file, that shapes are not compiled, without being loaded by it', () => {
  const [choice] = /Object\.assign\(globalThis, .*\)/.exec(readFileSync('main/shell/index.ts', 'utf8'))!
  const asked = `${choice}; process.stdout.write(String((await import('zod')).config().jitless))`
  expect(execFileSync(process.execPath, ['--input-type=module', '-e', asked], { encoding: 'utf8' })).toBe(
    'true',
  )
})

test('what stands in place of the module that lists the locales is what React Aria asks of it', () => {
  const folder = 'node_modules/react-aria/dist/private/i18n'
  const read = (file: string): string => readFileSync(join(folder, file), 'utf8')
  const asking = readdirSync(folder).filter(
    (file) => file.endsWith('.mjs') && /from "[^"]*useDefaultLocale/.test(read(file)),
  )
  expect(asking).toEqual(['I18nProvider.mjs'])
  const [, asked] = /import \{(.*)\} from ".\/useDefaultLocale.mjs"/.exec(read('I18nProvider.mjs'))!
  for (const [name] of asked!.matchAll(/\w+(?= as)/g)) expect(defaultLocale).toHaveProperty(name)
})

test('every style sheet is there from the start, in one order', () => {
  const { files } = loadedWith('renderer/main.tsx')
  const sheets = readFileSync('renderer/sheets.ts', 'utf8')
    .match(/\S+\.css/g)!
    .map((file) => normalize(`renderer/${file.replace(/^'/, '')}`))
  expect(files.filter((file) => file.endsWith('.css') && !sheets.includes(file))).toEqual([])
  expect(new Set(sheets).size).toBe(sheets.length)
})
