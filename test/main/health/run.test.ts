import { expect, test } from 'vitest'
import { inOneGo } from '../../../main/store/database.ts'
import { dropSideIndexes, buildSideIndexes } from '../../../main/store/bulk.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { school } from '../../../scripts/contingent/school.ts'
import { derived, id, ownChecker } from './desk.ts'

const stranger = (other: Partial<ReturnType<typeof pupil>> = {}) =>
  pupil({
    id: id(9),
    lastName: 'Другой',
    snils: '00299999800',
    phone: '',
    email: '',
    className: '7Б',
    documents: [],
    links: [{ guardian: id(8), relation: 'father', basis: '' }],
    ...other,
  })
const father = guardian({
  id: id(8),
  lastName: 'Другой',
  sex: 'male',
  snils: '',
  phone: '+79000000008',
  email: '',
})

test('a run finds of everybody what the open card says', async () => {
  const { settle, live, held, people } = ownChecker({ people: [...school({ pupils: 200, seed: 5 })] })
  const judged = await settle()
  expect(judged).toHaveLength(people.count())
  expect(held()).toEqual(live())
  expect(Object.values(held()).flat().length).toBeGreaterThan(20)
})

test('a second look judges nobody', async () => {
  const { settle } = ownChecker({ people: [pupil(), guardian()] })
  await settle()
  expect(await settle()).toEqual([])
})

test('a doubled number mended frees the other card, and nobody else is judged', async () => {
  const { settle, keep, held } = ownChecker({
    people: [pupil(), guardian(), stranger({ snils: pupil().snils }), father],
  })
  await settle()
  expect(held()[id(1)]!.map(({ code }) => code)).toContain('snils.elsewhere')

  keep(stranger({ snils: '00299999800' }))
  expect(await settle()).toEqual([id(1), id(8), id(9)])
  expect(held()[id(1)]!.map(({ code }) => code)).not.toContain('snils.elsewhere')
})

test('a link taken away is marked on both sides', async () => {
  const { settle, keep, held } = ownChecker({ people: [pupil(), guardian(), stranger(), father] })
  await settle()
  keep(pupil({ links: [] }))
  expect(await settle()).toEqual([id(1), id(2)])
  for (const one of [id(1), id(2)]) expect(held()[one]!.map(({ code }) => code)).toContain('link.none')
})

test('one who is gone frees those who named them', async () => {
  const { settle, forget, held, live, database } = ownChecker({
    people: [pupil(), guardian(), stranger({ snils: pupil().snils }), father],
  })
  await settle()
  forget(id(9))
  expect(await settle()).toEqual([id(1), id(8)])
  expect(held()).toEqual(live())
  expect(database.prepare('select count(*) from checked').pluck().get()).toBe(3)
})

test('on another day those are judged whose birthday matters, and the numbers join the trend', async () => {
  const soon = pupil({ birthDate: '2012-12-24', links: [] })
  const today = guardian({ birthDate: '1986-11-24' })
  const world = ownChecker({ people: [soon, today, stranger(), father] })
  await world.settle()
  world.clock.today = '2026-11-25'
  expect(await world.settle()).toEqual([id(1), id(2)])
  expect(world.held()).toEqual(world.live())

  await world.settle()
  const { trend, people } = world.checker.numbers.look({ state: 'idle', done: 0, of: 0 })
  expect(trend.map(({ day }) => day)).toEqual(['2026-11-22', '2026-11-25'])
  expect(trend.every((day) => day.people === people)).toBe(true)
})

test('with another month everybody is judged anew', async () => {
  const world = ownChecker({ people: [pupil(), guardian()] })
  await world.settle()
  world.clock.today = '2026-12-01'
  expect(await world.settle()).toEqual([id(1), id(2)])
})

test('other rules judge everybody anew, and forget who is gone', async () => {
  const first = ownChecker({ people: [pupil(), guardian(), stranger(), father] })
  await first.settle()
  first.forget(id(9))
  const second = ownChecker({ file: first.file, version: '2' })
  expect(await second.settle()).toEqual([id(1), id(2), id(8)])
  const fresh = ownChecker({ people: [pupil(), guardian(), father] })
  await fresh.settle()
  expect(derived(second.database)).toEqual(derived(fresh.database))
})

test('a run over everybody goes on where it was left', async () => {
  const first = ownChecker({ people: [...school({ pupils: 600, seed: 5 })] })
  await first.checker.step()
  await first.checker.step()
  const before = first.checker.left()
  expect(before.done).toBeGreaterThan(0)
  expect(before.done).toBeLessThan(before.of)

  const second = ownChecker({ file: first.file })
  expect(second.checker.left()).toEqual(before)
  expect(await second.settle()).toHaveLength(before.of - before.done)
  expect(second.held()).toEqual(second.live())
})

test('while the base is being filled without its indexes the checks wait', async () => {
  const { checker, database, settle } = ownChecker({ people: [pupil()] })
  await checker.step()
  inOneGo(database, () => dropSideIndexes(database))
  expect(await checker.step()).toEqual({ did: 'later', checked: 0 })
  buildSideIndexes(database)
  expect(await settle()).toEqual([id(1)])
})

test('what is written while a card is judged is not overlooked', async () => {
  let write: (() => void) | undefined
  const world = ownChecker({
    people: [pupil(), guardian()],
    onJudge() {
      const now = write
      write = undefined
      now?.()
    },
  })
  await world.settle()
  const secretary = ownChecker({ file: world.file })
  world.keep(pupil({ phone: '12' }))
  write = () => secretary.keep(pupil({ phone: '' }))
  const came = [await world.checker.step(), await world.checker.step()]
  expect(came.map(({ did }) => did)).toEqual(['prepared', 'overtaken'])
  await world.settle()
  expect(world.held()).toEqual(world.live())
})

test('one who is overtaken again and again holds the others up at last', async () => {
  const { file } = ownChecker({ people: [pupil(), guardian()] })
  const secretary = ownChecker({ file })
  secretary.database.pragma('busy_timeout=0')
  const came: string[] = []
  const world = ownChecker({
    file,
    onJudge() {
      try {
        secretary.keep(pupil({ phone: String(came.length) }))
        came.push('kept')
      } catch {
        came.push('waits')
      }
    },
  })
  await world.settle()
  expect(came.slice(0, 6)).toEqual(['kept', 'kept', 'kept', 'kept', 'kept', 'kept'])
  expect(came.at(-1)).toBe('waits')
  expect(world.held()).toEqual(world.live())
})
