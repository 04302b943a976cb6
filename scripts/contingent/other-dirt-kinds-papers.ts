import { valueOf, type PersonRecord } from '../../contract/person.ts'
import type { Family } from './family.ts'
import { guardiansOf, put, value, type Kind } from './kind.ts'
import * as text from './other-spoil-text.ts'
import { childrenOf, hasControl, siblingsOf } from './other-witness.ts'

/** How СНИЛС and birth certificates are spoilt. */
export type PaperDirtKind =
  | 'snils-jump'
  | 'snils-twelve-digits'
  | 'snils-letter'
  | 'snils-digit-repeated'
  | 'snils-placeholder'
  | 'snils-excel'
  | 'snils-phone'
  | 'snils-copied-down'
  | 'snils-of-other-guardian'
  | 'series-lower'
  | 'series-no-hyphen'
  | 'series-letter-lost'
  | 'series-roman'
  | 'number-five-digits'
  | 'number-letter'
  | 'number-sign'
  | 'number-empty'
  | 'certificate-one-field'
  | 'certificate-of-sibling'

const SNILS = ['snils'] as const
const SERIES = ['certificateSeries'] as const
const NUMBER = ['certificateNumber'] as const

const broken = (numbers: string[]): string[] => numbers.filter((number) => !hasControl(number))

/** 71234567890 is typed as it is dialled: 81234567890. */
const dialled = (phone: string): string => phone.replace(/^\+7/, '8')

const phonesNear = (person: PersonRecord, family: Family): string[] =>
  broken(
    [person, ...guardiansOf(person, family)]
      .filter(({ phone }) => phone !== '')
      .map(({ phone }) => dialled(phone)),
  )

/** Another grown-up of the same children. */
const fellowOf = (person: PersonRecord, family: Family): PersonRecord | undefined =>
  childrenOf(person, family)
    .flatMap((child) => guardiansOf(child, family))
    .find(({ id }) => id !== person.id)

/** Roman numbers as a hand that counts strokes writes them. */
const NO_ROMAN: Readonly<Record<string, readonly string[]>> = {
  II: ['VX', 'IIX'],
  III: ['IIV', 'IIX'],
  IV: ['IIII'],
  V: ['VX', 'IIIII', 'VV'],
  VI: ['IVI', 'VVI'],
}

const roman = (series: string): string => series.split('-')[0]!

/** «1,23457E+11», as a sheet shows a number of eleven digits. */
function asExcel(digits: string): string {
  const [whole, power] = Number(digits).toExponential(5).split('e+')
  return `${whole!.replace('.', ',')}E+${power!.padStart(2, '0')}`
}

const certificateFrom = (person: PersonRecord, family: Family): PersonRecord | undefined =>
  valueOf(person, 'certificateNumber') === ''
    ? undefined
    : siblingsOf(person, family).find((other) => valueOf(other, 'certificateNumber') !== '')

/** What happens to СНИЛС and certificates; README.md says how each may be seen. */
export const PAPER_KINDS: readonly Kind<PaperDirtKind>[] = [
  value(
    'snils-jump',
    8,
    SNILS,
    (held) => broken(text.jumpSwaps(held)).length > 0,
    (held, random) => random.pick(broken(text.jumpSwaps(held))),
  ),
  value('snils-twelve-digits', 8, SNILS, Boolean, (held, random) => text.signDoubled(held, 0, random)),
  value(
    'snils-letter',
    5,
    SNILS,
    (held) => held.includes('0'),
    (held, random) => text.replacedFirst(held, { 0: random.pick(['О', 'O', 'о']) }),
  ),
  value(
    'snils-digit-repeated',
    8,
    SNILS,
    (held) => broken(text.digitRepeats(held)).length > 0,
    (held, random) => random.pick(broken(text.digitRepeats(held))),
  ),
  value('snils-placeholder', 5, SNILS, Boolean, (_, random) =>
    random.pick(['00000000000', '11111111111', '99999999999', '12345678901']),
  ),
  value('snils-excel', 4, SNILS, Boolean, asExcel),
  {
    kind: 'snils-phone',
    weight: 4,
    fits: (person, family) => phonesNear(person, family).length > 0,
    spoil: (person, family, random) => [put(person, 'snils', random.pick(phonesNear(person, family)))],
  },
  {
    kind: 'snils-copied-down',
    weight: 10,
    fits: ({ kind }, _, before) => kind === 'pupil' && before !== undefined,
    spoil: (person, _family, _random, before) => [put(person, 'snils', before!.snils)],
  },
  {
    kind: 'snils-of-other-guardian',
    weight: 6,
    fits: (person, family) => fellowOf(person, family) !== undefined,
    spoil: (person, family) => [put(person, 'snils', fellowOf(person, family)!.snils)],
  },
  value('series-lower', 8, SERIES, Boolean, (held, random) =>
    random.chance(0.5) ? held.toLowerCase() : `${roman(held)}${held.slice(roman(held).length).toLowerCase()}`,
  ),
  value('series-no-hyphen', 10, SERIES, Boolean, (held) => held.replace('-', '')),
  value('series-letter-lost', 6, SERIES, Boolean, (held, random) =>
    text.signLost(held, held.indexOf('-') + 1, random),
  ),
  value(
    'series-roman',
    6,
    SERIES,
    (held) => roman(held) in NO_ROMAN,
    (held, random) => held.replace(roman(held), random.pick(NO_ROMAN[roman(held)]!)),
  ),
  value('number-five-digits', 10, NUMBER, Boolean, (held, random) => text.signLost(held, 0, random)),
  value(
    'number-letter',
    5,
    NUMBER,
    (held) => /[03]/.test(held),
    (held) => text.replacedFirst(held, { 0: 'О', 3: 'З' }),
  ),
  value('number-sign', 6, NUMBER, Boolean, (held) => `№ ${held}`),
  value('number-empty', 6, NUMBER, Boolean, () => ''),
  {
    kind: 'certificate-one-field',
    weight: 8,
    fits: (person) => valueOf(person, 'certificateNumber') !== '',
    spoil: (person, _, random) => {
      const [series, number] = [valueOf(person, 'certificateSeries'), valueOf(person, 'certificateNumber')]
      const both = random.pick([`${series} ${number}`, `${series} № ${number}`, series + number])
      return random.chance(0.5)
        ? [put(person, 'certificateSeries', both), put(person, 'certificateNumber', '')]
        : [put(person, 'certificateSeries', ''), put(person, 'certificateNumber', both)]
    },
  },
  {
    kind: 'certificate-of-sibling',
    weight: 20,
    isRare: true,
    fits: (person, family) => certificateFrom(person, family) !== undefined,
    spoil: (person, family) => {
      const other = certificateFrom(person, family)!
      return (['certificateSeries', 'certificateNumber'] as const)
        .filter((field) => valueOf(person, field) !== valueOf(other, field))
        .map((field) => put(person, field, valueOf(other, field)))
    },
  },
]
