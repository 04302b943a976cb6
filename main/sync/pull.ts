import { change, type GatewayChange } from '../../contract/gateway.ts'
import { commitLoosely } from '../store/bulk.ts'
import type { Cursors } from '../store/cursors.ts'
import type { Database } from '../store/database.ts'
import { ask, type Answer, type Line, type LineFault } from './ask.ts'
import { linesOf } from './lines-of.ts'
import type { Taker } from './take.ts'

type Needs = {
  readonly database: Database
  readonly cursors: Cursors
  readonly taker: Taker
  /** The work of this thread, ms. */
  readonly clock: () => number
}

/** What a pull has brought before it ended; with a fault when it was broken off. */
export type Pulled = { readonly taken: number; readonly fault?: LineFault }

/** The cursor of the gateway among those of the base. */
export const GATEWAY = 'gateway'

/** Held before they are written; a slice of time is spent on them at once. */
const AT_ONCE = 5_000

/**
 * Writing, with its commit, keeps another writer waiting about so long: a secretary who saves at that very
 * moment. How many records that are shows itself.
 */
const SLICE_MS = 200

/** Records in a slice at least: a commit has its price. */
const SMALLEST = 200

/** Parsing lets the screen have its turn after so long. */
const TURN_MS = 12

/**
 * Reads what has changed in the journal since the last time, line by line, and keeps it with the cursor.
 * A stream that is cut at any byte has lost nothing: the next pull goes on from the last line kept. A gateway
 * that does not know the cursor is read from the start; whom it no longer has is then taken away.
 */
export function puller({ database, cursors, taker, clock }: Needs) {
  let pace = SMALLEST

  /** While everything is read anew the base keeps the empty cursor: broken off by a kill, it begins again. */
  let anew: { after: string; seen: Set<string> } | undefined

  return async function pull(line: Line): Promise<Pulled> {
    if (!anew && cursors.get(GATEWAY) === '' && taker.hasPulledBefore()) anew = { after: '', seen: new Set() }
    const after = anew?.after ?? cursors.get(GATEWAY)
    const asked = await ask(line, `/v1/changes?after=${encodeURIComponent(after)}`)
    if (asked.ok) return takeAll(asked.value, line)
    if (asked.fault.code !== 'line.cursor' || after === '') return { taken: 0, fault: asked.fault }

    cursors.set(GATEWAY, '')
    anew = undefined
    return pull(line)
  }

  async function takeAll(answer: Answer, line: Line): Promise<Pulled> {
    let taken = 0
    let isWhole = false
    let fault: LineFault = { code: 'line.lost' }
    let held: GatewayChange[] = []
    const keep = async (): Promise<void> => {
      await takeSlices(held, line)
      taken += held.length
      held = []
    }

    let turn = clock()
    reading: for await (const lines of linesOf(piecesOf(answer))) {
      for (const text of lines) {
        const read = readLine(text)
        if (!read) {
          fault = { code: 'line.strange', status: answer.response.status }
          break reading
        }
        held.push(read)
        isWhole = read.kind === 'end'
        if (held.length >= AT_ONCE) await keep()
        if (clock() - turn > TURN_MS) {
          await line.timers.breathe()
          turn = clock()
        }
      }
    }
    answer.over()
    // What has come whole is kept, however it ended.
    await keep()
    return isWhole ? { taken: taken - 1 } : { taken, fault }
  }

  /** The cursor moves with the last slice: a kill before it only means that some are taken twice. */
  async function takeSlices(changes: readonly GatewayChange[], line: Line): Promise<void> {
    const sorted = inOrderOfIds(changes)
    for (let from = 0; from < sorted.length;) {
      const begun = clock()
      const slice = sorted.slice(from, from + pace)
      from += slice.length
      commitLoosely(database, () => {
        taker.take(slice)
        if (from === sorted.length) follow(changes)
      })
      const fits = SLICE_MS / Math.max(clock() - begun, 1)
      pace = between(SMALLEST, Math.round(pace * between(0.5, fits, 2)), AT_ONCE)
      await line.timers.breathe()
    }
  }

  function follow(changes: readonly GatewayChange[]): void {
    const last = changes.at(-1)!
    if (!anew) return cursors.set(GATEWAY, last.cursor)
    for (const one of changes) if (one.kind === 'person') anew.seen.add(one.person.id)
    anew.after = last.cursor
    if (last.kind !== 'end') return
    taker.forgetOthers(anew.seen)
    cursors.set(GATEWAY, last.cursor)
    anew = undefined
  }
}

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value))

/** Neighbours in the index of ids are written together: a fraction of the pages, a fraction of the time. */
function inOrderOfIds(changes: readonly GatewayChange[]): GatewayChange[] {
  const idOf = (one: GatewayChange): string =>
    one.kind === 'person' ? one.person.id : one.kind === 'gone' ? one.id : ''
  return changes.toSorted((a, b) => (idOf(a) < idOf(b) ? -1 : idOf(a) > idOf(b) ? 1 : 0))
}

function readLine(text: string): GatewayChange | undefined {
  try {
    return change.safeParse(JSON.parse(text)).data
  } catch {
    // A whole line that is not JSON: whoever speaks there is no gateway.
    return undefined
  }
}

/** The pieces of an answer as they come, until it ends, breaks off, or falls silent. */
async function* piecesOf({ response, signal, heard }: Answer): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader()
  if (!reader) return
  const end = (): void => void reader.cancel().catch(() => undefined)
  signal.addEventListener('abort', end)
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return
      heard()
      yield value
    }
  } catch {
    // Cut on the way: to the reader it is the end, and without the last line it is not the whole.
  } finally {
    signal.removeEventListener('abort', end)
    end()
  }
}
