import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { call } from '../../contract/call.ts'
import { change } from '../../contract/gateway.ts'
import type { Canonical } from '../../domain/canonical.ts'
import { genuine } from '../../scripts/fuzz/genuine.ts'
import { nothingRan, runShare, type Ran } from '../../scripts/fuzz/run-share.ts'
import { ACCEPTED, refused, type Opened, type Target, type Verdict } from '../../scripts/fuzz/target.ts'
import { judgeCanonical } from '../../scripts/fuzz/targets/canonical.ts'
import { judgeCall } from '../../scripts/fuzz/targets/calls.ts'
import { tlvJudge } from '../../scripts/fuzz/targets/card.ts'
import { judgeLine } from '../../scripts/fuzz/targets/line.ts'
import { isRightSnils, judgeSnils } from '../../scripts/fuzz/targets/rules.ts'
import { signatureJudge } from '../../scripts/fuzz/targets/signatures.ts'
import { pupil } from '../fakes/people.ts'

/** Readers that are wrong on purpose: each oracle must notice. */

const bytes = (text: string): Uint8Array => Buffer.from(text)

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-oracle-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('a reader of TLV that believes a length beyond the end is noticed', () => {
  const believing = tlvJudge((tag, within) => (within?.[0] === tag ? within.subarray(2) : undefined))
  expect(believing(Uint8Array.of(0x70, 5, 1)).was).toBe('wrong')
  const copying = tlvJudge((tag, within) =>
    within?.[0] === tag ? Uint8Array.from(within.subarray(2)) : undefined,
  )
  expect(copying(Uint8Array.of(0x70, 1, 1)).was).toBe('wrong')
  const blind = tlvJudge(() => undefined)
  expect(blind(Uint8Array.of(0x70, 1, 1)).was).toBe('wrong')
})

test('a verifier that believes everything, or any content, is noticed', () => {
  const everything = signatureJudge(() => ({ ok: true }), ownFolder())
  expect(everything(genuine('ecdsa.p7s')).was).toBe('wrong')
  expect(everything(bytes('nothing')).was).toBe('wrong')
  const anyContent = signatureJudge((signature) => ({ ok: signature.length > 0 }), ownFolder())
  expect(anyContent(genuine('rsa.p7s'))).toMatchObject({
    because: 'a signature over other content is believed',
  })
})

test('a verifier that believes altered bytes is noticed by OpenSSL', () => {
  const altered = Buffer.from(genuine('ecdsa.p7s'))
  const place = altered.lastIndexOf(Buffer.from('3044', 'hex')) + 12
  altered[place > 12 ? place : altered.length - 10]! ^= 1
  const careless = signatureJudge((_, of) => ({ ok: of === undefined }), ownFolder())
  expect(careless(altered).was).toBe('wrong')
  expect(careless(genuine('ecdsa.p7s')).was).toBe('accepted')
})

test('a writer of JSON that forgets to sort, or writes half a sign, is noticed', () => {
  const plain = (value: Canonical): string => JSON.stringify(value)
  expect(judgeCanonical(plain, bytes('{"b":1,"a":2}')).was).toBe('wrong')
  expect(judgeCanonical(plain, bytes('{"a":1}')).was).toBe('accepted')
  const throwing = (): string => {
    throw new RangeError('Maximum call stack size exceeded')
  }
  expect(() => judgeCanonical(throwing, bytes('[]'))).toThrow(RangeError)
})

test('a reader of СНИЛС that counts wrongly or drops digits is noticed', () => {
  const careless = (text: string) => ({ ok: true as const, value: text.replace(/\D/g, '').slice(0, 11) })
  expect(judgeSnils(careless, '112-233-445 96')).toBeDefined()
  expect(judgeSnils(careless, '112-233-445 95 1')).toBeDefined()
  expect(judgeSnils(careless, '112-233-445 95')).toBeUndefined()
  expect(isRightSnils('08765430300')).toBe(true)
})

test('a reader of lines that takes more or less than the contract is noticed', () => {
  const line = JSON.stringify({ kind: 'person', cursor: '1', person: pupil() })
  const more = JSON.stringify({ kind: 'person', cursor: '1', person: { ...pupil(), more: 1 } })
  const believing = (text: string) => JSON.parse(text) as z.output<typeof change>
  expect(judgeLine(believing, line).was).toBe('accepted')
  expect(judgeLine(believing, more).was).toBe('wrong')
  expect(judgeLine(() => undefined, line).was).toBe('wrong')
})

test('a contract that lets prototypes or strangers through is noticed', async () => {
  const loose = { 'card.open': call(z.any(), z.any()) }
  const circle: Record<string, unknown> = {}
  circle['self'] = circle
  for (const input of [JSON.parse('{"__proto__":{"x":1}}'), new Map()])
    expect((await judgeCall(loose, 'card.open', input)).was).toBe('wrong')
  // A circle has no end, and is refused by its size before any contract.
  expect((await judgeCall(loose, 'card.open', circle)).was).toBe('refused')
  expect((await judgeCall(loose, 'card.open', { number: 1 })).was).toBe('accepted')
  expect((await judgeCall(loose, '__proto__', {})).was).toBe('refused')
})

/** A target whose reader is wrong in one of many inputs. */
const target = (judge: Opened['judge']): Target => ({
  name: 'wrong-on-purpose',
  inputs: 500,
  open: () => ({ seeds: [bytes('seed')], mutate: (_, __, chance) => chance.bytes(4), judge }),
})

const run = (judge: Opened['judge']): Promise<Ran> =>
  runShare({
    target: target(judge),
    folder: ownFolder(),
    seed: 1,
    share: 0,
    inputs: 500,
    corpus: [],
    watched: 0,
  })

test('what a reader throws is a crash, told once with its input; a wrong verdict is counted', async () => {
  const throws = (input: Uint8Array): Verdict => {
    if (input[0]! > 200) throw new TypeError('no such thing')
    return input[0]! > 100 ? ACCEPTED : refused('small')
  }
  const crashed = await run(throws)
  expect(crashed.crashes).toBeGreaterThan(10)
  expect(crashed.found.map(({ kind }) => kind)).toEqual(['crash'])
  expect(() => throws(crashed.found[0]!.input)).toThrow(TypeError)
  const wronged = await run(() => ({ was: 'wrong', because: 'always' }))
  expect(wronged).toMatchObject({ inputs: 500, wrong: 500, crashes: 0 })
  expect(nothingRan().inputs).toBe(0)
})

test('the same seed gives the same inputs, another one gives others', async () => {
  const inputs = async (seed: number): Promise<string> => {
    const seen: string[] = []
    const judge = (input: Uint8Array): Verdict => {
      seen.push(Buffer.from(input).toString('hex'))
      return ACCEPTED
    }
    const share = { target: target(judge), folder: ownFolder(), share: 0, inputs: 50, corpus: [], watched: 0 }
    await runShare({ ...share, seed })
    return seen.join()
  }
  expect(await inputs(1)).toBe(await inputs(1))
  expect(await inputs(1)).not.toBe(await inputs(2))
})
