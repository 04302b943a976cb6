import { expect, test } from 'vitest'
import { systemTimers } from '../../../main/sync/ask.ts'
import { createSync } from '../../../main/sync/engine.ts'
import { ownDesk, ownTime } from './desk.ts'

test('a base that takes no writing for a while is tried again after a pause, not without end', async () => {
  const time = ownTime()
  const desk = ownDesk({ token: '', fetch: () => new Response(null, { status: 503 }), time })
  let surprises = 0
  const sync = createSync({
    ...desk,
    outbox: {
      ...desk.outbox,
      hurry() {
        if (surprises < 100) throw new Error('the disk is full')
      },
    },
    gateway: () => ({ url: 'https://gateway.example.org', token: '' }),
    fetch: () => new Response(null, { status: 503 }),
    now: time.now,
    chance: () => 0.5,
    timers: time.timers,
    surprise: () => void (surprises += 1),
  })
  sync.start()
  for (let turn = 0; turn < 20; turn += 1) await systemTimers.breathe()
  expect(surprises).toBe(1)

  time.pass(5_000)
  for (let turn = 0; turn < 20; turn += 1) await systemTimers.breathe()
  expect(surprises).toBe(2)
  await sync.stop()
})
