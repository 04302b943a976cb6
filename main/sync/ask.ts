import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { PROTOCOL, PROTOCOL_HEADER } from '../../contract/gateway.ts'
import type { Trouble } from '../../contract/trouble.ts'
import type { Wait } from '../store/hand-over.ts'
import type { LookAtCertificate } from './certificate-there.ts'
import type { Counterpart } from './counterpart.ts'
import { isForPeople, strangeAnswer, troubleOf, troubleOfAnswer } from './trouble.ts'

/** Where the journal listens, without the version at the end, and the workplace's token. */
export type GatewayPlace = { readonly url: string; readonly token: string }

/** Time as the line needs it: a work to be done later (the returned function calls it off), and a breath. */
export type Timers = {
  readonly after: (ms: number, work: () => void) => () => void
  /** Ends after everything that already waits for the event loop has had its turn. */
  readonly breathe: () => Promise<void>
}

/** Time of the machine itself. */
export const systemTimers: Timers = {
  after(ms, work) {
    const timer = setTimeout(work, ms)
    return () => clearTimeout(timer)
  },
  breathe: () => new Promise((resolve) => setImmediate(resolve)),
}

/** Waits so many ms; with 0 only until everything that already waits for the event loop has had its turn. */
export const waitBy =
  ({ after, breathe }: Timers): Wait =>
  (ms) =>
    ms === 0 ? breathe() : new Promise((resolve) => after(ms, resolve))

/**
 * Processor time of this thread, ms: how long it has kept the screen waiting by its own work. Time on the
 * wall would make it take smaller bites, and do more work, just when the machine is busy.
 */
export function threadMs(): number {
  const { user, system } = process.threadCpuUsage()
  return (user + system) / 1_000
}

/** What one question needs of the world. `stopped` ends it early. */
export type Line = {
  readonly place: GatewayPlace
  readonly fetch: (url: string, init: RequestInit) => Promise<Response> | Response
  readonly timers: Timers
  readonly stopped: AbortSignal
  /** Looks at the certificate of the other side when it was not believed. */
  readonly look?: LookAtCertificate | undefined
  /** Told the gateway's clock, ms since 1970, with every answer that names it. */
  readonly dated?: (theirs: number) => void
  /** Hears every answer; without it nothing is sent packed. */
  readonly there?: Counterpart | undefined
}

/** How long too little may come before the line counts as silent. */
const SILENCE_MS = 30_000

/** Fewer bytes than this in half a minute are as good as none: a drip would hold the desk for ever. */
const TOO_LITTLE = 512

/**
 * An answer under way. `heard` is to be called for every piece of it, with its bytes; `over` at its end; `broken` says
 * what has broken it off.
 */
export type Answer = {
  readonly response: Response
  readonly signal: AbortSignal
  readonly heard: (bytes: number) => void
  readonly over: () => void
  readonly broken: () => Trouble
}

/** Asks the gateway once. Never throws; what is not a success is told by its cause. */
export async function ask(
  line: Line,
  path: string,
  init: RequestInit = {},
): Promise<Outcome<Answer, Trouble>> {
  const { place, fetch, timers, stopped } = line
  const silence = new AbortController()
  const listen = () => timers.after(SILENCE_MS, () => silence.abort())
  let callOff = listen()
  let bytes = 0
  const heard = (more: number): void => {
    bytes += more
    if (bytes < TOO_LITTLE) return
    bytes = 0
    callOff()
    callOff = listen()
  }
  const over = (): void => callOff()
  const signal = AbortSignal.any([silence.signal, stopped])
  const broken = (): Trouble => ({ code: silence.signal.aborted ? 'line.silent' : 'line.lost' })
  const url = `${place.url.replace(/\/+$/, '')}${path}`

  try {
    const response = await fetch(url, {
      ...init,
      headers: {
        ...init.headers,
        [PROTOCOL_HEADER]: String(PROTOCOL),
        ...(place.token !== '' && { authorization: `Bearer ${place.token}` }),
      },
      // A token is not carried to wherever somebody on the way would like it.
      redirect: 'manual',
      signal,
    })
    if (response.ok && !isForPeople(response)) {
      heard(TOO_LITTLE)
      tellClock(response, line)
      line.there?.heard(response.headers)
      return done({ response, signal, heard, over, broken })
    }
    over()
    response.body?.cancel().catch(() => undefined) // what else it says is not waited for
    return failed(response.ok ? strangeAnswer(response) : troubleOfAnswer(response))
  } catch (cause) {
    over()
    return failed(signal.aborted ? broken() : await troubleOf(cause, url, line.look))
  }
}

function tellClock({ headers }: Response, { dated }: Line): void {
  const theirs = Date.parse(headers.get('date') ?? '')
  if (!Number.isNaN(theirs)) dated?.(theirs)
}
