import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkName, matchNames, otherSpellings, repairName, type NamePart } from '../../domain/name.ts'

/** Text, faults as "code severity positions", repair. */
const names: [string, string[], string | undefined, NamePart?][] = [
  ['Иванов', [], undefined],
  ['Ёлкина', [], undefined],
  ['Анна-Мария', [], undefined],
  ['Анна Мария', [], undefined],
  ['Пётр IV', [], undefined],
  ['МакДональд', [], undefined],
  ['Хусейн оглы', [], undefined],
  ['Гасан кызы', [], undefined],
  ["О'Нил", ['name.sign warning 1'], undefined],
  ['Мария (Марья)', ['name.sign warning 6,12'], undefined],
  ['Иванов.', ['name.sign warning 6'], 'Иванов'],
  ['', ['name.empty error'], undefined],
  [' ', ['name.empty error'], ''],
  ['-', ['name.placeholder error'], ''],
  ['—', ['name.placeholder error'], ''],
  ['Нет', ['name.placeholder error'], ''],
  ['б/о', ['name.placeholder error'], ''],
  ['отсутствует', ['name.placeholder error'], ''],
  ['0', ['name.placeholder error'], ''],
  ['Ивaнoв', ['name.latin error 2,4'], 'Иванов'],
  ['AHHA', ['name.latin error 0,1,2,3', 'name.case warning'], 'Анна'],
  ['Xристина', ['name.latin error 0'], 'Христина'],
  ['John', ['name.latin warning 0,1,2,3'], undefined],
  ['Bdfyjd', ['name.latin warning 0,1,2,3,4,5'], 'Иванов'],
  ["'lefhl", ['name.latin warning 1,2,3,4,5', 'name.sign warning 0'], 'Эдуард'],
  ['Ивaнzв', ['name.mixed-script error 2,4'], undefined],
  ['Иван0в', ['name.digits error 4'], 'Иванов'],
  ['Иванов2', ['name.digits error 6'], undefined],
  ['Олексій', ['name.letters warning 5'], undefined],
  ['Иван@ов', ['name.letters error 4'], undefined],
  [' Иванов', ['name.spaces error 0'], 'Иванов'],
  ['Анна  Мария', ['name.spaces error 5'], 'Анна Мария'],
  ['Анна\u00a0Мария', ['name.spaces error 4'], 'Анна Мария'],
  ['Ив\u00adанов', ['name.invisible error 2'], 'Иванов'],
  ['Иванов\u200b', ['name.invisible error 6'], 'Иванов'],
  ['Але\u0308на', ['name.decomposed error'], 'Алёна'],
  ['Андреи\u0306', ['name.decomposed error'], 'Андрей'],
  ['Анна–Мария', ['name.hyphen error'], 'Анна-Мария'],
  ['Анна - Мария', ['name.hyphen error'], 'Анна-Мария'],
  ['Иванов-', ['name.hyphen error'], 'Иванов'],
  ['-Иванов', ['name.first-sign error'], 'Иванов'],
  ['ьИванов', ['name.first-sign error', 'name.case warning'], undefined],
  ['ИВАНОВ', ['name.case warning'], 'Иванов'],
  ['иванов', ['name.case warning'], 'Иванов'],
  ['иВАНОВ', ['name.case warning'], 'Иванов'],
  ['ИВанов', ['name.case warning'], 'Иванов'],
  ['Иван Петрович', ['name.two-words-in-one error'], undefined],
  ['Герман Ильич', ['name.two-words-in-one error'], undefined, 'firstName'],
  ['Анна Сергеевна', ['name.two-words-in-one error'], undefined, 'firstName'],
  ['Вуич Петрович', ['name.two-words-in-one warning'], undefined, 'lastName'],
]

for (const [text, faults, repair, part] of names) {
  test(`${JSON.stringify(text)}: ${faults.join(', ') || 'nothing wrong'}`, () => {
    const found = checkName(text, part).map((fault) =>
      [fault.code, fault.severity, ...('positions' in fault ? [fault.positions.join()] : [])].join(' '),
    )
    expect({ found, repair: repairName(text) }).toEqual({ found: faults, repair })
  })
}

test('Госуслуги takes a hundred signs', () => {
  expect(checkName('А' + 'а'.repeat(99))).toEqual([])
  expect(checkName('А' + 'а'.repeat(100))).toEqual([{ code: 'name.long', severity: 'error', most: 100 }])
})

const layouts = [
  ['Gtnh', 'Петр'],
  ['Fktrcfylh', 'Александр'],
  ['Fyyf', 'Анна'],
  ['Cthutq', 'Сергей'],
  ['Lvbnhbtdbx', 'Дмитриевич'],
  ['<jhbc', 'Борис'],
  ['F,hfvjd', 'Абрамов'],
  ['bdfyjdf', 'Иванова'],
] as const

for (const [typed, meant] of layouts) {
  test(`${typed} was typed in the wrong layout: ${meant}`, () => expect(repairName(typed)).toBe(meant))
}

test.for(['John', 'Smith', 'Peter', 'Stefan', 'Schmidt', 'Maria', 'Ali', 'Zhang', 'Nguyen', 'Ivanov'])(
  '%s is a name in Latin letters, not a wrong layout',
  (name) => expect(repairName(name)).toBeUndefined(),
)

test('a placeholder behind a dash is a placeholder', () => {
  expect(repairName('–xxx')).toBe('')
})

test('a repair needs no further repair', () => {
  const signs = fc.constantFrom(...'АБВИНОЁёавино aceopxABCE-–\u00ad\u0308 .'.split(''))
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 20 }), (letters) => {
      const once = repairName(letters.join(''))
      expect(once === undefined ? undefined : repairName(once)).toBeUndefined()
    }),
    { numRuns: 2000 },
  )
})

const pairs = [
  ['Алёна', 'Алёна ', 'same'],
  ['Алёна', 'Але\u0308на', 'same'],
  ['Алёна', 'Алена', 'alike'],
  ['Анна-Мария', 'Анна – Мария', 'alike'],
  ['Петров', 'Пeтpoв', 'alike'],
  ['ИВАНОВ', 'Иванов', 'alike'],
  ['Наталья', 'Наталия', 'different'],
] as const

for (const [first, second, match] of pairs) {
  test(`${first} and ${second} are ${match}`, () => expect(matchNames(first, second)).toBe(match))
}

const spellings = [
  ['Наталья', 'Наталия'],
  ['Софья', 'София'],
  ['Данил', 'Даниил'],
  ['Данила', 'Данил'],
  ['Алёна', 'Алена'],
  ['Артём', 'Артем'],
  ['Семён', 'Семен'],
  ['Фёдор', 'Федор'],
  ['Геннадьевна', 'Генадьевна'],
  ['Вячеславович', 'Вячиславович'],
  ['Дмитриевич', 'Дмитревич'],
  ['Кирилл', 'Кирил'],
  ['Филипп', 'Филлип'],
  ['Анна-Мария', 'Анна Мария'],
  ['Гасан оглы', 'Гасан-оглы'],
  ['Анатольевич', 'Анатолиевич'],
] as const

for (const [one, other] of spellings) {
  test(`documents know ${one} as ${other} too, and the reverse`, () => {
    expect(otherSpellings(one)).toContain(other)
    expect(otherSpellings(other)).toContain(one)
    expect(otherSpellings(one)).not.toContain(one)
  })
}

test('a name with one spelling has no other', () => {
  for (const name of ['Иванов', 'Иван Петрович', 'Пётр IV', '']) expect(otherSpellings(name)).toEqual([])
})
