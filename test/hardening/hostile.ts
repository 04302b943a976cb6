import { puller } from '../../main/sync/pull.ts'
import { createTaker } from '../../main/sync/take.ts'
import type { Line } from '../../main/sync/ask.ts'
import { pupil } from '../fakes/people.ts'
import type { OwnDesk } from '../main/sync/desk.ts'

/** What never stands in an answer, whatever the field. */
export const NEVER: readonly unknown[] = [
  null,
  true,
  [],
  {},
  [['x']],
  { toString: 'x' },
  -1,
  0.5,
  1e308,
  2 ** 53,
  'я'.repeat(1_000_000),
]

/** Texts that a journal may hold, and that must do nothing but stand there. */
export const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  'javascript:alert(1)',
  '\u202eвонцзарбО\u202c',
  'Обра\u200bзцов\u2060\ufeff',
  'Образцов\u0000\u0007\u001b[31m',
  '=cmd|’/C calc’!A0',
  '${process.exit(1)}',
  "'; drop table person; --",
  '__proto__',
  'constructor',
  '\ud800',
]

type Held = Record<string, unknown>
type Place = readonly (string | number)[]

/** Every place in a value that holds no other. */
export const placesIn = (value: unknown, at: Place = []): Place[] =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0
    ? Object.entries(value).flatMap(([key, inside]) => placesIn(inside, [...at, key]))
    : [at]

/** The same value with something else in one place. */
export function withAt(value: unknown, [first, ...rest]: Place, becomes: unknown): unknown {
  if (first === undefined) return becomes
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as Held) }) as Held
  copy[first] = withAt(copy[first], rest, becomes)
  return copy
}

/** A change as a gateway tells of it; below it a tombstone and the end. */
export const PERSON = {
  kind: 'person',
  cursor: '7',
  person: pupil({ lastName: 'Другой', version: 2 }),
} as const
/** The pupil is no longer of this school. */
export const GONE = { kind: 'gone', cursor: '7', id: pupil().id } as const
/** That is all. */
export const END = { kind: 'end', cursor: '8' } as const

/** One pull from whatever answers. */
export const pull = (desk: OwnDesk, fetch: Line['fetch'], mostLines?: number) =>
  puller({
    ...desk,
    taker: createTaker(desk),
    clock: () => performance.now(),
    ...(mostLines !== undefined && { mostLines }),
  })({ ...desk.line, fetch })

/** Lines as a gateway writes them. */
export const lines = (...all: unknown[]): string => all.map((one) => `${JSON.stringify(one)}\n`).join('')

/** A line where nobody answers. */
export const nobody: Line['fetch'] = () => new Response(null, { status: 503 })
