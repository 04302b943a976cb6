import { expect, test } from 'vitest'
import { broken } from '../../main/closed.ts'
import { keepRunning } from '../../main/running.ts'
import type { HeldShift } from '../../main/shift.ts'
import type { Program } from '../../main/world.ts'

const shift = {} as HeldShift

/** A program that only tells when it ends. */
function ownRunning() {
  const told: string[] = []
  const programOf = (name: string, stop = () => Promise.resolve()): Program => ({
    ...broken({ code: 'store.disk' }),
    heldShift: () => shift,
    stop: () => {
      told.push(`${name} ends`)
      return stop()
    },
  })
  const log = { error: (where: string) => void told.push(where) }
  return { told, programOf, log }
}

test('a program that does not come up keeps no later one from coming', async () => {
  const { told, programOf, log } = ownRunning()
  const running = keepRunning(Promise.resolve(programOf('first')), log)
  const second = running.again(
    () => Promise.reject(new Error('no room')),
    () => false,
  )
  await expect(second).rejects.toThrow('no room')
  const third = programOf('third')
  expect(
    await running.again(
      () => Promise.resolve(third),
      () => false,
    ),
  ).toBe(third)
  expect(await running.now()).toBe(third)
  expect(told).toEqual(['first ends'])
})

test('whoever asks next tries again what did not come up, all at once one time', async () => {
  const { programOf, log } = ownRunning()
  const running = keepRunning(Promise.resolve(programOf('first')), log)
  let tries = 0
  const next = programOf('next')
  const compose = () => (tries++ === 0 ? Promise.reject(new Error('busy')) : Promise.resolve(next))
  await expect(running.again(compose, () => false)).rejects.toThrow('busy')
  expect(await Promise.all([running.now(), running.now()])).toEqual([next, next])
  expect(tries).toBe(2)
})

test('a program that does not end well is told of, and the next one comes', async () => {
  const { told, programOf, log } = ownRunning()
  const first = programOf('first', () => Promise.reject(new Error('stuck')))
  const running = keepRunning(Promise.resolve(first), log)
  const next = programOf('next')
  expect(
    await running.again(
      () => Promise.resolve(next),
      () => false,
    ),
  ).toBe(next)
  expect(told).toEqual(['first ends', 'stop'])
})

test('the shift goes on where it is kept, and nowhere else', async () => {
  const { programOf, log } = ownRunning()
  const running = keepRunning(Promise.resolve(programOf('first')), log)
  const given: unknown[] = []
  const compose = (resumed: HeldShift | undefined) => {
    given.push(resumed)
    return Promise.resolve(programOf('next'))
  }
  await running.again(compose, () => true)
  await running.again(compose, () => false)
  expect(given).toEqual([shift, undefined])
})
