import { z } from 'zod'
import { change, me, pushed, verdicts } from './gateway.ts'

/** Why the gateway does not answer what was asked, in words for who writes a program that speaks with it. */
export const FAULTS = {
  form: 'the body is not a batch of parcels',
  protocol: 'the header names no version of the protocol',
  token: 'nobody has this token',
  revoked: 'the workplace was taken back',
  path: 'there is nothing here',
  cursor: 'the mark is not one of this archive: read everything anew',
  size: 'the body is too large',
  type: 'the body is not JSON, plain or packed with br or gzip',
  busy: 'too many requests: wait as long as Retry-After says',
  local: 'this is told to the machine itself only',
  stopping: 'the gateway is being stopped',
  database: 'its database does not answer',
  step: 'the archive has not come to the form that this program needs',
  unexpected: 'a fault of the gateway itself',
} as const

export type FaultCode = keyof typeof FAULTS

/** A program that lives. */
export const alive = z.strictObject({ alive: z.literal(true) })

/** What an answer holds: one JSON value, lines of JSON, or another type that is only named. */
type Content =
  | { readonly type: 'application/json' | 'application/x-ndjson'; readonly shape: z.ZodType }
  | { readonly type: string; readonly shape?: undefined }

/** One route of the gateway: everything that its description says of it. `part` is its chapter there. */
export type Route = {
  readonly part: 'desk' | 'health' | 'administration'
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly does: string
  /** `workplace`: with its token; `local`: this machine, or who has the token of the settings. */
  readonly whose: 'everybody' | 'workplace' | 'local'
  readonly takes?: z.ZodType
  /** Where in a pull to begin. */
  readonly query?: { readonly name: string; readonly says: string }
  readonly gives: Content
  /** The codes of each status that is not 200. */
  readonly faults: Readonly<Record<number, readonly FaultCode[]>>
}

/** What every route of a workplace may answer. */
const ofWorkplace = { 400: ['protocol'], 401: ['token'], 403: ['revoked'], 429: ['busy'] } as const
const json = (shape: z.ZodType): Content => ({ type: 'application/json', shape })

/** Every route of the gateway's protocol; the description (OpenAPI) and the metrics are made of this table. */
export const ROUTES: readonly Route[] = [
  {
    part: 'desk',
    method: 'GET',
    path: '/v1/me',
    does: 'Whose token this is',
    whose: 'workplace',
    gives: json(me),
    faults: ofWorkplace,
  },
  {
    part: 'desk',
    method: 'POST',
    path: '/v1/corrections',
    does: 'Offer signed corrections, packed with br or gzip or plain; a verdict for each, in their order, the same for every repetition',
    whose: 'workplace',
    takes: pushed,
    gives: json(verdicts),
    faults: { ...ofWorkplace, 400: ['protocol', 'form'], 413: ['size'], 415: ['type'] },
  },
  {
    part: 'desk',
    method: 'GET',
    path: '/v1/changes',
    does: 'Read what has changed in the school, as lines that end with a line `end`; packed for who asks for zstd or gzip',
    whose: 'workplace',
    query: { name: 'after', says: 'The last mark that was stored; without it everything is read' },
    gives: { type: 'application/x-ndjson', shape: change },
    faults: { ...ofWorkplace, 410: ['cursor'] },
  },
  {
    part: 'health',
    method: 'GET',
    path: '/v1/health',
    does: 'Whether the database answers',
    whose: 'everybody',
    gives: json(alive),
    faults: {},
  },
  {
    part: 'health',
    method: 'GET',
    path: '/health/live',
    does: 'Whether the program lives',
    whose: 'everybody',
    gives: json(alive),
    faults: {},
  },
  {
    part: 'health',
    method: 'GET',
    path: '/health/ready',
    does: 'Whether requests may be sent here',
    whose: 'everybody',
    gives: json(alive),
    faults: { 503: ['stopping', 'database', 'step'] },
  },
  {
    part: 'administration',
    method: 'GET',
    path: '/v1/openapi.json',
    does: 'This description',
    whose: 'local',
    gives: { type: 'application/json' },
    faults: { 403: ['local'] },
  },
  {
    part: 'administration',
    method: 'GET',
    path: '/docs',
    does: 'This description as a page',
    whose: 'local',
    gives: { type: 'text/html' },
    faults: { 403: ['local'] },
  },
  {
    part: 'administration',
    method: 'GET',
    path: '/metrics',
    does: 'Numbers for Prometheus',
    whose: 'local',
    gives: { type: 'text/plain' },
    faults: { 401: ['token'], 403: ['local'] },
  },
]

/** A shape as JSON Schema 2020-12, as it travels. */
export function schemaOf(shape: z.ZodType): Record<string, unknown> {
  const { $schema: _, ...schema } = z.toJSONSchema(shape, { io: 'input' })
  return schema
}

/** The body of a refusal that may have one of these codes. */
export const faultOf = (codes: readonly FaultCode[]) => z.strictObject({ code: z.enum(codes) })
