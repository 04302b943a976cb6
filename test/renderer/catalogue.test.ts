import { globSync, readFileSync } from 'node:fs'
import { parseAst } from 'vite'
import { expect, test } from 'vitest'
import { en } from '../../renderer/words/en.ts'
import { ru } from '../../renderer/words/ru.ts'

type Node = { readonly type: string } & Readonly<Record<string, unknown>>

/** One letter is compared or put into a name, and said to nobody. */
const CYRILLIC = /[А-Яа-яЁё]{2,}/
const LETTERS = /\p{L}{2,}/u

/** Attributes that a person reads or hears. */
const READ = /^(aria-(label|description|placeholder|roledescription|valuetext)|title|placeholder|alt|label)$/

/** Names of languages and of keys: the same in both catalogues. */
const SAME_EVERYWHERE: ReadonlySet<string> = new Set(['EN', 'RU', 'F1'])

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string'

/** Every node of a parsed file with what it hangs on. */
function* nodesOf(node: unknown, parent?: Node): Generator<{ node: Node; parent: Node | undefined }> {
  if (Array.isArray(node)) {
    for (const one of node) yield* nodesOf(one, parent)
    return
  }
  if (!isNode(node)) return
  yield { node, parent }
  for (const value of Object.values(node)) {
    if (typeof value === 'object' && value !== null) yield* nodesOf(value, node)
  }
}

const parsed = (code: string, file: string) => parseAst(code, { lang: file.endsWith('x') ? 'tsx' : 'ts' })

/** What a file says by itself: text and read attributes in any language, and any Russian. */
function saidIn(file: string, code = readFileSync(file, 'utf8')): string[] {
  const said: string[] = []
  const note = (text: unknown, isSaid: (text: string) => boolean): void => {
    if (typeof text !== 'string' || !isSaid(text) || SAME_EVERYWHERE.has(text.trim())) return
    said.push(`${file}: ${text.trim()}`)
  }
  for (const { node, parent } of nodesOf(parsed(code, file))) {
    const { type, value } = node
    if (type === 'JSXText') note(value, (text) => LETTERS.test(text))
    if (type === 'Literal') {
      const isRead = parent?.type === 'JSXAttribute' && READ.test(String((parent.name as Node).name))
      const isShown = parent?.type === 'JSXExpressionContainer'
      const isAnswer = parent?.type === 'ConditionalExpression' && parent.test !== node
      note(value, (text) => CYRILLIC.test(text) || (LETTERS.test(text) && (isRead || (isShown && !isAnswer))))
    }
    if (type === 'TemplateElement') note((value as { raw: string }).raw, (text) => CYRILLIC.test(text))
  }
  return said
}

test('the pages say nothing but what stands in the catalogue', () => {
  const files = globSync('renderer/{screens,parts,pin,link}/**/*.{ts,tsx}').concat(
    globSync('renderer/*.{ts,tsx}'),
  )
  expect(files.length).toBeGreaterThan(100)
  const said = files.flatMap((file) => saidIn(file))
  expect(said).toEqual([])
})

test.each([
  ['text', '<p>Hello</p>'],
  ['Russian text', '<p>Да</p>'],
  ['a label', '<input aria-label="Name" />'],
  ['a value shown', "<p>{'Hello'}</p>"],
  ['a Russian string', "const a = 'Привет'"],
  ['a Russian template', 'const a = `${b} лет`'],
])('%s outside the catalogue is found', (_, code) => {
  expect(
    saidIn('a.tsx', `export const x = () => { ${code.startsWith('<') ? `return ${code}` : code} }`),
  ).toHaveLength(1)
})

/** Rooms of main that hold Russian because it is what they work with: names, headings, papers for outsiders. */
const WORKS_WITH_RUSSIAN =
  /^main\/(checks|search|diagnosis|import|exchange|register|health\/class-order|store\/steps|signing\/(training|vendor-modules)|staff\/holder|lookup|place\.ts)/

test('the main process gives codes, and no sentence', () => {
  const files = globSync('{main,preload,contract}/**/*.ts').filter((file) => !WORKS_WITH_RUSSIAN.test(file))
  expect(files.length).toBeGreaterThan(100)
  expect(files.flatMap((file) => saidIn(file))).toEqual([])
})

/** Russian in the English catalogue: names that have no other, and what is quoted or typed as it stands. */
const NAMES = [
  'СНИЛС',
  'Госуслуги',
  'Госуслугах',
  'Госуслуг',
  'Дневник.ру',
  'Сетевой город',
  'ЭлЖур',
  'БАРС',
  'Контингент',
  'Русский',
  'Переключить на русский',
  'русский',
  'ива пет 7б',
]

test('English is English, with Russian only in names and quotations', () => {
  const left = globSync('renderer/words/en/**/*.ts').flatMap((file) =>
    saidIn(file).filter((one) => {
      const bare = NAMES.reduce((text, name) => text.replaceAll(name, ''), one)
        .replace(/[«“‘][^»”’]*[»”’]/g, '')
        .replace(/(?<!\p{L})\p{Script=Cyrillic}{1,2}(?!\p{L})/gu, '')
      return CYRILLIC.test(bare)
    }),
  )
  expect(left).toEqual([])
})

/** Every plain string of a catalogue by its place. */
function* stringsOf(words: unknown, place = ''): Generator<[string, string]> {
  if (typeof words === 'string') yield [place, words]
  if (typeof words !== 'object' || words === null) return
  for (const [key, value] of Object.entries(words)) yield* stringsOf(value, `${place}.${key}`)
}

test('nothing in the English catalogue was left in Russian', () => {
  const russian = new Map(stringsOf(ru))
  const same = [...stringsOf(en)].filter(
    ([place, text]) => russian.get(place) === text && CYRILLIC.test(text),
  )
  const bare = same.filter(([, text]) => !NAMES.includes(text.replace(/[«»]/g, '')))
  expect(bare.filter(([, text]) => /\p{Script=Cyrillic}{3,}/u.test(text))).toEqual([])
})
