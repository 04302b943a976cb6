import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { personRecord, valueOf, type PersonRecord } from '../../contract/person.ts'
import { FIELDS, type Field } from '../../domain/person.ts'
import { KINDS } from '../../scripts/contingent/dirt-kinds.ts'
import { OTHER_KINDS, type OtherDirtKind } from '../../scripts/contingent/other-dirt-kinds.ts'
import { hasControl } from '../../scripts/contingent/other-witness.ts'
import { families, type Label } from '../../scripts/contingent/school.ts'

const wanted = { pupils: 1500, seed: 1, kinds: 'other' } as const
const soiled = [...families(wanted)]
const right = [...families({ ...wanted, dirt: 0 })]
const labels = soiled.flatMap((family) => family.labels)
const byId = (people: readonly PersonRecord[]) => new Map(people.map((person) => [person.id, person]))
const held = byId(soiled.flatMap(({ people }) => people))
const clean = byId(right.flatMap(({ people }) => people))
const familyOf = new Map(right.flatMap(({ people }) => people.map(({ id }) => [id, people] as const)))

const isField = (field: Label['field']): field is Field => (FIELDS as readonly string[]).includes(field)

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')

test('the usual school of the first seed is the one it was before there were others', () => {
  const people = [...families({ pupils: 1500, seed: 1 })].flatMap((family) => family.people)
  expect(digestOf(people.map((person) => `${JSON.stringify(person)}\n`).join(''))).toBe(
    '2679be08fab307a9567c65e6ab3589d884d49c0a01ee6c3274e6ba4fa19c55df',
  )
})

test('the same seed gives the same other school, another seed another', () => {
  const digest = (seed: number) =>
    digestOf(JSON.stringify([...families({ pupils: 300, seed, kinds: 'other' })]))
  expect(digest(7)).toBe(digest(7))
  expect(digest(7)).not.toBe(digest(8))
})

test('the two sets of dirt have no kind in common, and each of the other is there', () => {
  const usual = new Set<string>(KINDS.map(({ kind }) => kind))
  expect(OTHER_KINDS.filter(({ kind }) => usual.has(kind))).toEqual([])
  expect(new Set(labels.map(({ kind }) => kind))).toEqual(new Set(OTHER_KINDS.map(({ kind }) => kind)))
})

test('a family is hit once at most, and five to six people in a hundred are', () => {
  const kindsOf = soiled.map((family) => new Set(family.labels.map(({ kind }) => kind)).size)
  const share = new Set(labels.map(({ person }) => person)).size / held.size
  expect(Math.max(...kindsOf)).toBe(1)
  expect(share).toBeGreaterThan(0.045)
  expect(share).toBeLessThan(0.075)
})

test('every person of the other school is one that the border lets through', () => {
  expect([...held.values()].filter((person) => !personRecord.safeParse(person).success)).toEqual([])
})

test('the labels name all that was changed, and what stood there', () => {
  const changesOf = (before: PersonRecord, after: PersonRecord) =>
    FIELDS.filter((field) => valueOf(before, field) !== valueOf(after, field)).map(
      (field) => `${before.id} ${field} ${valueOf(before, field)}`,
    )
  const changes = [...clean.values()].flatMap((person) => changesOf(person, held.get(person.id)!))
  const named = labels.flatMap(({ person, field, clean }) =>
    isField(field) ? `${person} ${field} ${clean}` : [],
  )
  expect(named.sort()).toEqual(changes.sort())
})

test('what is no field of the record is spoilt by the kinds of links and cards alone', () => {
  const paired = [...clean.values()].map((person) => [person, held.get(person.id)!] as const)
  const rest = ({ sex, citizenship, className, state, kind, documents }: PersonRecord) =>
    JSON.stringify([
      sex,
      citizenship,
      className,
      state,
      kind,
      documents.map(({ issued, issuer }) => [issued, issuer]),
    ])
  const unlinked = new Set(
    labels.flatMap(({ person, field, clean }) => (field === 'links' ? [person, clean] : [])),
  )

  expect(paired.filter(([before, after]) => rest(before) !== rest(after))).toEqual([])
  expect(
    paired.filter(
      ([before, after]) => before.links.length !== after.links.length && !unlinked.has(before.id),
    ),
  ).toEqual([])
  expect(labels.filter(({ person }) => !clean.has(person)).map(({ kind }) => kind)).toEqual(
    labels.filter(({ field }) => field === 'id').map(() => 'guardian-doubled'),
  )
})

/** What stands there now, what stood there, and the person as they were. */
type Seen = { readonly now: string; readonly was: string; readonly person: PersonRecord }

const kin = ({ id }: PersonRecord): PersonRecord[] => familyOf.get(id)!.filter((other) => other.id !== id)
const ageIn2026 = (day: string) => 2026 - Number(day.slice(0, 4))
const lengthens = ({ now, was }: Seen, by: number) => now.length === was.length + by
const isBroken = ({ now }: Seen) => /^\d{11}$/.test(now) && !hasControl(now)
const isOfKin = (field: Field) => (seen: Seen) =>
  kin(seen.person).some((other) => valueOf(other, field) === seen.now)
const daysApart = (one: string, other: string) => Math.abs(Date.parse(one) - Date.parse(other)) / 86_400_000

const LOOKS: Readonly<Partial<Record<OtherDirtKind, (seen: Seen) => boolean>>> = {
  'name-key': (seen) =>
    lengthens(seen, 0) && [...seen.now].filter((sign, at) => sign !== seen.was[at]).length === 1,
  'name-inserted': (seen) => lengthens(seen, 1) && /^[А-ЯЁ][а-яё]+$/.test(seen.now),
  'name-layout': ({ now }) => /^[^а-яё]+$/i.test(now),
  'name-caps': ({ now, was }) => now === was.toUpperCase(),
  'name-lower': ({ now, was }) => now === was.toLowerCase(),
  'name-two-capitals': ({ now }) => /^[А-ЯЁ]{2}[а-яё]+$/.test(now),
  'name-dot': ({ now, was }) => now === `${was}.`,
  'name-digit': ({ now }) => /[034]/.test(now),
  'name-nbsp': ({ now }) => now.includes('\u00a0'),
  'name-edge-space': ({ now, was }) => now !== was && now.trim() === was,
  'name-line-break': ({ now }) => /[\n\t]$/.test(now),
  'name-initial': ({ now, was }) => now === `${was[0]}.`,
  'name-note': ({ now, was }) => now.startsWith(`${was} `),
  'name-diminutive': ({ now }) => /^[А-ЯЁ][а-яё]+[ая]$/.test(now),
  'surname-hyphen-lost': ({ now, was }) =>
    !now.includes('-') && now.replace(' ', '') === was.replace('-', ''),
  'name-hyphen-doubled': ({ now, was }) => now === was.replace('-', '--'),
  'name-dash': ({ now, was }) => now.replace(/\s*[–—-]\s*/, '-') === was,
  'name-yo-lost': ({ now, was }) => now === was.replace('ё', 'е'),
  'name-yo-added': ({ now, was }) => now.replace('ё', 'е') === was,
  'oglu-glued': ({ now }) => /[а-яё](?:оглы|кызы)$/.test(now),
  'name-merged': ({ now }) => now === '' || /^\S+ \S+ч$|^\S+ \S+на$/.test(now),
  'name-all-in-surname': ({ now }) => now === '' || now.split(' ').length >= 3,
  'name-patronymic-swapped': ({ now, person }) => now === person.firstName || now === person.middleName,
  'patronymic-sex': ({ now, person }) => (person.sex === 'male' ? /на$|кызы$/ : /ич$|оглы$/).test(now),
  'patronymic-of-another': ({ now, was }) => now.slice(-2) === was.slice(-2) && now[0] !== was[0],
  'surname-sex': ({ now, person }) => (person.sex === 'male' ? /а$|ая$/ : /в$|ий$/).test(now),
  'first-name-sex': ({ now, person }) => (person.sex === 'male' ? /[ая]$/ : /[^ая]$/).test(now),
  'birth-pupil-age': ({ now }) => ageIn2026(now) <= 3 || ageIn2026(now) > 24,
  'birth-parent-too-young': ({ now, person }) =>
    kin(person).some((other) => other.kind === 'pupil' && daysApart(now, other.birthDate) < 13 * 366) ||
    kin(person).some((other) => other.kind === 'pupil' && now > other.birthDate),
  'birth-future': ({ now }) => now > '2026-12-31',
  'birth-no-such-day': ({ now }) => /-02-30$|-(?:04|06|09|11)-31$/.test(now),
  'birth-of-child': isOfKin('birthDate'),
  'birth-after-certificate': ({ now, person }) => now > person.documents[0]!.issued,
  'birth-siblings-months': ({ now, person }) =>
    kin(person).some(({ birthDate }) => daysApart(now, birthDate) > 70 && daysApart(now, birthDate) < 140),
  'snils-jump': isBroken,
  'snils-digit-repeated': isBroken,
  'snils-phone': (seen) => isBroken(seen) && seen.now.startsWith('89'),
  'snils-placeholder': isBroken,
  'snils-twelve-digits': ({ now }) => /^\d{12}$/.test(now),
  'snils-letter': ({ now }) => /^[\dОоO]{11}$/.test(now) && /\D/.test(now),
  'snils-excel': ({ now }) => /^\d,\d{5}E\+\d\d$/.test(now),
  'snils-copied-down': ({ now, person }) =>
    [...clean.values()].some(({ snils, className }) => snils === now && className === person.className),
  'snils-of-other-guardian': isOfKin('snils'),
  'series-lower': ({ now, was }) => now !== was && now.toUpperCase() === was,
  'series-no-hyphen': ({ now }) => /^[IVX]+[А-Я]{2}$/.test(now),
  'series-letter-lost': ({ now }) => /^[IVX]+-[А-Я]$/.test(now),
  'series-roman': ({ now }) => !/^(?:I{1,3}|IV|VI{0,3})-/.test(now),
  'number-five-digits': ({ now }) => /^\d{5}$/.test(now),
  'number-letter': ({ now }) => /^[\dОЗ]{6}$/.test(now),
  'number-sign': ({ now, was }) => now === `№ ${was}`,
  'number-empty': ({ now }) => now === '',
  'certificate-one-field': ({ now, was }) => now === '' || now.includes(was),
  'certificate-of-sibling': (seen) =>
    isOfKin('certificateNumber')(seen) || isOfKin('certificateSeries')(seen),
  'phone-nine-digits': ({ now }) => /^\+7\d{9}$/.test(now),
  'phone-eleven-digits': ({ now }) => /^\+7\d{11}$/.test(now),
  'phone-landline': ({ now }) => /^\+7401200\d{4}$|^\d\d-\d\d-\d\d$/.test(now),
  'phone-two': ({ now, was }) => now.startsWith(was) && now.split('+7').length === 3,
  'phone-letter': ({ now }) => /[ОЗ]/.test(now),
  'phone-placeholder': ({ now }) => /^\+7(?:(\d)\1{9}|1234567890)$/.test(now),
  'phone-plus-eight': ({ now }) => /^\+8\d{10}$/.test(now),
  'phone-of-sibling': isOfKin('phone'),
  'email-domain': ({ now }) => !/@example\.(?:org|com)$/.test(now),
  'email-cyrillic': ({ now }) => /[а-я]/.test(now),
  'email-comma': ({ now }) => /,(?:org|com)$/.test(now),
  'email-two-at': ({ now }) => now.includes('@@'),
  'email-no-at': ({ now }) => !now.includes('@'),
  'email-space': ({ now }) => / /.test(now),
  'email-of-mother': isOfKin('email'),
}

test.each(Object.entries(LOOKS))('%s looks as it is said to', (kind, looks) => {
  const found = labels.filter((label) => label.kind === kind && isField(label.field))
  const strange = found.flatMap(({ person, field, clean: was }) => {
    const now = isField(field) ? valueOf(held.get(person)!, field) : ''
    return looks({ now, was, person: clean.get(person)! }) ? [] : [{ was, now }]
  })
  expect(found.length).toBeGreaterThan(0)
  expect(strange).toEqual([])
})

test('the kinds of links and cards do what their labels say', () => {
  const linkedTo = (pupil: string, guardian: string) =>
    held.get(pupil)!.links.some((link) => link.guardian === guardian)
  const untrue = labels.filter(({ kind, person, field, clean }) => {
    if (field === 'id')
      return held.get(person)!.lastName !== held.get(clean)!.lastName || kind !== 'guardian-doubled'
    if (field !== 'links') return false
    const isPupil = held.get(person)!.kind === 'pupil'
    return clean.split(' ').some((id) => (isPupil ? linkedTo(person, id) : linkedTo(id, person)))
  })
  expect(untrue).toEqual([])
  expect(OTHER_KINDS.map(({ kind }) => kind).filter((kind) => !(kind in LOOKS))).toEqual([
    'pupil-unlinked',
    'link-of-sibling-lost',
    'guardian-doubled',
  ])
})
