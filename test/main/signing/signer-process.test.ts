import { afterEach, expect, test, vi } from 'vitest'
import type { DevicesState } from '../../../contract/signer.ts'
import { createSigner } from '../../../main/signing/signer.ts'
import { judging } from '../../fakes/cards.ts'
import { batch, failed, fakes, open, own, pin, ready, signing } from './told-signer.ts'

afterEach(() => void vi.useRealTimers())

test('two batches at once: the second is refused, the first goes on', async () => {
  let finish = (): void => {}
  const { signer } = open((request, tell) => (finish = () => signing(own)(request, tell)))
  const first = signer.signBatch({ ...batch, pin: pin() })
  expect(await signer.signBatch({ ...batch, pin: pin() })).toEqual(failed('device.in-use'))
  finish()
  expect((await first).ok).toBe(true)
})

test('a process that dies costs one operation and comes back, later and later if it keeps dying', async () => {
  vi.useFakeTimers()
  const { signer, last, lines } = open((_request, _tell, die) => die())
  expect(await signer.signBatch({ ...batch, pin: pin() })).toEqual(failed('device.stopped'))
  expect(signer.look()).toEqual({ state: 'starting', cards: [], modules: [] })
  expect(await signer.signBatch({ ...batch, pin: pin() })).toEqual(failed('device.stopped'))

  const pauses: number[] = []
  for (let death = 0; death < 5; death += 1) {
    const started = lines.length
    for (let waited = 0; lines.length === started; waited += 500) {
      vi.advanceTimersByTime(waited === 0 ? 0 : 500)
      if (lines.length > started) pauses.push(waited)
    }
    last().die()
  }
  expect(pauses).toEqual([0, 1_000, 2_000, 5_000, 5_000])
  await signer.close()
  vi.advanceTimersByTime(60_000)
  expect(lines.length).toBe(6)
})

test('restarting ends the work under way and starts another process', async () => {
  vi.useFakeTimers()
  const { signer, last, lines } = open()
  const work = signer.signBatch({ ...batch, pin: pin() })
  signer.restart()
  expect(await work).toEqual(failed('device.stopped'))
  vi.advanceTimersByTime(0)
  expect(lines.length).toBe(2)
  const states: DevicesState['state'][] = []
  signer.watch(({ state }) => states.push(state))
  last().tell(ready)
  expect([signer.look().state, states]).toEqual(['ready', ['ready']])
})

test.for([null, 'hello', { tell: 'devices' }, { tell: 'signed', operation: 1 }, { ...ready, more: 1 }])(
  'a process that says %j is not believed but ended',
  (news) => {
    vi.useFakeTimers()
    const { last, lines } = open()
    last().tell(news)
    vi.advanceTimersByTime(0)
    expect(lines.length).toBe(2)
  },
)

test('the training folder is told to the process', () => {
  const line = fakes()
  createSigner({ start: line.start, authorities: [], training: '/somewhere', ...judging() })
  expect(line.last().asked).toMatchObject([{ ask: 'start', modules: [], training: '/somewhere' }])
})
