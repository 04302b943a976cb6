import { guardiansOf, NAMES, put, twinOf, value, type Kind } from './kind.ts'
import { uuidOf } from './random.ts'
import * as text from './spoil-text.ts'

/** Every usual kind of dirt; README.md says what each looks like and how it comes to be. */
export type UsualDirtKind =
  | 'snils-digit'
  | 'snils-neighbours'
  | 'snils-ten-digits'
  | 'snils-empty'
  | 'snils-of-guardian'
  | 'snils-of-twin'
  | 'name-yo'
  | 'name-latin'
  | 'name-double-space'
  | 'name-zero-width'
  | 'name-decomposed'
  | 'name-typo'
  | 'name-swapped'
  | 'patronymic-missing'
  | 'patronymic-word'
  | 'series-digit'
  | 'series-cyrillic'
  | 'series-latin'
  | 'series-dash'
  | 'phone-of-guardian'
  | 'guardian-unlinked'
  | 'birth-date-order'
  | 'card-doubled'

const roman = (series: string): string => series.split('-')[0]!
const letters = (series: string): string => series.split('-')[1]!

const SERIES = ['certificateSeries'] as const

/** The kinds of dirt a school has unless told otherwise. */
export const KINDS: readonly Kind<UsualDirtKind>[] = [
  value('snils-digit', 10, ['snils'], Boolean, text.otherDigit),
  value('snils-neighbours', 8, ['snils'], (held) => /(\d)(?!\1)\d/.test(held), text.swappedDigits),
  value(
    'snils-ten-digits',
    30,
    ['snils'],
    (held) => held.startsWith('0'),
    (held) => held.slice(1),
  ),
  value('snils-empty', 8, ['snils'], Boolean, () => ''),
  {
    kind: 'snils-of-guardian',
    weight: 6,
    fits: (person, family) => guardiansOf(person, family).length > 0,
    spoil: (person, family, random) => [put(person, 'snils', random.pick(guardiansOf(person, family)).snils)],
  },
  {
    kind: 'snils-of-twin',
    weight: 40,
    isRare: true,
    fits: (person, family) => person.kind === 'pupil' && twinOf(person, family) !== undefined,
    spoil: (person, family) => {
      const twin = twinOf(person, family)!
      return [put(person, 'snils', twin.snils), put(twin, 'snils', person.snils)]
    },
  },
  value('name-yo', 90, NAMES, (held) => /ё/i.test(held), text.withoutYo),
  value('name-latin', 7, NAMES, text.hasLookAlike, text.latinInside),
  value(
    'name-double-space',
    200,
    NAMES,
    (held) => held.includes(' '),
    (held) => held.replace(' ', '  '),
  ),
  value('name-zero-width', 3, NAMES, (held) => held.length > 1, text.zeroWidthInside),
  value(
    'name-decomposed',
    12,
    NAMES,
    (held) => held !== held.normalize('NFD'),
    (held) => held.normalize('NFD'),
  ),
  value('name-typo', 10, NAMES, (held) => held.length > 4, text.typo),
  {
    kind: 'name-swapped',
    weight: 3,
    fits: () => true,
    spoil: (person) => [put(person, 'lastName', person.firstName), put(person, 'firstName', person.lastName)],
  },
  value('patronymic-missing', 4, ['middleName'], Boolean, () => ''),
  value(
    'patronymic-word',
    30,
    ['middleName'],
    (held) => held === '',
    (_, random) => random.pick(['-', 'нет', 'б/о', 'отсутствует']),
  ),
  value(
    'series-digit',
    9,
    SERIES,
    (held) => held.includes('I'),
    (held) => held.replaceAll('I', '1'),
  ),
  value(
    'series-cyrillic',
    9,
    SERIES,
    (held) => /[IV]/.test(held),
    (held) => `${roman(held).replaceAll('I', 'І').replaceAll('V', 'У')}-${letters(held)}`,
  ),
  value(
    'series-latin',
    24,
    SERIES,
    (held) => /^[АВЕКМНОРСТУХ]{2}$/.test(letters(held) ?? ''),
    (held) => `${roman(held)}-${text.allLatin(letters(held))}`,
  ),
  value(
    'series-dash',
    9,
    SERIES,
    (held) => held.includes('-'),
    (held) => held.replace('-', '–'),
  ),
  {
    kind: 'phone-of-guardian',
    weight: 8,
    fits: (person, family) => guardiansOf(person, family).some(({ phone }) => phone !== ''),
    spoil: (person, family) => {
      const { phone } = guardiansOf(person, family).find((guardian) => guardian.phone !== '')!
      return [put(person, 'phone', phone)]
    },
  },
  {
    kind: 'guardian-unlinked',
    weight: 8,
    fits: ({ kind }) => kind === 'guardian',
    spoil: ({ id }, family) => {
      const pupils = family.filter(({ links }) => links.some(({ guardian }) => guardian === id))
      return [
        {
          label: { person: id, field: 'links', clean: pupils.map((pupil) => pupil.id).join(' ') },
          put: (record) => ({ ...record, links: record.links.filter(({ guardian }) => guardian !== id) }),
        },
      ]
    },
  },
  value(
    'birth-date-order',
    5,
    ['birthDate'],
    (held) => Number(held.slice(8)) <= 12 && held.slice(5, 7) !== held.slice(8),
    (held) => `${held.slice(0, 4)}-${held.slice(8)}-${held.slice(5, 7)}`,
  ),
  {
    kind: 'card-doubled',
    weight: 4,
    fits: ({ kind }) => kind === 'pupil',
    spoil: (person, _, random) => {
      const id = uuidOf(random)
      return [{ label: { person: id, field: 'id', clean: person.id }, add: { ...person, id } }]
    },
  },
]
