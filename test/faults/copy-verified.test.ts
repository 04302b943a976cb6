import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { copiesIn } from '../../main/store/copies.ts'
import type { Database } from '../../main/store/database.ts'
import { ownBase, ownFolder } from '../fakes/store.ts'

/** The same base on a disk that turns a bit of every copy. */
const onBadDisk = (database: Database): Database =>
  new Proxy(database, {
    get(target, name) {
      const held: unknown = Reflect.get(target, name)
      if (name !== 'prepare') return typeof held === 'function' ? held.bind(target) : held
      return (sql: string) => {
        const statement = target.prepare(sql)
        if (!sql.startsWith('vacuum')) return statement
        return {
          run(file: string) {
            statement.run(file)
            const bytes = readFileSync(file)
            bytes[5_000]! ^= 1
            writeFileSync(file, bytes)
          },
        }
      }
    },
  })

test('a copy that the disk has harmed takes the place of no older one', () => {
  const folder = ownFolder()
  const { database } = ownBase()
  const copies = copiesIn(folder)
  for (let day = 10; day < 17; day += 1) copies.daily(database, `2026-11-${day}`)
  const before = readdirSync(folder)
  expect(() => copies.daily(onBadDisk(database), '2026-11-23')).toThrow()
  expect(readdirSync(folder)).toEqual(before)
  expect(before).toContain('daily-2026-11-10.db')
  expect(copies.daily(database, '2026-11-23')).toBe('daily-2026-11-23.db')
  expect(readdirSync(folder)).not.toContain('daily-2026-11-10.db')
})
