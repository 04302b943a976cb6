import { expect, test } from 'vitest'
import { DAY, family, left, ownSchool } from './school.ts'

const [child, mother] = family(1)

test('a clock that has leapt erases nobody: put right the next day, everything is as it was', async () => {
  const school = ownSchool([child, mother])
  await school.pass(1)
  school.keep(left(child))
  await school.pass(5)
  const before = [school.ids(), school.copiesBefore.length, school.asidesBefore.length]
  school.clock.now += 3_650 * DAY
  await school.pass(1)
  expect([school.ids(), school.copiesBefore.length, school.asidesBefore.length]).toEqual(before)
  school.clock.now -= 3_650 * DAY
  await school.pass(2)
  expect(school.ids()).toEqual(before[0])
})

test('one that goes on as clocks do is believed again: after a summer it is done three days later', async () => {
  const school = ownSchool([child, mother])
  await school.pass(1)
  school.keep(left(child))
  await school.pass(1)
  school.clock.now += 60 * DAY
  await school.pass(3)
  expect(school.ids()).toEqual([child.id, mother.id])
  await school.pass(1)
  expect(school.ids()).toEqual([])
})
