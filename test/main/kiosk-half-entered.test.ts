import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { halfEnteredIn } from '../../main/half-entered.ts'
import { beginning, type Work } from '../../renderer/place.ts'
import { workIn } from '../../renderer/half-entered.ts'
import { ownDesk } from '../fakes/desk.ts'
import { pupil } from '../fakes/people.ts'
import { ownFolder } from '../fakes/store.ts'

const HOUR = 60 * 60_000
const ANNA = 'a'.repeat(64)
const BORIS = 'b'.repeat(64)
const WORK = JSON.stringify({ query: 'Примеров 112-233' })

function kept(more: { key?: Uint8Array; version?: string; folder?: string; at?: number } = {}) {
  const { key = new Uint8Array(32).fill(7), version = '1.0.0', folder = ownFolder(), at = 0 } = more
  const file = join(folder, 'half-entered.sealed')
  let now = at
  return {
    ...halfEnteredIn({ file, key, version, now: () => now }),
    file,
    folder,
    wait: (ms: number) => void (now += ms),
  }
}

test('half-entered work is given back to whoever typed it, over a restart, and cannot be read in its file', () => {
  const before = kept()
  before.keep(ANNA, WORK)
  const bytes = readFileSync(before.file)
  expect(bytes.includes('Примеров') || bytes.includes(ANNA)).toBe(false)
  expect(readdirSync(before.folder)).toEqual(['half-entered.sealed'])
  expect(kept({ folder: before.folder, at: 71 * HOUR }).give(ANNA)).toBe(WORK)
})

test('it is thrown away for another person, after three days, by another version or key, and where it is damaged', () => {
  const cases: readonly (readonly [string, { version?: string; at?: number; key?: Uint8Array }])[] = [
    [BORIS, {}],
    ['', {}],
    [ANNA, { at: 73 * HOUR }],
    [ANNA, { at: -HOUR }],
    [ANNA, { version: '1.0.1' }],
    [ANNA, { key: new Uint8Array(32).fill(8) }],
  ]
  for (const [who, more] of cases) {
    const before = kept()
    before.keep(ANNA, WORK)
    const after = kept({ folder: before.folder, ...more })
    expect([after.give(who), existsSync(before.file)]).toEqual([undefined, false])
  }
  const before = kept()
  before.keep(ANNA, WORK)
  const bytes = readFileSync(before.file)
  for (const damaged of [bytes.with(20, bytes[20]! ^ 1), bytes.subarray(0, 10), Buffer.alloc(0)]) {
    writeFileSync(before.file, damaged)
    expect(kept({ folder: before.folder }).give(ANNA)).toBeUndefined()
  }
})

test('another person at the desk leaves nothing of hers behind; the same one keeps it', () => {
  const one = kept()
  one.keep(ANNA, WORK)
  one.belongsTo(ANNA)
  expect(existsSync(one.file)).toBe(true)
  one.belongsTo(BORIS)
  expect(existsSync(one.file)).toBe(false)
})

test('what the page breaks at every time is not given a fourth time', () => {
  const one = kept()
  one.keep(ANNA, WORK)
  const given = [1, 2, 3, 4].map(() => {
    const work = one.give(ANNA)
    if (work !== undefined) one.keep(ANNA, work) // the page keeps at once what it was given
    return work === WORK
  })
  expect(given).toEqual([true, true, true, false])
})

test('the page knows its own work again, letter by letter, and no other', () => {
  const work: Work = {
    ...beginning,
    query: '7а',
    places: [{ screen: 'search' }, { screen: 'person', id: 'x' }],
  }
  const text = JSON.stringify(work)
  expect(JSON.stringify(workIn(text))).toBe(text)
  expect(['', '{', 'null', '[]', '{"places":[]}', '{"places":"x","query":""}'].map(workIn)).toEqual(
    Array.from({ length: 6 }, () => undefined),
  )
})

test('a desk keeps it for the open shift, and asks nobody else', async () => {
  const desk = await ownDesk({ people: [pupil()] })
  expect(await desk.call('half-entered.keep', { work: WORK })).toMatchObject({
    fault: { code: 'shift.closed' },
  })
  await desk.openShift()
  expect(await desk.call('half-entered.keep', { work: WORK })).toEqual({ ok: true, value: {} })
  desk.lock()
  expect(await desk.call('half-entered.give', {})).toMatchObject({ fault: { code: 'shift.closed' } })
  await desk.openShift()
  expect(await desk.call('half-entered.give', {})).toEqual({ ok: true, value: { work: WORK } })
})

test('what cannot be removed keeps nobody from opening a shift, and is given to nobody', () => {
  const desk = kept()
  desk.keep(ANNA, WORK)
  const { file } = desk
  rmSync(file)
  mkdirSync(file) // as good as a file that another program holds
  expect(desk.give(BORIS)).toBe(undefined)
  expect(() => desk.belongsTo(BORIS)).not.toThrow()
})
