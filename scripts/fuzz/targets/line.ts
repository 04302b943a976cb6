import { isDeepStrictEqual } from 'node:util'
import { change, me, verdicts } from '../../../contract/gateway.ts'
import { failed } from '../../../domain/outcome.ts'
import { faultOf, type Answered } from '../../../main/lookup/ask.ts'
import { askOnce } from '../../../main/lookup/ask.ts'
import { readIds } from '../../../main/lookup/dnevnik-answer.ts'
import { ask, type Line } from '../../../main/sync/ask.ts'
import { linesOf } from '../../../main/sync/lines-of.ts'
import { readLine } from '../../../main/sync/read-line.ts'
import { wholeAnswer } from '../../../main/sync/whole-answer.ts'
import { pupil } from '../../../test/fakes/people.ts'
import type { Chance } from '../chance.ts'
import { mutateBytes } from '../mutate/bytes.ts'
import { changeJson, mutateJson } from '../mutate/json.ts'
import { ACCEPTED, refused, type Target, type Verdict, wrong } from '../target.ts'

const person = { kind: 'person', cursor: 'school-1 7', person: pupil() }
const gone = { kind: 'gone', cursor: 'c', id: pupil().id }
const end = { kind: 'end', cursor: '' }
const linked = {
  ...person,
  person: pupil({ links: [{ guardian: pupil().id, relation: 'mother', basis: '' }] }),
}
const ndjson = (...lines: readonly unknown[]): Buffer =>
  Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''))

/** Changes one line of several, or the bytes of the stream. */
function mutateLines(input: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  if (chance.is(0.15)) return mutateBytes(input, other, chance)
  const lines = Buffer.from(input).toString('utf8').split('\n')
  const place = chance.below(lines.length)
  if (chance.is(0.1)) lines.splice(place, 1)
  else
    lines[place] = Buffer.from(mutateJson(Buffer.from(lines[place] ?? ''), other, chance))
      .toString('utf8')
      .slice(0, 60_000) // fifty that grew together would be longer than a text may be
      .replaceAll('\n', ' ')
  return Buffer.from(lines.slice(0, 50).join('\n')).subarray(0, 60_000)
}

type ReadLine = typeof readLine

/** Judges the reader of one line: its short way takes what the contract takes, and nothing else. */
export const judgeLine = (read: ReadLine, text: string): Verdict => {
  const value = read(text)
  const wanted = change.safeParse(parsed(text))
  if (value === undefined)
    return wanted.success ? wrong('a line of the contract that is not read') : refused('line')
  if (!wanted.success) return wrong('a line that the contract refuses')
  return isDeepStrictEqual({ ...value }, { ...wanted.data }) ? ACCEPTED : wrong('a line read as another one')
}

const changes: Target = {
  name: 'changes',
  inputs: 60_000,
  open: () => ({
    seeds: [
      ndjson(person, linked, gone, end),
      ndjson(person),
      ndjson(end),
      Buffer.from('x'.repeat(50_000)),
      Buffer.from(JSON.stringify(person)),
    ],
    mutate: mutateLines,
    judge: async (input) => {
      const cut = (input[0] ?? 7) + 1
      const whole: string[] = []
      for await (const some of linesOf(piecesOf(input, cut))) whole.push(...some)
      const last = Buffer.from(input).lastIndexOf(0x0a)
      const text = last < 0 ? '' : Buffer.from(input.subarray(0, last)).toString('utf8')
      if ((last < 0 ? '' : whole.join('\n')) !== text) return wrong('lines that are not those of the stream')
      let accepted = 0
      for (const line of whole) {
        const verdict = judgeLine(readLine, line)
        if (verdict.was === 'wrong') return verdict
        if (verdict.was === 'accepted') accepted += 1
      }
      return accepted > 0 ? ACCEPTED : refused('line')
    },
  }),
}

async function* piecesOf(input: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < input.length; at += size) yield input.subarray(at, at + size)
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined // no JSON is no line
  }
}

/** An answer as it comes over the line. */
type Said = { readonly status: number; readonly headers: Record<string, string>; readonly body: string }

const GATEWAY = { 'content-type': 'application/json', 'sverka-protocol': '3' }
const accepted = { id: pupil().id, state: 'accepted', version: 2 }
const conflict = {
  id: pupil().id,
  state: 'conflict',
  field: 'lastName',
  theirs: 'x',
  fields: [{ field: 'lastName', theirs: 'x' }],
  version: 3,
}
const said = (status: number, body: unknown, headers: Record<string, string> = GATEWAY): Buffer =>
  Buffer.from(
    JSON.stringify({
      status,
      headers,
      body: typeof body === 'string' ? body : JSON.stringify(body),
    } satisfies Said),
  )

const ANSWERS: readonly Buffer[] = [
  said(200, { verdicts: [accepted, conflict, { id: pupil().id, state: 'refused', code: 'rights' }] }),
  said(200, {
    school: 'school-1',
    workplace: 'desk-1',
    title: 'Учебная школа',
    training: false,
    protocol: 3,
  }),
  said(503, '', { 'retry-after': '120', date: 'Tue, 01 Sep 2026 08:00:00 GMT' }),
  said(410, '{}'),
  said(302, '', { location: 'https://example.org' }),
  said(200, '<html><body>', { 'content-type': 'text/html' }),
  said(429, '', { 'retry-after': 'Tue, 01 Sep 2026 08:00:00 GMT' }),
  said(200, '[1000000000000000001, 2]', { 'content-type': 'application/json' }),
  said(400, { type: 'apiRequestLimit', description: 'x' }),
]

function mutateAnswer(input: Uint8Array, other: Uint8Array, chance: Chance): Uint8Array {
  const answer = parsed(Buffer.from(input).toString('utf8')) as Said | undefined
  if (typeof answer?.body !== 'string') return chance.pick(ANSWERS)
  const status = chance.is(0.3)
    ? chance.pick([
        200, 201, 204, 304, 301, 400, 401, 403, 404, 407, 408, 410, 413, 422, 429, 433, 500, 503, 599,
      ])
    : answer.status
  const body = Buffer.from(mutateJson(Buffer.from(answer.body), other, chance)).toString('utf8')
  const headers = chance.is(0.2)
    ? (changeJson({ ...answer.headers }, {}, chance) as Record<string, string>)
    : answer.headers
  return Buffer.from(JSON.stringify({ status, headers, body }))
}

/** The answer, or undefined where no network could bring such a one. */
function responseOf(answer: Said): Response | undefined {
  const { status, headers, body } = answer
  try {
    return new Response([204, 205, 304].includes(status) ? null : body, { status, headers })
  } catch {
    return undefined // no header or status of HTTP
  }
}

const place = { url: 'https://gateway.test', token: 'token' }
const quiet = { after: () => () => {}, breathe: () => Promise.resolve() }
const TROUBLE = /^line\.[a-z-]+$/
const LOOKUP = /^lookup\.[a-z-]+$/

const answers: Target = {
  name: 'answers',
  inputs: 30_000,
  open: () => ({
    seeds: ANSWERS,
    mutate: mutateAnswer,
    judge: async (input) => {
      const given = parsed(Buffer.from(input).toString('utf8')) as Said | undefined
      if (typeof given?.body !== 'string' || typeof given.headers !== 'object') return refused('no answer')
      const make = (): Response | undefined => responseOf(given)
      if (!make()) return refused('no answer')
      const dated: number[] = []
      const line: Line = {
        place,
        fetch: () => make()!,
        timers: quiet,
        stopped: new AbortController().signal,
        dated: (theirs) => dated.push(theirs),
      }
      const asked = await ask(line, '/v1/me')
      const whole = asked.ok ? await wholeAnswer(asked.value) : asked
      if (dated.some((theirs) => !Number.isFinite(theirs))) return wrong('a clock that is none')
      if (!whole.ok && !TROUBLE.test(whole.fault.code))
        return wrong(`a trouble without a name: ${whole.fault.code}`)
      if (
        !whole.ok &&
        'retryAfterMs' in whole.fault &&
        !(Number(whole.fault.retryAfterMs) >= 0 && Number.isFinite(whole.fault.retryAfterMs))
      )
        return wrong('a pause that is none')
      const lookup = await judgeLookup(make()!)
      if (lookup) return wrong(lookup)
      if (!whole.ok) return refused(whole.fault.code)
      if (given.status < 200 || given.status > 299) return wrong('an answer without success is taken for one')
      return verdicts.safeParse(whole.value).success || me.safeParse(whole.value).success
        ? ACCEPTED
        : refused('answer')
    },
  }),
}

async function judgeLookup(response: Response): Promise<string | undefined> {
  const asked = await askOnce(() => response, {
    url: new URL('https://journal.test/x'),
    stopped: new AbortController().signal,
  })
  if (!asked.ok)
    return LOOKUP.test(asked.fault.code) ? undefined : `a fault without a name: ${asked.fault.code}`
  const now = Date.UTC(2026, 8, 1)
  const answered: Answered = asked.value
  const fault = faultOf(answered, now)
  if (fault.code === 'lookup.limit' && !(fault.seconds >= 1 && fault.seconds <= 3_600))
    return 'a rest that is none'
  const ids = readIds(answered, now)
  if (!ids.ok)
    return LOOKUP.test(ids.fault.code) ? undefined : `a fault without a name: ${failed(ids.fault).fault.code}`
  if (answered.status < 200 || answered.status > 299) return 'ids in an answer without success'
  return [...ids.value].every((id) => /^\d{1,19}$/.test(id) && answered.text.includes(id))
    ? undefined
    : 'an id that was not given'
}

/** What comes over the line: changes, verdicts, and the answers of other systems. */
export const lineTargets: readonly Target[] = [changes, answers]
