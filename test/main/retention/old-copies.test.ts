import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Copy } from '../../../contract/copies.ts'
import { removeOldCopies } from '../../../main/retention/old-copies.ts'
import { ownFolder } from '../../fakes/store.ts'

/** Copies by their place and their age in days. */
function ownCopies(ages: readonly [Copy['place'], number][]) {
  const folder = ownFolder()
  const now = Date.now()
  const copies = ages.map(([place, age]): Copy => ({
    place,
    name: `daily-${place}-${age}.db`,
    kind: 'daily',
    madeAt: new Date(now - age * 86_400_000).toISOString(),
    bytes: 1,
  }))
  const pathOf = (copy: Copy) => join(folder, copy.name)
  for (const one of copies) writeFileSync(pathOf(one), 'x')
  return {
    remove: (days: number) =>
      removeOldCopies(
        { list: () => Promise.resolve(copies), pathOf: (copy) => Promise.resolve(pathOf(copy)) },
        now - days * 86_400_000,
      ),
    left: () => copies.filter((one) => existsSync(pathOf(one))).map(({ place, name }) => `${place} ${name}`),
  }
}

test('old copies go from every place, whatever they were made for', async () => {
  const { remove, left } = ownCopies([
    ['here', 1],
    ['here', 29],
    ['here', 31],
    ['here', 400],
    ['second', 2],
    ['second', 60],
  ])
  expect(await remove(30)).toBe(3)
  expect(left()).toEqual(['here daily-here-1.db', 'here daily-here-29.db', 'second daily-second-2.db'])
})

test('the newest of each place stays, however old it is', async () => {
  const { remove, left } = ownCopies([
    ['here', 90],
    ['here', 91],
    ['second', 200],
  ])
  expect(await remove(30)).toBe(1)
  expect(left()).toEqual(['here daily-here-90.db', 'second daily-second-200.db'])
})
