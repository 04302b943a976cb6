import { expect, test } from 'vitest'
import { calls, callsOfPin, type CallTable } from '../../contract/index.ts'
import { answer } from '../../main/answer.ts'
import { isTooLarge } from '../../main/message-size.ts'
import { exampleOf } from '../../scripts/fuzz/mutate/example.ts'

/** Both tables: what the desk may ask, and what the page of the PIN may. */
const TABLES = { desk: calls, pin: callsOfPin } as const

const everyCall = Object.entries(TABLES).flatMap(([page, table]) =>
  Object.keys(table).map((name) => [page as keyof typeof TABLES, name] as const),
)

const REFUSED = { ok: false, fault: { code: 'call.refused' } }

/** What a handler would have seen, or that it was refused before any. */
async function given(table: CallTable, name: unknown, input: unknown): Promise<unknown> {
  const seen: unknown[] = []
  const handler = (data: unknown) => (seen.push(data), { ok: false, fault: { code: 'unexpected' } }) as never
  const handlers = Object.fromEntries(Object.keys(table).map((one) => [one, handler]))
  const log = { error: (_: string, cause: unknown) => void seen.push(cause) }
  const outcome = await answer(table, handlers, log, name, input)
  if (seen.length > 0) return { seen: seen[0] }
  expect(outcome).toEqual(REFUSED)
  return 'refused'
}

type Held = Record<string, unknown>

/** Every object in a value, however deep; lists are gone through. */
function objectsIn(value: unknown): Held[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return []
  const inside = Object.values(value).flatMap(objectsIn)
  return Array.isArray(value) ? inside : [value as Held, ...inside]
}

const put = (holder: Held, key: string, value: unknown): void =>
  void Object.defineProperty(holder, key, { value, enumerable: true, configurable: true, writable: true })

const POISON: readonly (readonly [key: string, value: () => unknown])[] = [
  ['__proto__', () => ({ polluted: true })],
  ['constructor', () => ({ prototype: { polluted: true } })],
  ['prototype', () => ({ polluted: true })],
  ['then', () => 'resolve'],
  ['toJSON', () => 'x'],
]

/** Whether something of the poison is in what a handler is given, as its own or by its prototype. */
const isPoisoned = (value: unknown): boolean =>
  objectsIn(value).some(
    (one) =>
      Object.getPrototypeOf(one) !== Object.prototype ||
      'polluted' in one ||
      Object.hasOwn(one, '__proto__') ||
      objectsIn(one['constructor']).length > 0,
  )

test.each(everyCall)('no prototype comes in by the call %s %s, at any depth', async (page, name) => {
  const table: CallTable = TABLES[page]
  const example = () => exampleOf(table[name]!.input)
  for (const place of objectsIn(example()).keys())
    for (const [key, value] of POISON) {
      const input = structuredClone(example())
      put(objectsIn(input)[place]!, key, value())
      const came = await given(table, name, input)
      if (came !== 'refused')
        expect([key, isPoisoned((came as { seen: unknown }).seen)]).toEqual([key, false])
      expect('polluted' in {}).toBe(false)
    }
})

test('names of what every object has are no calls, and neither are those of the other page', async () => {
  for (const table of [calls, callsOfPin] as CallTable[])
    for (const name of [
      ...Object.getOwnPropertyNames(Object.prototype),
      'prototype',
      '',
      ' desk.look',
      null,
      {},
    ])
      expect(await given(table, name, {})).toBe('refused')
  for (const name of Object.keys(callsOfPin))
    expect(await given(calls, name, exampleOf(callsOfPin[name as keyof typeof callsOfPin].input))).toBe(
      'refused',
    )
  for (const name of Object.keys(calls))
    expect(await given(callsOfPin, name, exampleOf(calls[name as keyof typeof calls].input))).toBe('refused')
})

const HUGE = 'я'.repeat(100_000_000)
const nested = (depth: number, wrap: (inside: unknown) => unknown): unknown => {
  let value: unknown = 1
  for (let left = depth; left > 0; left -= 1) value = wrap(value)
  return value
}
const circle: Held = {}
circle['self'] = circle

/** What no page of ours ever sends; each is tried in the place of a field of every call, and of the whole input. */
const TOO_MUCH: readonly (readonly [string, unknown])[] = [
  ['a text of a hundred million signs', HUGE],
  ['lists in lists, a hundred thousand deep', nested(100_000, (inside) => [inside])],
  ['objects in objects, a hundred thousand deep', nested(100_000, (inside) => ({ inside }))],
  ['a million empty texts', Array.from({ length: 1_000_000 }, () => '')],
  ['a hundred megabytes of bytes', new Uint8Array(100_000_000)],
  ['a name of a field of three million signs', { [HUGE.slice(0, 3_000_000)]: 1 }],
  ['a circle', circle],
]

/** For all calls together: a refusal looks at the size alone, so even a busy machine is done in a fraction of it. */
const LIMIT_MS = 10_000

test.each(TOO_MUCH)('%s is refused at once, wherever it stands', async (_what, large) => {
  expect(isTooLarge({ some: [large] })).toBe(true)
  const begun = performance.now()
  for (const [page, name] of everyCall) {
    const table: CallTable = TABLES[page]
    const example = exampleOf(table[name]!.input) as Held
    expect(await given(table, name, large)).toBe('refused')
    for (const key of Object.keys(example ?? {}).slice(0, 1))
      expect([name, key, await given(table, name, { ...example, [key]: large })]).toEqual([
        name,
        key,
        'refused',
      ])
  }
  expect(performance.now() - begun).toBeLessThan(LIMIT_MS)
})

test('no text of the largest size that is looked at keeps a call for long', async () => {
  const signs = ['9', ' ', '-', 'a', 'Я', '/', '@', '\u0301', '{', '1.', ' 1']
  let longest = 0
  for (const [page, name] of everyCall) {
    const table: CallTable = TABLES[page]
    const example = exampleOf(table[name]!.input) as Held
    for (const [key, value] of Object.entries(example ?? {})) {
      if (typeof value !== 'string') continue
      for (const sign of signs) {
        const begun = performance.now()
        await given(table, name, { ...example, [key]: `${sign.repeat(200_000)}!` })
        longest = Math.max(longest, performance.now() - begun)
      }
    }
  }
  expect(longest).toBeLessThan(2_000)
})

test('what pages of ours send is never too large', () => {
  for (const [page, name] of everyCall)
    expect([name, isTooLarge(exampleOf((TABLES[page] as CallTable)[name]!.input))]).toEqual([name, false])
  expect(isTooLarge({ work: 'я'.repeat(1_000_000) })).toBe(false)
  expect(isTooLarge(Array.from({ length: 10_000 }, (_, place) => ({ place, text: 'я' })))).toBe(false)
})
