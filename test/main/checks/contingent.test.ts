import { expect, test } from 'vitest'
import { createChecks } from '../../../main/checks/checks.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { families, type DirtKind, type Soiled } from '../../../scripts/contingent/school.ts'
import { noIndex, ownBase } from '../../fakes/store.ts'

const soiled = [...families({ pupils: 400, seed: 7, dirt: 0.15 })]

/** What now and then only the document tells: a slip that gives another name, a date that fits the papers both ways. */
const UNSEEN: ReadonlySet<DirtKind> = new Set(['name-typo', 'birth-date-order'])

/** Two kinds of dirt may hide each other: the mother’s number in the child’s card, and none in hers. */
const hasOneKind = ({ labels }: Soiled): boolean => new Set(labels.map(({ kind }) => kind)).size === 1

function marksOfSchool() {
  const { database } = ownBase()
  const people = peopleOf(database, noIndex, () => 0)
  database.transaction(() => {
    for (const family of soiled) for (const record of family.people) people.keep(record)
  })()
  const checks = createChecks({ database, people, today: () => '2026-11-22' })
  return { people, checks }
}

test('all the dirt that a machine can see is seen, where it lies, and much of it is mended', () => {
  const { people, checks } = marksOfSchool()
  const missed: string[] = []
  const count = { broken: 0, mended: 0 }

  for (const { kind, person, field, clean } of soiled.filter(hasOneKind).flatMap((family) => family.labels)) {
    if (UNSEEN.has(kind)) continue
    const record = people.find(person)!
    const found = checks.marksOf(record).filter((mark) => mark.field === (field === 'id' ? 'card' : field))
    if (found.length === 0) missed.push(kind)

    const isBroken = kind === 'snils-digit' || kind === 'snils-neighbours' || kind === 'snils-ten-digits'
    if (!isBroken) continue
    count.broken++
    if (checks.suggestSnils(record).includes(clean)) count.mended++
  }
  expect(missed).toEqual([])
  expect(count.mended).toBe(count.broken)
})

test('no error is marked in a family that has no dirt', () => {
  const { checks } = marksOfSchool()
  const alarms = soiled
    .filter((family) => family.labels.length === 0)
    .flatMap((family) => family.people.flatMap((record) => checks.marksOf(record)))
    .filter((mark) => mark.severity === 'error')
  expect(alarms).toEqual([])
})
