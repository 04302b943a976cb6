import { done, failed, type Outcome } from '../../domain/outcome.ts'

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
}

/**
 * Why an attempt came to nothing. All but `line.unsendable` and `line.cursor` may pass by themselves.
 *
 * - `line.lost`: no answer, or one broken off
 * - `line.busy`: the gateway asks to come back later
 * - `line.rights`: the token is not known or was revoked
 * - `line.strange`: something answers that does not speak as a gateway (a portal, a wrong address)
 * - `line.unsendable`: the gateway cannot read what was sent
 * - `line.cursor`: the mark means nothing to this gateway: everything is to be read anew
 */
export type LineFault =
  | { code: 'line.lost' }
  | { code: 'line.busy'; retryAfterMs?: number }
  | { code: 'line.rights' }
  | { code: 'line.strange'; status: number }
  | { code: 'line.unsendable'; status: number }
  | { code: 'line.cursor' }

/** How long nothing may come before the line counts as lost. */
const SILENCE_MS = 30_000

/** An answer under way. `heard` is to be called for every piece of it; `over` at its end. */
export type Answer = {
  readonly response: Response
  readonly signal: AbortSignal
  readonly heard: () => void
  readonly over: () => void
}

/** Asks the gateway once. Never throws; what is not a success is a fault by its kind. */
export async function ask(
  { place, fetch, timers, stopped }: Line,
  path: string,
  init: RequestInit = {},
): Promise<Outcome<Answer, LineFault>> {
  const silence = new AbortController()
  let callOff = timers.after(SILENCE_MS, () => silence.abort())
  const heard = (): void => {
    callOff()
    callOff = timers.after(SILENCE_MS, () => silence.abort())
  }
  const over = (): void => callOff()
  const signal = AbortSignal.any([silence.signal, stopped])

  try {
    const response = await fetch(`${place.url.replace(/\/+$/, '')}${path}`, {
      ...init,
      headers: { ...init.headers, authorization: `Bearer ${place.token}` },
      // A token is not carried to wherever somebody on the way would like it.
      redirect: 'error',
      signal,
    })
    if (response.ok) return done({ response, signal, heard, over })
    over()
    await response.body?.cancel()
    return failed(faultOf(response))
  } catch {
    // No network, a broken answer, silence, or stopped: to the outbox it is all one.
    over()
    return failed({ code: 'line.lost' })
  }
}

const UNSENDABLE = new Set([400, 413, 422])

function faultOf({ status, headers }: Response): LineFault {
  if (status === 401 || status === 403) return { code: 'line.rights' }
  if (status === 410) return { code: 'line.cursor' }
  if (UNSENDABLE.has(status)) return { code: 'line.unsendable', status }
  if (status < 500 && status !== 408 && status !== 429) return { code: 'line.strange', status }
  const seconds = Number(headers.get('retry-after') ?? Number.NaN)
  return { code: 'line.busy', ...(seconds > 0 && { retryAfterMs: Math.min(seconds, 3_600) * 1_000 }) }
}
