import { expect, test } from 'vitest'
import { z } from 'zod'
import { call } from '../../contract/call.ts'
import { answer } from '../../main/answer.ts'

const table = {
  'card.open': call(z.strictObject({ number: z.string().trim() }), z.strictObject({ id: z.string() })),
}
const quiet = { error() {} }
const refused = { ok: false, fault: { code: 'call.refused' } }

test('a handler sees the input as the contract makes it', async () => {
  const seen: unknown[] = []
  const handlers = {
    'card.open': (input: { number: string }) => (seen.push(input), { ok: true as const, value: { id: 'a' } }),
  }
  expect(await answer(table, handlers, quiet, 'card.open', { number: ' 7 ' })).toEqual({
    ok: true,
    value: { id: 'a' },
  })
  expect(seen).toEqual([{ number: '7' }])
})

test('unknown names, wrong shapes and additions are refused before any handler', async () => {
  const handlers = { 'card.open': () => expect.unreachable() as never }
  for (const name of ['constructor', '__proto__', 'card.close', 7, undefined]) {
    expect(await answer(table, handlers, quiet, name, { number: '7' })).toEqual(refused)
  }
  for (const input of [{}, { number: 7 }, { number: '7', more: 1 }, null, 'text']) {
    expect(await answer(table, handlers, quiet, 'card.open', input)).toEqual(refused)
  }
})

test('a foreseen fault keeps its numbers', async () => {
  const fault = { code: 'pin.wrong', triesLeft: 2 } as const
  const handlers = { 'card.open': () => ({ ok: false as const, fault }) }
  expect(await answer(table, handlers, quiet, 'card.open', { number: '7' })).toEqual({ ok: false, fault })
})

test('a surprise is logged under the name of the call, and nothing of it reaches the page', async () => {
  const logged: string[] = []
  const handlers = {
    'card.open': () => {
      throw new Error('112-233-445 95')
    },
  }
  const outcome = await answer(table, handlers, { error: (where) => logged.push(where) }, 'card.open', {
    number: '7',
  })
  expect(outcome).toEqual({ ok: false, fault: { code: 'unexpected' } })
  expect(logged).toEqual(['card.open'])
})

test('nothing leaves that the contract does not name', async () => {
  const handlers = { 'card.open': () => ({ ok: true as const, value: { id: 'a', key: 'k' } }) }
  expect((await answer(table, handlers, quiet, 'card.open', { number: '7' })).ok).toBe(false)
})
