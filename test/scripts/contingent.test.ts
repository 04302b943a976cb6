import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { personRecord, valueOf } from '../../contract/person.ts'
import { FIELDS, type Field } from '../../domain/person.ts'
import { KINDS } from '../../scripts/contingent/dirt-kinds.ts'
import { patronymicOf } from '../../scripts/contingent/patronymic.ts'
import { families, pupilsFor, school } from '../../scripts/contingent/school.ts'
import { surnameFor } from '../../scripts/contingent/surnames.ts'

const wanted = { pupils: 1500, seed: 1 }
const soiled = [...families(wanted)]
const people = soiled.flatMap((family) => family.people)
const labels = soiled.flatMap((family) => family.labels)
const clean = [...school({ ...wanted, dirt: 0 })]

const digestOf = (seed: number) =>
  createHash('sha256')
    .update(JSON.stringify([...families({ pupils: 300, seed })]))
    .digest('hex')

test('the same seed gives the same school, another seed another', () => {
  expect(digestOf(7)).toBe(digestOf(7))
  expect(digestOf(7)).not.toBe(digestOf(8))
})

test('a school has the pupils wanted, nearly two grown-ups each, in classes of about 25', () => {
  const pupils = clean.filter(({ kind }) => kind === 'pupil')
  const guardians = clean.length - pupils.length
  const classes = Map.groupBy(pupils, ({ className }) => className)

  expect(pupils).toHaveLength(1500)
  expect(guardians).toBeGreaterThan(2800)
  expect(guardians).toBeLessThan(3000)
  expect([...classes.keys()].every((name) => /^(?:[1-9]|1[01])[А-К]$/.test(name))).toBe(true)
  expect(1500 / classes.size).toBeGreaterThan(20)
  expect(1500 / classes.size).toBeLessThan(30)
})

test('every person is one that the border lets through', () => {
  expect(people.filter((person) => !personRecord.safeParse(person).success)).toEqual([])
})

test('a clean school keeps the rules of the fields', () => {
  const control = (snils: string) =>
    (Array.from(snils.slice(0, 9)).reduce((sum, digit, place) => sum + Number(digit) * (9 - place), 0) %
      101) %
    100
  const broken = clean.filter(
    (person) =>
      !/^\d{11}$/.test(person.snils) ||
      control(person.snils) !== Number(person.snils.slice(9)) ||
      !/^(?:\+79\d{9})?$/.test(person.phone) ||
      !/^(?:[a-z.]+\d+@example\.(?:org|com))?$/.test(person.email) ||
      ![person.lastName, person.firstName].every((name) => /^[А-ЯЁ][А-ЯЁа-яё -]+$/.test(name)) ||
      !/^(?:[А-ЯЁ][А-ЯЁа-яё ]+)?$/.test(person.middleName) ||
      !/^(?:[MDCLXIV]{1,6}-[а-яА-Я]{2})?$/.test(valueOf(person, 'certificateSeries')) ||
      !/^(?:\d{6})?$/.test(valueOf(person, 'certificateNumber')) ||
      person.documents.some(({ issued }) => issued < person.birthDate || issued > '2026-11-22'),
  )
  expect(broken).toEqual([])
})

test('no СНИЛС, phone or id of a clean school comes twice', () => {
  const distinct = (values: string[]) => new Set(values).size - values.length
  expect([
    distinct(clean.map(({ id }) => id)),
    distinct(clean.map(({ snils }) => snils)),
    distinct(clean.map(({ phone }) => phone).filter(Boolean)),
  ]).toEqual([0, 0, 0])
})

test('each kind of dirt is there, and each label tells the truth', () => {
  expect(new Set(labels.map(({ kind }) => kind))).toEqual(new Set(KINDS.map(({ kind }) => kind)))

  const held = new Map(people.map((person) => [person.id, person]))
  const right = new Map(clean.map((person) => [person.id, person]))
  const isField = (field: string): field is Field => (FIELDS as readonly string[]).includes(field)
  const untrue = labels.filter(({ person, field, clean }) => {
    if (isField(field))
      return (
        valueOf(held.get(person)!, field) === clean ||
        (right.has(person) && valueOf(right.get(person)!, field) !== clean)
      )
    if (field === 'id') return held.get(person)!.lastName !== held.get(clean)!.lastName
    return clean.split(' ').some((id) => held.get(id)!.links.some(({ guardian }) => guardian === person))
  })
  expect(untrue).toEqual([])
})

test('nobody is dirty without a label', () => {
  const right = [...families({ ...wanted, dirt: 0 })]
  const labelled = new Set(labels.map(({ person, field }) => `${person} ${field}`))
  const before = new Map(right.flatMap((family) => family.people).map((person) => [person.id, person]))
  const silent = people.filter(
    (person) =>
      before.has(person.id) &&
      FIELDS.some(
        (field) =>
          valueOf(person, field) !== valueOf(before.get(person.id)!, field) &&
          !labelled.has(`${person.id} ${field}`),
      ),
  )
  expect(silent).toEqual([])
})

test('about six people in a hundred are hit', () => {
  const share = new Set(labels.map(({ person }) => person)).size / people.length
  expect(share).toBeGreaterThan(0.045)
  expect(share).toBeLessThan(0.075)
})

test('siblings share their grown-ups, and some families bear the names of others', () => {
  const pupils = clean.filter(({ kind }) => kind === 'pupil')
  const households = Map.groupBy(pupils, ({ links }) => links.map(({ guardian }) => guardian).join())
  const named = Map.groupBy(pupils, (one) => `${one.lastName} ${one.firstName} ${one.middleName}`)

  expect([...households.values()].filter((siblings) => siblings.length > 1).length).toBeGreaterThan(60)
  expect([...named.values()].filter((namesakes) => namesakes.length > 1).length).toBeGreaterThan(3)
  expect(pupils.some(({ lastName }) => lastName === 'Иванов')).toBe(true)
})

test('a size may be asked for in people', () => {
  const count = [...school({ pupils: pupilsFor(10_000), seed: 3 })].length
  expect(Math.abs(count - 10_000)).toBeLessThan(300)
})

test.each([
  ['Илья', 'Ильич', 'Ильинична'],
  ['Никита', 'Никитич', 'Никитична'],
  ['Кузьма', 'Кузьмич', 'Кузьминична'],
  ['Павел', 'Павлович', 'Павловна'],
  ['Лев', 'Львович', 'Львовна'],
  ['Дмитрий', 'Дмитриевич', 'Дмитриевна'],
  ['Георгий', 'Георгиевич', 'Георгиевна'],
  ['Юрий', 'Юрьевич', 'Юрьевна'],
  ['Евгений', 'Евгеньевич', 'Евгеньевна'],
  ['Николай', 'Николаевич', 'Николаевна'],
  ['Игорь', 'Игоревич', 'Игоревна'],
  ['Пётр', 'Петрович', 'Петровна'],
  ['Яков', 'Яковлевич', 'Яковлевна'],
  ['Али', 'Алиевич', 'Алиевна'],
  ['Иван', 'Иванович', 'Ивановна'],
])('the children of %s are %s and %s', (father, son, daughter) => {
  expect([patronymicOf(father, 'male'), patronymicOf(father, 'female')]).toEqual([son, daughter])
})

test.each([
  ['Иванов', 'Иванова'],
  ['Соловьёв', 'Соловьёва'],
  ['Ильин', 'Ильина'],
  ['Покровский', 'Покровская'],
  ['Шевченко', 'Шевченко'],
  ['Черных', 'Черных'],
  ['Мкртчян', 'Мкртчян'],
  ['Петров-Волконский', 'Петрова-Волконская'],
])('the daughter of %s is %s', (father, daughter) => {
  expect(surnameFor('female', father)).toBe(daughter)
})
