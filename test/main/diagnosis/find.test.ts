import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Visitor } from '../../../domain/diagnosis.ts'
import { toLatin } from '../../../domain/layout.ts'
import { ownDiagnosis, REGIONS } from './desk.ts'

const parent: Visitor = { who: 'guardian', age: 'from-18', isForeign: false }
const child: Visitor = { who: 'pupil', age: 'to-13', isForeign: false }
const teen: Visitor = { ...child, age: '14-17' }
const adult: Visitor = { ...child, age: 'from-18' }
const foreign: Visitor = { ...child, isForeign: true }

const desks = new Map(
  ['kaliningrad', 'omsk', 'ryazan', 'neutral', 'samara'].map((region) => [
    region,
    ownDiagnosis({ region, own: 'no-such-folder' }),
  ]),
)

const linesFor = (query: string, visitor: Visitor, region = 'neutral') =>
  desks.get(region)!.find(query, { visitor }).cases
const found = (query: string, visitor = parent, region = 'neutral'): string[] =>
  linesFor(query, visitor, region).map(({ code }) => code)

test.each([
  ['a few words', 'не найден', ['C05', 'C07', 'C01', 'C02', 'C16']],
  ['one word', 'согласие', ['C03', 'C04', 'C06', 'C08', 'C26', 'C28']],
  ['a name of the journal', 'профиль Дневник.ру', ['C16']],
] as const)('%s: every case that says it is offered', (_what, query, codes) => {
  expect(found(query)).toEqual(expect.arrayContaining([...codes]))
})

test.each([
  ['other capitals', 'ДНЕВНИК НЕ НАЙДЕН', 'C05'],
  ['ё for е', 'Дневник ребёнка не найден', 'C07'],
  ['quotes and signs round it', '  «Дневник не найден!»…', 'C05'],
  ['another hyphen and a no-break space', 'Дневник\u00a0не найден', 'C05'],
  ['Latin look-alikes', 'Дневник не нaйдeн', 'C05'],
  ['the wrong layout', toLatin('неверный пароль'), 'C14'],
  ['the wrong layout, a whole message', toLatin('Дневник ребенка не найден.'), 'C07'],
  ['other endings', 'профилей не найдено', 'C16'],
  ['another order', 'паролем неверным', 'C14'],
  ['a letter too few', 'сагласие родителей', 'C03'],
  ['a letter swapped', 'неверыный пороль', 'C14'],
  ['two neighbours swapped', 'гражданство ребёнка росийское', 'C22'],
  ['English words', 'forgot password', 'C27'],
  ['an old address', 'keo.gov39.ru', 'C34'],
  ['an old address with all round it', 'https://keo.gov39.ru/authorize', 'C34'],
  ['a word that is only begun', 'привяз', 'C25'],
])('%s: found all the same', (_what, query, code) => {
  expect(found(query).slice(0, 4)).toContain(code)
})

test('a message pasted with the letter round it is found', () => {
  const letter =
    'Добрый день! Выходит надпись: «К сожалению, мы не смогли найти Ваш профиль Дневник.ру по данным, предоставленным порталом госуслуг.» Что делать?'
  expect(linesFor(letter, parent)[0]).toMatchObject({ code: 'C16', how: 'whole' })
})

test('why a case is offered is told', () => {
  expect(linesFor('Дневник не найден', parent)[0]).toMatchObject({ code: 'C05', how: 'whole', isExact: true })
  expect(linesFor('Ваш дневник не най', child)[0]).toMatchObject({
    code: 'C01',
    how: 'beginning',
    isExact: true,
  })
  expect(linesFor('пароль ребёнка не тот', child)[0]).toMatchObject({ how: 'words' })
  expect(linesFor('дневник не нойден', parent)[0]).toMatchObject({ code: 'C05', how: 'near' })
  expect(linesFor('', parent)[0]).toMatchObject({ how: 'usual' })
})

test('who logs in decides between messages that begin alike', () => {
  expect(found('Ваш дневник не найден. Чтобы решить проблему', child)[0]).toBe('C01')
  expect(found('Ваш дневник не найден. Чтобы решить проблему', adult)[0]).toBe('C02')
})

test('who says it shortly is offered the own message before that of another', () => {
  expect(found('Дневник не найден', parent)[0]).toBe('C05')
  expect(found('Дневник не найден', child).slice(0, 2)).toEqual(['C01', 'C05'])
  expect(found('Дневник не найден', adult).slice(0, 2)).toEqual(['C02', 'C05'])
})

test.each([
  ['не пускает, пишет про согласие', parent, 'neutral', 'C06'],
  ['не пускает', parent, 'neutral', 'C05'],
  ['не заходит', parent, 'neutral', 'C05'],
  ['пароль забыл', child, 'neutral', 'C27'],
  ['не отображается ребёнок', parent, 'omsk', 'C18'],
  ['второй родитель', parent, 'omsk', 'C18'],
  ['вышла замуж, сменила фамилию', parent, 'omsk', 'C15'],
  ['заходит под чужим именем', parent, 'ryazan', 'C33'],
  ['мама заходит в профиль ученика', parent, 'ryazan', 'C33'],
  ['барс', parent, 'ryazan', 'C34'],
  ['попробуйте позже', parent, 'neutral', 'C35'],
  ['журнал не грузит', parent, 'neutral', 'C35'],
  ['не приходит смс', parent, 'neutral', 'C14'],
] as const)('in the words of a visitor: %s', (query, visitor, region, code) => {
  expect(found(query, visitor, region).slice(0, 3)).toContain(code)
})

test('a whole message is found first whoever asks and wherever', () => {
  for (const region of desks.keys()) {
    for (const visitor of [parent, child, teen, adult, foreign]) {
      expect(found('Нет учетной записи в Дневник.ру', visitor, region)[0]).toBe('C17')
      expect(found('выходит ошибка, что не удалось найти пользователя', visitor, region)[0]).toBe('C09')
    }
  }
})

test('the journal of the region puts its own cases first and hides no other', () => {
  const omsk = found('не найти профиль', parent, 'omsk')
  expect(omsk[0]).toBe('C16')
  const words = 'учетная запись привязана'
  expect(found(words, parent, 'samara').indexOf('C33')).toBeLessThanOrEqual(
    found(words, parent, 'omsk').indexOf('C33'),
  )
  expect(found('фио не совпадают', parent, 'samara')).toContain('C15')
})

test('nothing typed, or signs alone: the usual cases', () => {
  expect(found('  … ')).toEqual(found(''))
})

test('words that no case has find nothing', () => {
  expect(found('расписание звонков')).not.toContain('C01')
  expect(found('ъъъъъъ')).toEqual([])
})

test('a very long query is looked up like any other', () => {
  expect(found('Дневник не найден. '.repeat(100)).length).toBeGreaterThan(0)
})

test('of the usual cases the door comes first where the region has moved lately', () => {
  expect(found('', parent, 'kaliningrad')[0]).toBe('C34')
  expect(found('', parent, 'omsk')).not.toContain('C34')
  const longAfter = ownDiagnosis({ region: 'kaliningrad', today: '2028-01-01', own: 'no-such-folder' })
  expect(longAfter.find('', { visitor: parent }).cases[0]!.code).not.toBe('C34')
})

test('then comes what a foreign paper or the age asks for, then the messages of the region', () => {
  expect(found('', foreign, 'omsk').slice(0, 2)).toEqual(['C21', 'C22'])
  expect(found('', child, 'omsk')).not.toContain('C21')
  expect(found('', teen, 'ryazan')[0]).toBe('C26')
  expect(found('', teen, 'ryazan')).toContain('C31')
  expect(found('', adult, 'ryazan').slice(0, 3)).toEqual(['C32', 'C02', 'C04'])
  expect(found('', child, 'ryazan').slice(0, 2)).toEqual(['C01', 'C03'])
  expect(found('', parent, 'omsk').slice(0, 5)).toEqual(['C14', 'C15', 'C16', 'C17', 'C18'])
  expect(found('', parent, 'ryazan')).not.toContain('C15')
})

test('a parent is offered the messages of the child after the own ones', () => {
  const codes = found('', parent, 'ryazan')
  expect(codes).toEqual(expect.arrayContaining(['C05', 'C06', 'C01', 'C03', 'C07', 'C08']))
  expect(codes.indexOf('C06')).toBeLessThan(codes.indexOf('C01'))
  expect(codes).not.toContain('C02')
  expect(codes.length).toBeLessThanOrEqual(16)
})

test('nobody in particular is a parent', () => {
  expect(desks.get('omsk')!.find('', {}).visitor).toEqual(parent)
})

const catalogue = JSON.parse(readFileSync(join(REGIONS, 'cases.json'), 'utf8')) as {
  cases: { code: string; messages: { text: string; exact: boolean }[] }[]
}
const messages = catalogue.cases.flatMap(({ code, messages }) =>
  messages.flatMap(({ text, exact }) => (exact ? [{ code, text }] : [])),
)

/** Ways in which a message comes to be typed otherwise. */
const typed: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.replaceAll('ё', 'е'),
  (text) => text.replaceAll('е', 'ё'),
  (text) => text.replace(/[.,«»!]/g, ' '),
  (text) => `  «${text}» `,
  toLatin,
]

test('the beginning of a message, however it is typed, offers its case to anybody anywhere', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...messages),
      fc.double({ min: 0.4, max: 1, noNaN: true }),
      fc.constantFrom(...typed),
      fc.constantFrom(parent, child, teen, adult, foreign),
      fc.constantFrom(...desks.keys()),
      ({ code, text }, part, change, visitor, region) => {
        const begun = text.slice(0, Math.max(12, Math.round(text.length * part)))
        expect(found(change(begun), visitor, region)).toContain(code)
      },
    ),
    { numRuns: 500 },
  )
})

test('nothing that is typed is a surprise', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (query) => {
      expect(found(query).length).toBeLessThanOrEqual(16)
    }),
  )
})
