import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { mergeSignatures } from '../../../cades/merge.ts'
import { verifyCades } from '../../../cades/verify.ts'
import { createStamper } from '../../../main/stamps/stamper.ts'
import { correctionsOf } from '../../../main/store/corrections.ts'
import type { Correction } from '../../../contract/correction.ts'
import { openStamper, P256_KEY, type Stamper } from '../../cades/stamper.ts'
import { pupil } from '../../fakes/people.ts'
import { ownSigner } from '../../fakes/signer.ts'
import { ownBase } from '../../fakes/store.ts'

let service: Stamper
beforeAll(() => (service = openStamper({ key: P256_KEY })))
afterAll(() => service[Symbol.dispose]())

const URL = 'http://stamps.test/'
const signer = ownSigner()
const second = ownSigner()

const one = (number: number): Correction => ({
  form: 1,
  id: `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`,
  school: 'training',
  workplace: 'desk-1',
  person: pupil().id,
  baseVersion: 1,
  changes: [{ field: 'snils', was: '11223344595', becomes: '08765430300' }],
  basis: 'original',
  askedBy: 'guardian',
  created: '2026-09-01T08:00:00.000Z',
  training: true,
})

type Answering = (request: Uint8Array) => Uint8Array | undefined | Promise<Uint8Array | undefined>

/** Signed corrections on a real base, and a stamper whose pauses the test ends. */
function ownStamper(count: number, answering: Answering) {
  const { database } = ownBase()
  const corrections = correctionsOf(database)
  const ids = Array.from({ length: count }, (_, place) => one(place + 1).id)
  for (const place of ids.keys()) corrections.add(one(place + 1))
  for (const id of ids) corrections.seal(id, signer.seal(corrections.find(id)!.bytes))

  const pauses: number[] = []
  const faults: unknown[] = []
  let wakeLater = (): void => undefined
  let asked = 0
  const stamper = createStamper({
    database,
    corrections,
    url: URL,
    stampers: () => [service.authority],
    revocations: () => [],
    ask: ({ url, body }) => {
      expect([url, body.type]).toEqual([URL, 'application/timestamp-query'])
      asked += 1
      return Promise.resolve(answering(body.bytes))
    },
    now: Date.now,
    chance: () => 0.5,
    nonce: () => randomBytes(8),
    after: (ms, work) => {
      pauses.push(ms)
      wakeLater = work
      return () => (wakeLater = () => undefined)
    },
    changed: () => undefined,
    failed: (cause) => faults.push(cause),
  })
  return {
    corrections,
    stamper,
    ids,
    pauses,
    faults,
    asked: () => asked,
    /** Lets the stamper run to its next pause, or to its end. */
    async round(): Promise<void> {
      stamper.wake()
      await stamper.settled()
    },
    later: async () => {
      wakeLater()
      await stamper.settled()
    },
    stampedAt: (id: string) => {
      const { bytes, signature } = corrections.find(id)!
      const verified = verifyCades({
        content: bytes,
        signature: signature!,
        trusted: [signer.authority, second.authority],
        stampers: [service.authority],
        at: new Date(),
      })
      if (!verified.ok) throw new Error(verified.fault.code)
      return verified.value.signers.map(({ stamp }) => stamp)
    },
  }
}

test('every signature gets its time stamp, and is asked for once', async () => {
  const desk = ownStamper(3, service.answer)
  expect(desk.stamper.waiting()).toBe(3)
  await desk.round()
  expect(desk.ids.map(desk.stampedAt)).toEqual([['good'], ['good'], ['good']])
  expect([desk.stamper.waiting(), desk.asked(), desk.pauses, desk.faults]).toEqual([0, 3, [], []])
  await desk.round()
  expect(desk.asked()).toBe(3)
})

test('while the service is away it is asked ever more seldom, and the signatures stay as they are', async () => {
  let isAway = true
  const desk = ownStamper(2, (request) => (isAway ? undefined : service.answer(request)))
  await desk.round()
  for (let time = 0; time < 12; time += 1) await desk.later()
  expect(desk.pauses.slice(0, 4)).toEqual([5_000, 10_000, 20_000, 40_000])
  expect(desk.pauses.at(-1)).toBe(30 * 60_000)
  expect([desk.asked(), desk.stamper.waiting()]).toEqual([13, 2])
  expect(desk.ids.map(desk.stampedAt)).toEqual([['none'], ['none']])

  isAway = false
  await desk.later()
  expect(desk.ids.map(desk.stampedAt)).toEqual([['good'], ['good']])
})

test('a signature that the service will not stamp does not hold up the others', async () => {
  let first = true
  const desk = ownStamper(3, (request) => {
    const answer = first ? Buffer.from('no stamp') : service.answer(request)
    first = false
    return answer
  })
  await desk.round()
  expect(desk.faults).toEqual(['cades.time-stamp'])
  expect(desk.ids.map(desk.stampedAt)).toEqual([['none'], ['good'], ['good']])
  expect(desk.pauses).toEqual([5_000])
  await desk.later()
  expect(desk.stamper.waiting()).toBe(0)
})

test('a stamp of a service that is not believed is no stamp', async () => {
  using stranger = openStamper({ key: P256_KEY })
  const desk = ownStamper(4, stranger.answer)
  await desk.round()
  expect(desk.stamper.waiting()).toBe(4)
  expect(desk.asked()).toBe(3)
})

test('a second person who signs while the service is asked gets a stamp too', async () => {
  const desk = ownStamper(1, (request) => {
    if (desk.asked() === 1) {
      const held = desk.corrections.find(one(1).id)!
      const both = mergeSignatures(held.signature!, second.seal(held.bytes).signature)
      if (!both.ok) throw new Error(both.fault.code)
      desk.corrections.addFuller(one(1).id, 'second-person', both.value, Date.now())
    }
    return service.answer(request)
  })
  await desk.round()
  expect(desk.stampedAt(one(1).id)).toEqual(['good', 'good'])
  expect([desk.asked(), desk.stamper.waiting()]).toEqual([2, 0])
})

test('a stamper that was stopped asks nobody any more', async () => {
  const desk = ownStamper(1, () => undefined)
  await desk.round()
  await desk.stamper.stop()
  await desk.later()
  desk.stamper.wake()
  expect(desk.asked()).toBe(1)
})
