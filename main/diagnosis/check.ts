import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Case, RegionPack, ServedBy } from '../../contract/region.ts'

/** What is wrong with a file: the spot as it would be written in code ('cases[3].endings'), and a few words. */
export type Spot = { readonly place: string; readonly reason: string }

type Issue = {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly input?: unknown
  readonly keys?: readonly string[]
  readonly values?: readonly unknown[]
  readonly expected?: unknown
  readonly format?: unknown
}

type Shape<Value> = {
  readonly safeParse: (
    json: unknown,
  ) => { success: true; data: Value } | { success: false; error: { issues: readonly Issue[] } }
}

/** Looks at a file against its shape; tells the first thing that is wrong. */
export function shaped<Value>(shape: Shape<Value>, json: unknown): Outcome<Value, Spot> {
  const read = shape.safeParse(json)
  if (read.success) return done(read.data)
  const [issue] = read.error.issues
  return failed(spotOf(issue!, json))
}

/**
 * What a shape cannot see: links that nobody names, places that nobody fills, times that overlap.
 * `links` are the keys that the catalogue has.
 */
export function sense(pack: RegionPack, links: ReadonlySet<string>): Spot | undefined {
  if (RESERVED.has(pack.code)) return { place: 'code', reason: 'is the name of a file of another kind' }
  const known = new Set([...links, ...Object.keys(pack.links)])
  return timesOf(pack.served) ?? casesSense(pack.cases, known)
}

/** Names of files beside the packs. */
export const RESERVED: ReadonlySet<string> = new Set([
  'cases',
  'systems',
  'table',
  'calendar',
  'chosen',
  'retention',
])

/** The same for the cases alone. */
export function casesSense(cases: readonly Case[], links: ReadonlySet<string>): Spot | undefined {
  for (const [place, one] of cases.entries()) {
    const at = `cases[${place}]`
    if (cases.findIndex(({ code }) => code === one.code) !== place) {
      return { place: `${at}.code`, reason: `${one.code} stands here twice` }
    }
    for (const [number, ending] of one.endings.entries()) {
      for (const [order, task] of ending.tasks.entries()) {
        const spot = taskSense(task, `${at}.endings[${number}].tasks[${order}]`, links)
        if (spot) return spot
      }
    }
  }
  return undefined
}

/** A place with nothing to put in where the region's journal has no address. */
const MAY_BE_EMPTY = /\{door\}/
const PLACES = /\{[^{}]*\}/g
const KNOWN_PLACES: ReadonlySet<string> = new Set([
  '{system}',
  '{door}',
  '{region}',
  '{hotline}',
  '{gosuslugi}',
])

type Task = Case['endings'][number]['tasks'][number]

function taskSense({ steps, links }: Task, at: string, known: ReadonlySet<string>): Spot | undefined {
  const unknown = links.findIndex((key) => !known.has(key))
  if (unknown >= 0)
    return { place: `${at}.links[${unknown}]`, reason: `no link is called '${links[unknown]}'` }

  for (const [number, step] of steps.entries()) {
    for (const language of ['ru', 'en'] as const) {
      const odd = (step[language].match(PLACES) ?? []).find((one) => !KNOWN_PLACES.has(one))
      if (odd) return { place: `${at}.steps[${number}].${language}`, reason: `nothing is put into ${odd}` }
    }
  }
  if (steps.every(({ ru, en }) => MAY_BE_EMPTY.test(ru + en))) {
    return { place: `${at}.steps`, reason: 'nothing is left where the region has no door' }
  }
  return undefined
}

function timesOf(served: readonly ServedBy[]): Spot | undefined {
  for (const [place, one] of served.entries()) {
    const other = served.findIndex(
      (two, at) =>
        at < place && two.validFrom <= (one.validTo ?? '9999') && one.validFrom <= (two.validTo ?? '9999'),
    )
    if (other >= 0) {
      return { place: `served[${place}].validFrom`, reason: `overlaps the time of served[${other}]` }
    }
  }
  return undefined
}

function spotOf(issue: Issue, json: unknown): Spot {
  const inside = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys?.[0] ?? ''] : issue.path
  return { place: written(inside) || 'file', reason: reasonOf(issue, valueAt(json, issue.path)) }
}

function reasonOf({ code, values, expected, format, message }: Issue, value: unknown): string {
  if (code === 'unrecognized_keys') return 'does not belong here'
  if (value === undefined && code !== 'custom') return 'is missing'
  if (code === 'invalid_type') return `is not ${kindOf(expected)}`
  if (code === 'invalid_value') return `is none of: ${(values ?? []).join(', ')}`
  if (code === 'invalid_format') return FORMATS[String(format)] ?? 'is not as it should be'
  if (code === 'invalid_key') return 'is not a name of small Latin letters, digits and hyphens'
  if (code === 'too_small') return value === '' || Array.isArray(value) ? 'is empty' : 'is too short'
  if (code === 'too_big') return 'is too long'
  return message
}

const FORMATS: Readonly<Record<string, string>> = {
  date: 'is not a day like 2026-09-01',
  url: 'is not an address like https://www.gosuslugi.ru',
  regex: 'has signs that may not stand here',
}

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'an object',
  string: 'a text',
  boolean: 'true or false',
}

const kindOf = (expected: unknown): string => KINDS[String(expected)] ?? String(expected)

const valueAt = (json: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (value, key) =>
      typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined,
    json,
  )

const written = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (text, key) =>
      typeof key === 'number' ? `${text}[${key}]` : text ? `${text}.${String(key)}` : String(key),
    '',
  )
