import { expect, test } from 'vitest'
import { isGivenName, knownName, nameWithYo, sexOfGivenName } from '../../domain/given-names.ts'
import { MEN_NAMES } from '../../domain/given-names-men.ts'
import { WOMEN_NAMES } from '../../domain/given-names-women.ts'
import { nameBeforeOglu, patronymicsOf, sexOfPatronymic } from '../../domain/patronymic.ts'
import { fullNameOf, otherSpellings } from '../../domain/name-spellings.ts'
import { COMMON_SURNAMES, YO_SURNAMES } from '../../domain/surnames-common.ts'
import { formsOf, looksLikeSurname, sexOfSurname, surnameKey } from '../../domain/surname.ts'
import { eachSlip, wordSlip, type WordSlip } from '../../domain/word-slip.ts'

test.each([
  ['ивна', 'иван', 'swapped'],
  ['кирил', 'кирилл', 'doubled'],
  ['ольгга', 'ольга', 'doubled'],
  ['наталя', 'наталья', 'lost'],
  ['ириина', 'ирина', 'doubled'],
  ['светланаб', 'светлана', 'added'],
  ['алексондр', 'александр', 'confused'],
  ['вячислав', 'вячеслав', 'confused'],
  ['марха', 'марфа', 'replaced'],
  ['мария', 'мария', undefined],
  ['мрина', 'марианна', undefined],
  ['анна', 'инга', undefined],
])('%s for %s is a slip of the kind %s', (typed, right, slip) => {
  expect(wordSlip(typed, right)).toBe(slip)
})

test('every word one slip away is told once, with the slip that wordSlip names', () => {
  for (const typed of ['ивна', 'кирил', 'ольгга', 'наталя', 'анна']) {
    const told: [string, WordSlip][] = []
    eachSlip(typed, (right, slip) => told.push([right, slip]))
    expect(told.filter(([right], at) => told.findIndex(([other]) => other === right) !== at)).toEqual([])
    expect(told.filter(([right, slip]) => wordSlip(typed, right) !== slip)).toEqual([])
    expect(told.length).toBeGreaterThan(60 * typed.length)
  }
})

test('each name stands once in its list, in the spelling of documents', () => {
  for (const names of [MEN_NAMES, WOMEN_NAMES, [...COMMON_SURNAMES, ...YO_SURNAMES]]) {
    expect(names.filter((name) => !/^[А-ЯЁ][а-яё]+(-[А-ЯЁа-яё][а-яё]+)?$/.test(name))).toEqual([])
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([])
  }
})

test('spellings that documents know beside each other are all known names', () => {
  const pairs = [
    'Наталья Наталия',
    'Софья София',
    'Данил Даниил Данила',
    'Дарья Дария',
    'Тимур Темур',
    'Рустам Рустем',
  ]
  const unknown = pairs.flatMap((pair) => pair.split(' ')).filter((name) => !isGivenName(name))
  expect(unknown).toEqual([])
  expect(otherSpellings('Наталья')).toContain('Наталия')
})

test.each([
  ['Артем', 'male', 'Артём'],
  ['Семен', 'male', 'Семён'],
  ['Федор', 'male', 'Фёдор'],
  ['Петр', 'male', 'Пётр'],
  ['Алена', 'female', 'Алёна'],
  ['Артём', 'male', undefined],
  ['Елена', 'female', undefined],
  ['Андрей', 'male', undefined],
  ['Матвей', 'male', undefined],
] as const)('%s is usually written otherwise: %s %s', (name, sex, withYo) => {
  expect(nameWithYo('firstName', sex, name)).toBe(withYo)
})

test('patronymics know ё too', () => {
  expect(nameWithYo('middleName', 'male', 'Артемович')).toBe('Артёмович')
  expect(nameWithYo('middleName', 'female', 'Федоровна')).toBe('Фёдоровна')
  expect(nameWithYo('middleName', 'female', 'Петровна')).toBeUndefined()
})

test.each([
  ['Илья', 'Ильич', 'Ильинична'],
  ['Никита', 'Никитич', 'Никитична'],
  ['Павел', 'Павлович', 'Павловна'],
  ['Дмитрий', 'Дмитриевич', 'Дмитриевна'],
  ['Юрий', 'Юрьевич', 'Юрьевна'],
  ['Валерий', 'Валериевич', 'Валерьевна'],
  ['Пётр', 'Петрович', 'Петровна'],
  ['Магомед', 'Магомедович', 'Магомедовна'],
  ['Али', 'Алиевич', 'Алиевна'],
  ['Наиль', 'Наилевич', 'Наилевна'],
  ['Мустафа', 'Мустафович', 'Мустафаевна'],
])('the children of %s are %s and %s', (father, son, daughter) => {
  const { male, female } = patronymicsOf(father)
  expect(male).toContain(son)
  expect(female).toContain(daughter)
})

test.each([
  ['Иванович', 'male'],
  ['Ильич', 'male'],
  ['Кузьмич', 'male'],
  ['Ивановна', 'female'],
  ['Ильинична', 'female'],
  ['Рашид оглы', 'male'],
  ['Рашид-кызы', 'female'],
  ['Анна', undefined],
  ['Иван', undefined],
] as const)('%s is the patronymic of sex %s', (text, sex) => {
  expect(sexOfPatronymic(text)).toBe(sex)
})

test('the name before оглы stands alone', () => {
  expect(nameBeforeOglu('Рашид оглы')).toBe('Рашид')
  expect(nameBeforeOglu('Рашидович')).toBeUndefined()
})

test('names of the house lead to those of documents, and are none themselves', () => {
  const house = ['Ваня', 'Лена', 'Сережа', 'Лиза']
  expect(house.map(fullNameOf)).toEqual(['Иван', 'Елена', 'Сергей', 'Елизавета'])
  expect(house.filter(isGivenName)).toEqual([])
  expect(fullNameOf('Иван')).toBeUndefined()
})

test('names tell the sex where they are of one only', () => {
  expect(['Иван', 'Мария', 'Артем', 'Неведом'].map(sexOfGivenName)).toEqual([
    'male',
    'female',
    'male',
    undefined,
  ])
  expect(knownName('firstName', 'male', 'иван')).toBe('Иван')
})

test.each([
  ['Иванов', 'male', 'female', ['Иванова']],
  ['Соловьёва', 'female', 'male', ['Соловьёв']],
  ['Покровский', 'male', 'female', ['Покровская']],
  ['Черных', 'male', 'female', ['Черных']],
  ['Шевченко', 'female', 'male', ['Шевченко']],
  ['Мкртчян', 'male', 'female', ['Мкртчян']],
  ['Ильин', 'male', 'female', ['Ильина', 'Ильин']],
  ['Толстая', 'female', 'male', ['Толстый', 'Толстой', 'Толстий', 'Толстая']],
  ['Петров-Волконский', 'male', 'female', ['Петрова-Волконская']],
  ['Иванова', 'female', 'female', ['Иванова']],
] as const)('%s of a %s is for a %s', (surname, of, wanted, forms) => {
  expect(formsOf(surname, of, wanted)).toEqual(forms)
})

test.each([
  ['Иванов', 'male'],
  ['Иванова', 'female'],
  ['Достоевский', 'male'],
  ['Достоевская', 'female'],
  ['Сова', undefined],
  ['Ким', undefined],
  ['Шевченко', undefined],
  ['Черных', undefined],
] as const)('the ending of %s tells %s', (surname, sex) => {
  expect(sexOfSurname(surname)).toBe(sex)
})

test('husband and wife are counted together', () => {
  for (const [husband, wife] of [
    ['Иванов', 'Иванова'],
    ['Ильин', 'Ильина'],
    ['Вишневский', 'Вишневская'],
    ['Белый', 'Белая'],
    ['Петров-Водкин', 'Петрова-Водкина'],
    ['Ким', 'Ким'],
  ] as const)
    expect(surnameKey(husband)).toBe(surnameKey(wife))
})

test('most surnames look like surnames, and hardly any given name does', () => {
  const share = (words: readonly string[]) => words.filter(looksLikeSurname).length / words.length
  expect(share(COMMON_SURNAMES)).toBeGreaterThan(0.9)
  expect(share(MEN_NAMES)).toBeLessThan(0.1)
})
