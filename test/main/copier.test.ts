import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copierInThread } from '../../main/copier.ts'
import { startCopying } from '../../main/copying.ts'
import { copiesIn, type WantedCopy } from '../../main/store/copies.ts'
import { startCopy } from '../fakes/copy.ts'
import { until } from '../fakes/desk.ts'
import { key, ownBase, ownFolder } from '../fakes/store.ts'

const NOW = Date.parse('2026-11-22T09:15:00.000Z')

/** The making of copies by threads that do what the test says, and when. */
function ownCopies() {
  const folder = ownFolder()
  const { database } = ownBase(join(folder, 'base.db'))
  const begun: { wanted: WantedCopy; thread: EventEmitter }[] = []
  const drawn = Promise.withResolvers<void>()
  const copying = startCopying({
    copies: copiesIn(join(folder, 'copies')),
    second: undefined,
    database,
    copier: copierInThread((wanted) => {
      const thread = new EventEmitter()
      begun.push({ wanted, thread })
      return thread
    }),
    after: drawn.promise,
    now: () => NOW,
    log: { error() {} },
    changed() {},
  })
  const end = (place: number, told?: object) => {
    if (told) begun[place]!.thread.emit('message', told)
    begun[place]!.thread.emit('exit')
  }
  return { copying, begun, drawn: drawn.resolve, end }
}

test('the day begins with a screen: its copy is made afterwards, and nothing waits while it is made', async () => {
  const { copying, begun, drawn, end } = ownCopies()
  await new Promise((resolve) => setImmediate(resolve))
  expect(begun).toEqual([])
  drawn()
  await until(() => begun[0])
  // The thread has not answered: everything else goes on.
  expect({
    wanted: begun[0]!.wanted,
    trouble: copying.trouble(),
    copies: (await copying.look()).copies,
  }).toEqual({
    wanted: { kind: 'daily', today: '2026-11-22' },
    trouble: undefined,
    copies: [],
  })
  end(0, { name: 'daily-2026-11-22.db' })
  await copying.stop()
})

test('copies are made one after another, and what goes wrong in a thread is told by its code', async () => {
  const { copying, begun, drawn, end } = ownCopies()
  drawn()
  await until(() => begun[0])
  const asked = copying.now()
  expect(begun.length).toBe(1)
  end(0, { fault: 'SQLITE_FULL' })
  await until(() => begun[1] && copying.trouble())
  expect(copying.trouble()).toBe('copies.full')
  end(1, { name: 'asked-2026-11-22t091500.db' })
  await asked
  expect(copying.trouble()).toBeUndefined()
  await copying.stop()
})

test('a thread that dies has made no copy, and the desk says so', async () => {
  const { copying, begun, drawn, end } = ownCopies()
  drawn()
  await until(() => begun[0])
  end(0)
  await until(() => copying.trouble())
  expect(copying.trouble()).toBe('copies.away')
  await copying.stop()
})

test('the base is closed only when the copy that is being made is there', async () => {
  const { copying, begun, drawn, end } = ownCopies()
  drawn()
  await until(() => begun[0])
  let isOver = false
  const stopped = copying.stop().then(() => (isOver = true))
  await new Promise((resolve) => setImmediate(resolve))
  expect(isOver).toBe(false)
  end(0, { name: 'daily-2026-11-22.db' })
  await stopped
  expect(isOver).toBe(true)
})

test('a base that is harmed gives no copy, told by its own code', async () => {
  const folder = ownFolder()
  const { file, database } = ownBase()
  database.close()
  const start = (wanted: WantedCopy, of: Uint8Array) => startCopy({ file, key: of, folder, wanted })
  const wanted = { kind: 'daily', today: '2026-11-22' } as const
  await expect(
    copierInThread(() => start(wanted, new Uint8Array(32).fill(8))).make(wanted),
  ).rejects.toMatchObject({ code: 'SQLITE_NOTADB' })
  expect(await copierInThread(() => start(wanted, key)).make(wanted)).toBe('daily-2026-11-22.db')
})
