import type { PersonRecord } from '../../contract/person.ts'
import type { Field } from '../../domain/person.ts'
import type { Family } from './family.ts'
import { NAMES, put, value, type Kind } from './kind.ts'
import * as text from './other-spoil-text.ts'
import { bearersOf, fatherOf, isCommonName, isRightName, surnameStem } from './other-witness.ts'

/** How the names of a person are spoilt, sign by sign. */
export type NameDirtKind =
  | 'name-key'
  | 'name-inserted'
  | 'name-layout'
  | 'name-caps'
  | 'name-lower'
  | 'name-two-capitals'
  | 'name-dot'
  | 'name-digit'
  | 'name-nbsp'
  | 'name-edge-space'
  | 'name-line-break'
  | 'name-initial'
  | 'name-note'
  | 'name-diminutive'
  | 'surname-hyphen-lost'
  | 'name-hyphen-doubled'
  | 'name-dash'
  | 'name-yo-lost'
  | 'name-yo-added'
  | 'oglu-glued'
  | 'name-merged'
  | 'name-all-in-surname'
  | 'name-patronymic-swapped'

/** Two others of the family who write the surname right outvote the one who does not. */
const WITNESSES = 2

/** How many letters from the front may slip, so that the ending still tells the sex. */
const rootOf = (held: string, field: Field): number =>
  field === 'lastName' ? Math.max(1, surnameStem(held).length - 2) : held.length

const wrong = (slips: string[]): string[] => slips.filter((slip) => !isRightName(slip))

const isCertain = (held: string, person: PersonRecord, family: Family, field: Field): boolean =>
  field === 'lastName'
    ? surnameStem(held).length > 4 && bearersOf(person, family) >= WITNESSES
    : isCommonName(held)

const isLong = (held: string): boolean => /^[А-ЯЁ][а-яё]{3,}$/.test(held)
const isRussian = (middleName: string): boolean => /(?:вич|ич|вна|чна)$/.test(middleName)

const slipped = (
  kind: 'name-key' | 'name-inserted',
  weight: number,
  slipsOf: (held: string, within: number) => string[],
): Kind<NameDirtKind> => {
  const slips = (held: string, field: Field) => wrong(slipsOf(held, rootOf(held, field)))
  return {
    kind,
    weight,
    fits: (person, family) => NAMES.some((field) => isCertain(person[field], person, family, field)),
    spoil: (person, family, random) => {
      const field = random.pick(NAMES.filter((one) => isCertain(person[one], person, family, one)))
      return [put(person, field, random.pick(slips(person[field], field)))]
    },
  }
}

const DIMINUTIVES: Readonly<Record<string, string>> = {
  Александр: 'Саша',
  Александра: 'Саша',
  Алексей: 'Лёша',
  Михаил: 'Миша',
  Дмитрий: 'Дима',
  Сергей: 'Серёжа',
  Владимир: 'Вова',
  Николай: 'Коля',
  Евгений: 'Женя',
  Иван: 'Ваня',
  Екатерина: 'Катя',
  Анастасия: 'Настя',
  Татьяна: 'Таня',
  Наталья: 'Наташа',
  Елена: 'Лена',
  Ольга: 'Оля',
  Елизавета: 'Лиза',
  Светлана: 'Света',
}

/** е of the last syllable of a surname, and that of Петрович: where ё is put by mistake. */
const PLACE_FOR_YO = /е(?=ва?$)|(?<=^П)е(?=тров)/

/** What happens to names; README.md says how each may be seen. */
export const NAME_KINDS: readonly Kind<NameDirtKind>[] = [
  slipped('name-key', 12, text.keySlips),
  slipped('name-inserted', 10, text.keyInsertions),
  value('name-layout', 3, NAMES, isLong, text.wrongLayout),
  value('name-caps', 6, NAMES, isLong, (held) => held.toUpperCase()),
  value('name-lower', 6, NAMES, isLong, (held) => held.toLowerCase()),
  value('name-two-capitals', 5, NAMES, isLong, (held) => held.slice(0, 2).toUpperCase() + held.slice(2)),
  value('name-dot', 5, NAMES, isLong, (held) => `${held}.`),
  value('name-digit', 4, NAMES, (held) => /[ОоЗзЧч]/.test(held), text.digitInside),
  value('name-nbsp', 5, NAMES, Boolean, (held) =>
    held.includes(' ') ? held.replace(' ', '\u00a0') : `${held}\u00a0`,
  ),
  value('name-edge-space', 8, NAMES, Boolean, (held, random) =>
    random.chance(0.7) ? `${held} ` : ` ${held}`,
  ),
  value('name-line-break', 2, NAMES, Boolean, (held, random) => held + random.pick(['\n', '\t'])),
  value('name-initial', 3, ['firstName', 'middleName'], isLong, (held) => `${held[0]}.`),
  value(
    'name-note',
    3,
    ['lastName'],
    isLong,
    (held, random) => held + random.pick([' (опека)', ' (дубль)', ' 2', ' выбыл', ' ОВЗ']),
  ),
  value(
    'name-diminutive',
    4,
    ['firstName'],
    (held) => held in DIMINUTIVES,
    (held) => DIMINUTIVES[held]!,
  ),
  {
    ...value(
      'surname-hyphen-lost',
      60,
      ['lastName'],
      (held, person, family) => held.includes('-') && bearersOf(person, family) > 0,
      (held, random) => held.replace('-', random.chance(0.5) ? ' ' : ''),
    ),
    isRare: true,
  },
  {
    ...value(
      'name-hyphen-doubled',
      40,
      ['lastName', 'firstName'],
      (held) => held.includes('-'),
      (held) => held.replace('-', '--'),
    ),
    isRare: true,
  },
  {
    ...value(
      'name-dash',
      50,
      ['lastName', 'firstName'],
      (held) => held.includes('-'),
      (held, random) => held.replace('-', random.pick(['–', ' - ', ' — ', '- '])),
    ),
    isRare: true,
  },
  value(
    'name-yo-lost',
    40,
    ['lastName', 'middleName'],
    (held, person, family, field) =>
      held.includes('ё') &&
      (field === 'lastName'
        ? bearersOf(person, family) >= WITNESSES
        : (fatherOf(person, family)?.firstName ?? '').includes('ё')),
    (held) => held.replace('ё', 'е'),
  ),
  value(
    'name-yo-added',
    12,
    ['lastName', 'middleName'],
    (held, person, family, field) =>
      PLACE_FOR_YO.test(held) &&
      (field === 'lastName' ? bearersOf(person, family) >= WITNESSES : held.startsWith('Петров')),
    (held) => held.replace(PLACE_FOR_YO, 'ё'),
  ),
  {
    ...value(
      'oglu-glued',
      50,
      ['middleName'],
      (held) => / (?:оглы|кызы)$/.test(held),
      (held) => held.replace(' ', ''),
    ),
    isRare: true,
  },
  {
    kind: 'name-merged',
    weight: 5,
    fits: ({ firstName, middleName }) => isRussian(middleName) && !firstName.includes(' '),
    spoil: (person) => [
      put(person, 'firstName', `${person.firstName} ${person.middleName}`),
      put(person, 'middleName', ''),
    ],
  },
  {
    kind: 'name-all-in-surname',
    weight: 3,
    fits: ({ middleName }) => isRussian(middleName),
    spoil: (person) => [
      put(person, 'lastName', `${person.lastName} ${person.firstName} ${person.middleName}`),
      put(person, 'firstName', ''),
      put(person, 'middleName', ''),
    ],
  },
  {
    kind: 'name-patronymic-swapped',
    weight: 4,
    fits: ({ middleName }) => isRussian(middleName),
    spoil: (person) => [
      put(person, 'firstName', person.middleName),
      put(person, 'middleName', person.firstName),
    ],
  },
]
