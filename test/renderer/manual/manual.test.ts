import { existsSync, readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { expect, test } from 'vitest'
import { SCREENS } from '../../../scripts/screens/list.ts'
import { readBook, type Block, type Inline } from '../../../renderer/screens/manual/book.ts'
import { findSections, markedBy } from '../../../renderer/screens/manual/find-sections.ts'
import { PAGE_OF } from '../../../renderer/screens/manual/pages.ts'
import { en } from '../../../renderer/words/en.ts'
import { ru } from '../../../renderer/words/ru.ts'

const texts = { ru: readFileSync('docs/manual.ru.md', 'utf8'), en: readFileSync('docs/manual.en.md', 'utf8') }
const books = { ru: readBook(texts.ru), en: readBook(texts.en) }
const idsOf = (language: 'ru' | 'en') =>
  books[language].map(({ id, sections }) => [id, ...sections.map((section) => section.id)])

test('the manual has the same sections in both languages', () => {
  expect(idsOf('ru')).toEqual(idsOf('en'))
  expect(new Set(idsOf('ru').flat()).size).toBe(idsOf('ru').flat().length)
})

/** Every string of a catalogue. */
function* stringsOf(words: unknown): Generator<string> {
  if (typeof words === 'string') yield words.replaceAll('\u00a0', ' ')
  if (typeof words === 'function') yield* stringsOf(saidOf(words as (...given: unknown[]) => unknown))
  if (typeof words === 'object' && words !== null) {
    for (const one of Object.values(words)) yield* stringsOf(one)
  }
}

/** A button that counts says its bare name where there is nothing to count. */
function saidOf(speak: (...given: unknown[]) => unknown): unknown {
  try {
    return speak(0, 0, 0)
  } catch {
    return undefined // it wants something else than numbers
  }
}

test.each([
  ['ru', ru, /\*\*«([^»]+)»\*\*/g],
  ['en', en, /\*\*“([^”]+)”\*\*/g],
] as const)('what the manual calls by name stands on the screens: %s', (language, words, quoted) => {
  const said = new Set(stringsOf(words))
  const named = [...texts[language].matchAll(quoted)].map(([, name]) => name!)
  expect(named.length).toBeGreaterThan(80)
  expect(named.filter((name) => !said.has(name))).toEqual([])
})

test.each(['ru', 'en'] as const)('every picture of the manual is taken from the product: %s', (language) => {
  const pictures = [...texts[language].matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, file]) => file!)
  const taken = new Set(Object.keys(SCREENS).map((name) => `screens/${name}.png`))
  expect(pictures.length).toBeGreaterThan(20)
  expect(pictures.filter((file) => !taken.has(file))).toEqual([])
})

const linksIn = (inlines: readonly Inline[]): readonly string[] =>
  inlines.flatMap((inline) => {
    if (inline.kind === 'link') return [inline.to]
    return 'inner' in inline ? linksIn(inline.inner) : []
  })

const linksOf = (block: Block): readonly string[] => {
  if (block.kind === 'paragraph') return linksIn(block.inner)
  if (block.kind === 'note') return block.blocks.flatMap(linksOf)
  if (block.kind === 'list') return block.items.flat().flatMap(linksOf)
  return [block.head, ...block.rows].flat().flatMap(linksIn)
}

test.each(['ru', 'en'] as const)('every link of the manual leads somewhere: %s', (language) => {
  const sections = books[language].flatMap((part) => part.sections)
  const links = sections.flatMap(({ blocks }) => blocks.flatMap(linksOf))
  const ids = new Set(sections.map(({ id }) => id))
  const isThere = (to: string) =>
    to.startsWith('#') ? ids.has(to.slice(1)) : existsSync(normalize(join('docs', to)))
  expect(links.length).toBeGreaterThan(5)
  expect(links.filter((to) => !isThere(to))).toEqual([])
})

test('help opens each screen at a section that is there', () => {
  const ids = new Set(books.ru.flatMap((part) => part.sections.map(({ id }) => id)))
  expect(Object.values(PAGE_OF).filter((id) => !ids.has(id))).toEqual([])
})

test('every section has something to read, and is found by its own title', () => {
  for (const language of ['ru', 'en'] as const) {
    for (const { id, title, text } of books[language].flatMap((part) => part.sections)) {
      expect(text.length).toBeGreaterThan(100)
      expect(findSections(books, title), title).toContain(id)
    }
  }
})

test.each([
  ['вторая подп', 'second'],
  ['second signature', 'second'],
  ['rjgbb ,fps', 'copies'],
  ['подсчёт', undefined],
  ['счет', 'sign'],
  ['утечка', 'leak'],
  ['квитанция', 'packages'],
  ['zzz', undefined],
])('«%s» finds the section', (query, first) => {
  expect(findSections(books, query)[0]).toBe(first)
})

test('what was typed is marked at the beginnings of words, with ё as е', () => {
  expect(markedBy('Пришёл, «пришедший» и шёл', 'прише')).toEqual([
    { text: 'Прише'.replace('е', 'ё'), hit: true },
    { text: 'л', hit: false },
    { text: ', «', hit: false },
    { text: 'прише', hit: true },
    { text: 'дший', hit: false },
    { text: '» ', hit: false },
    { text: 'и', hit: false },
    { text: ' ', hit: false },
    { text: 'шёл', hit: false },
  ])
})
