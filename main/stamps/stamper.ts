import type { Revocations } from '../../cades/revocations.ts'
import { MOST_SIGNERS } from '../../cades/signed-data.ts'
import { addTimeStamp, readTimeStampAnswer, requestTimeStamp } from '../../cades/time-stamp.ts'
import type { Corrections } from '../store/corrections.ts'
import { inOneGo, type Database } from '../store/database.ts'
import { pauseMs } from './pause.ts'

/** Asks the service; `undefined` for no answer within the limits. */
export type AskBytes = (question: {
  readonly url: string
  readonly body: { readonly type: string; readonly bytes: Uint8Array }
  readonly longestMs: number
  readonly longestBytes: number
  readonly stopped: AbortSignal
}) => Promise<Uint8Array | undefined>

type Needs = {
  readonly database: Database
  readonly corrections: Corrections
  /** Address of the service (RFC 3161 over HTTP). */
  readonly url: string
  /** The services that are believed, or the authorities above them, DER. */
  readonly stampers: () => readonly Uint8Array[]
  readonly revocations: () => readonly Revocations[]
  readonly ask: AskBytes
  /** Clock, ms since 1970. */
  readonly now: () => number
  /** A number in [0, 1). */
  readonly chance: () => number
  /** Eight random bytes. */
  readonly nonce: () => Uint8Array
  /** Does the work later; the returned function calls it off. */
  readonly after: (ms: number, work: () => void) => () => void
  /** A signature has its time stamp. */
  readonly changed: () => void
  /** Why there is none: the code of a fault, or a surprise of the program itself. */
  readonly failed: (cause: unknown) => void
}

const LONGEST_MS = 10_000
const LONGEST_BYTES = 64 * 1024

/** What a gateway takes of one signature; a stamp that would make it longer is not put in. */
const LONGEST_SIGNATURE = 59_000 // bytes

/** So many refusals one after another are the service's, not the signatures'. */
const MOST_REFUSALS = 3

type End = 'stamped' | 'refused' | 'unanswered'

/**
 * Puts time stamps to signatures, one after another, until all have one. It runs beside everything else: neither
 * the signature nor the way to the journal waits for it, so a journal may hold the signature without the stamp
 * while this desk holds both. Whatever goes wrong, it waits and tries again, longer each time, for ever. After a
 * second person has signed, that signature is stamped too.
 */
export function createStamper(needs: Needs) {
  const { database, corrections, ask, now, chance, after, changed } = needs
  const stopping = new AbortController()
  let running: Promise<void> | undefined
  let isWoken = false
  let failures = 0
  let callOff = (): void => undefined

  /** Asks once for each signer without a stamp, and keeps what came only when all have one. */
  async function stamp(id: string): Promise<End> {
    const tokens: Uint8Array[] = []
    while (tokens.length <= MOST_SIGNERS) {
      const grown = grow(id, tokens)
      if (!grown) return refuse('cades.time-stamp')
      const asked = requestTimeStamp(grown, needs.nonce())
      if (!asked.ok) return refuse(asked.fault.code)
      if (!asked.value) {
        if (keep(id, tokens)) return 'stamped'
        continue
      }

      const answer = await ask({
        url: needs.url,
        body: { type: 'application/timestamp-query', bytes: asked.value.request },
        longestMs: LONGEST_MS,
        longestBytes: LONGEST_BYTES,
        stopped: stopping.signal,
      })
      if (!answer || stopping.signal.aborted) return 'unanswered'
      const token = readTimeStampAnswer({
        answer,
        asked: asked.value,
        stampers: needs.stampers(),
        revocations: needs.revocations(),
        at: new Date(now()),
      })
      if (!token.ok) return refuse(token.fault.code)
      tokens.push(token.value)
    }
    return refuse('cades.form')
  }

  /** The signature as it is held now with these stamps inside. */
  function grow(id: string, tokens: readonly Uint8Array[]): Uint8Array | undefined {
    let grown = corrections.find(id)?.signature
    for (const token of tokens) {
      const added = grown && addTimeStamp(grown, token)
      grown = added?.ok && added.value.length <= LONGEST_SIGNATURE ? added.value : undefined
    }
    return grown
  }

  /** False when a second person has signed meanwhile: that signature needs a stamp too. */
  const keep = (id: string, tokens: readonly Uint8Array[]): boolean =>
    inOneGo(database, () => {
      const grown = grow(id, tokens)
      const left = grown && requestTimeStamp(grown, needs.nonce())
      if (!left?.ok || left.value) return false
      corrections.addFuller(id, 'time-stamp', grown!, now())
      return true
    })

  const refuse = (code: string): 'refused' => {
    needs.failed(code)
    return 'refused'
  }

  /** Goes once through all that wait, the oldest first. Gives whether every one was stamped. */
  async function round(): Promise<boolean> {
    let last = 0
    let refusals = 0
    let isAll = true
    while (!stopping.signal.aborted && refusals < MOST_REFUSALS) {
      const [id] = corrections.toStamp(last, 1)
      const held = id === undefined ? undefined : corrections.find(id)
      if (!held) return isAll
      last = held.number
      const end = await stamp(held.correction.id)
      if (end === 'unanswered') return false
      if (end === 'stamped') changed()
      else isAll = false
      refusals = end === 'refused' ? refusals + 1 : 0
    }
    return false
  }

  async function run(): Promise<void> {
    do {
      isWoken = false
      callOff()
      const isAll = await round().catch((cause: unknown) => {
        needs.failed(cause)
        return false
      })
      if (stopping.signal.aborted) return
      failures = isAll ? 0 : failures + 1
      if (!isAll) callOff = after(pauseMs(failures, chance()), wake)
    } while (isWoken)
  }

  /** Tries at once: something was signed, or the network is back. */
  function wake(): void {
    if (stopping.signal.aborted) return
    callOff()
    isWoken = true
    running ??= run().finally(() => (running = undefined))
  }

  return {
    wake,
    /** How many signatures are without a stamp. */
    waiting: (): number => corrections.countToStamp(),
    /** Ends when the round that is under way has: all are stamped, or a pause has begun. */
    settled: async (): Promise<void> => running,
    /** Ends after what is being written now. */
    async stop(): Promise<void> {
      stopping.abort()
      callOff()
      await running
    },
  }
}

export type Stamper = ReturnType<typeof createStamper>
