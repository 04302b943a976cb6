import { expect, test } from 'vitest'
import { openedLine, sealedLine } from '../../../main/signing/sealed-line.ts'
import { pinOpener, sealPin } from '../../../main/signing/sealed-pin.ts'

const PIN = Uint8Array.from(Buffer.from('27182818'))

/** Both ends of a line, and everything that was on it between them. */
function ownLine() {
  const wire: unknown[] = []
  const heard: unknown[] = []
  let toMain: (message: unknown) => void = () => undefined
  let toSigner: (message: unknown) => void = () => undefined
  let isKilled = false
  const line = sealedLine({
    post: (message) => {
      wire.push(message)
      toSigner(message)
    },
    onMessage: (on) => void (toMain = on),
    onExit: () => undefined,
    kill: () => void (isKilled = true),
  })
  return {
    line,
    wire,
    heard,
    isKilled: () => isKilled,
    greet: () => void (toSigner = openedLine(toMain, (message) => void heard.push(message))),
  }
}

test('a PIN is sealed on the wire and comes out as it went in', () => {
  const { line, wire, heard, greet } = ownLine()
  const told: unknown[] = []
  line.onMessage((message) => void told.push(message))
  greet()
  line.post({ ask: 'sign', pin: PIN, card: 'one' })
  line.post({ ask: 'sign', pin: 'pad', card: 'one' })
  expect(heard).toEqual([
    { ask: 'sign', pin: PIN, card: 'one' },
    { ask: 'sign', pin: 'pad', card: 'one' },
  ])
  expect(Buffer.from(JSON.stringify(wire)).includes('27182818')).toBe(false)
  expect(wire[0]).toEqual({
    ask: 'sign',
    card: 'one',
    pin: { from: expect.any(Uint8Array), sealed: expect.any(Uint8Array), tag: expect.any(Uint8Array) },
  })
  expect(told).toEqual([])
})

test('a process that has not greeted is given no PIN', () => {
  const { line, wire, isKilled } = ownLine()
  line.post({ ask: 'sign', pin: PIN })
  expect([wire, isKilled()]).toEqual([[], true])
})

test('the same PIN is sealed otherwise each time, and by nobody else opened', () => {
  const opener = pinOpener()
  const [one, other] = [sealPin(PIN, opener.key), sealPin(PIN, opener.key)]
  expect(Buffer.from(one.sealed)).not.toEqual(Buffer.from(other.sealed))
  expect(() => pinOpener().open(one)).toThrow()
  expect(() => opener.open({ ...one, sealed: other.sealed })).toThrow()
  expect(opener.open(other)).toEqual(PIN)
})
