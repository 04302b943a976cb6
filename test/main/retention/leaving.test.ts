import { expect, test } from 'vitest'
import { snilsCorrection as correction } from '../../fakes/correction.ts'
import { DAY, family, left, ownSchool, START } from './school.ts'

const [child, mother] = family(1)
const [other, father] = family(2)

test('a pupil who has left goes on the thirtieth day, and the mother with them', async () => {
  const school = ownSchool([child, mother, other, father])
  school.keep(left(child))
  await school.pass(29)
  expect(school.ids()).toHaveLength(4)
  await school.pass(2)
  expect(school.ids()).toEqual([other.id, father.id])
  expect(school.retention.look()).toMatchObject({
    leavers: 0,
    acts: [{ number: 1, by: '', counts: { pupils: 1, guardians: 1, documents: 1, images: 0, packed: 0 } }],
  })
  expect(school.events.newest(1)).toMatchObject([{ what: 'retention.erase', subject: '1' }])
})

test('the term counts from the day the class ended', async () => {
  const school = ownSchool([child, mother])
  school.clock.now += 40 * DAY
  school.keep(left(child))
  school.clock.now += 20 * DAY
  const [first] = school.retention.look().next
  expect(first).toMatchObject({
    id: child.id,
    since: new Date(START + 40 * DAY).toISOString(),
    due: new Date(START + 70 * DAY).toISOString(),
    blocks: [],
  })
})

test('who is enrolled again before the term stays', async () => {
  const school = ownSchool([child, mother])
  school.keep(left(child))
  await school.pass(20)
  school.keep({ ...child, version: 3 })
  await school.pass(40)
  expect(school.ids()).toEqual([child.id, mother.id])
})

test('who is enrolled again at the very last moment stays', () => {
  const school = ownSchool([child, mother])
  school.keep(left(child))
  school.clock.now += 31 * DAY
  expect(school.retention.look().due).toEqual({ pupils: 1, guardians: 1 })
  school.keep({ ...child, version: 3 })
  const by = { name: 'Учебная', fingerprint: 'aa' }
  expect(school.retention.eraseNow(by)).toEqual({ ok: false, fault: { code: 'retention.nothing' } })
  expect(school.ids()).toHaveLength(2)
})

test('a mother with another pupil stays until the last of them has gone', async () => {
  const sibling = { ...family(3)[0], links: child.links }
  const school = ownSchool([child, sibling, mother])
  school.keep(left(child))
  await school.pass(31)
  expect(school.ids()).toEqual([mother.id, sibling.id])
  school.keep(left(sibling))
  await school.pass(31)
  expect(school.ids()).toEqual([])
})

test('a mother whose pupil the journal has taken away goes a term later; one who never had a pupil here stays', async () => {
  const school = ownSchool([child, mother, father])
  school.database.transaction(() => school.people.forget(child.id))()
  await school.pass(30)
  expect(school.ids()).toEqual([mother.id, father.id])
  await school.pass(2)
  expect(school.ids()).toEqual([father.id])
})

test.each([
  ['draft', []],
  ['unsent', ['signed', 'waiting']],
  ['unsent', ['signed', 'waiting', 'handed-over']],
  ['stuck', ['signed', 'waiting', 'refused']],
  ['stuck', ['signed', 'waiting', 'conflict']],
  ['stuck', ['signed', 'set-aside']],
] as const)('a correction that is not settled keeps its person: %s after %j', async (block, states) => {
  const school = ownSchool([child, mother])
  const held = correction({ person: child.id })
  school.corrections.add(held)
  for (const state of states) school.corrections.moveTo(held.id, state)
  school.keep(left(child))
  await school.pass(40)
  expect(school.ids()).toHaveLength(2)
  expect(school.retention.look()).toMatchObject({ blocked: 1, next: [{ id: child.id, blocks: [block] }] })
})

test('a mother who is kept by her own correction goes when that is settled', async () => {
  const school = ownSchool([child, mother])
  const held = correction({ person: mother.id })
  school.corrections.add(held)
  school.keep(left(child))
  await school.pass(31)
  expect(school.ids()).toEqual([mother.id])
  school.corrections.moveTo(held.id, 'withdrawn')
  await school.pass(1)
  expect(school.ids()).toEqual([])
})

test('copies older than their term are removed once a day', async () => {
  const school = ownSchool([child, mother])
  await school.pass(2)
  await school.retention.run()
  expect(school.copiesBefore).toEqual([START + DAY - 30 * DAY, START + 2 * DAY - 30 * DAY])
  expect(school.asidesBefore).toEqual([START + DAY - 180 * DAY, START + 2 * DAY - 180 * DAY])
})

test('the log is emptied only when the checks have let go of who went', async () => {
  const school = ownSchool([child, mother])
  school.keep(left(child))
  await school.pass(31)
  expect(school.retention.look().acts[0]?.emptied).toBeUndefined()
  for (const table of ['touched', 'touched_key', 'to_check']) school.database.exec(`delete from ${table}`)
  await school.retention.run()
  expect(school.retention.look().acts[0]?.emptied).toBeDefined()
})

test('an act and the ids it names are forgotten after their own term', async () => {
  const school = ownSchool([child, mother])
  school.keep(left(child))
  await school.pass(31)
  expect(school.retention.act(1)).toMatchObject({
    ok: true,
    value: {
      people: [
        { id: child.id, kind: 'pupil' },
        { id: mother.id, kind: 'guardian' },
      ],
    },
  })
  school.clock.now += 4 * 365 * DAY
  await school.pass(4) // a clock that has leapt so far is not believed at once
  expect(school.retention.act(1)).toEqual({ ok: false, fault: { code: 'retention.gone' } })
})
