import type { GatewayChange } from '../../contract/gateway.ts'
import type { Trouble } from '../../contract/trouble.ts'
import { commitLoosely } from '../store/bulk.ts'
import type { Cursors } from '../store/cursors.ts'
import { inOneGo, type Database } from '../store/database.ts'
import { PEOPLE_AGAIN } from '../store/erased.ts'
import { ask, type Answer, type Line } from './ask.ts'
import { linesOf } from './lines-of.ts'
import { readLine } from './read-line.ts'
import type { Taker } from './take.ts'
import { strangeAnswer } from './trouble.ts'

type Needs = {
  readonly database: Database
  readonly cursors: Cursors
  readonly taker: Taker
  /** The work of this thread, ms. */
  readonly clock: () => number
  /** Asks for everything, where that is not done like all else: its answer is very long. */
  readonly fetchMuch?: Line['fetch'] | undefined
  /** Called in the transaction that takes away a mark the gateway does not know. */
  readonly onUnknownMark?: () => void
  /** Lines of one answer that are read at most. */
  readonly mostLines?: number
}

/** What a pull has brought before it ended; with a fault when it was broken off. */
export type Pulled = { readonly taken: number; readonly fault?: Trouble }

/** The cursor of the gateway among those of the base. */
export const GATEWAY = 'gateway'

/**
 * Writing, with its commit, keeps another writer waiting about so long: a secretary who saves at that very
 * moment. How many records that are shows itself.
 */
const SLICE_MS = 80

/**
 * And then the base is left alone for so long, while the next lines are read: whoever waits looks every 25 ms whether
 * it is free, for the first tenth of a second (SQLite's own way), and every 100 ms later.
 */
const GAP_MS = 25

/** Records in a slice at least: a commit has its price. */
const SMALLEST = 200

/** And at most: those of a first pull are a hundredth of the work of others. */
const LARGEST = 20_000

/** The clock is looked at after so many lines: it has a price too. */
const LINES_A_LOOK = 32

/** No region sends more in one answer; whoever does would fill the disk. What has come is kept and gone on from. */
const MOST_LINES = 2_000_000

/** Parsing lets the screen have its turn after so long. */
const TURN_MS = 12

/**
 * Reads what has changed in the journal since the last time, line by line, and keeps it with the cursor.
 * A stream that is cut at any byte has lost nothing: the next pull goes on from the last line kept. A gateway
 * that does not know the cursor is read from the start; whom it no longer has is then taken away.
 */
export function puller({
  database,
  cursors,
  taker,
  clock,
  fetchMuch,
  onUnknownMark,
  mostLines = MOST_LINES,
}: Needs) {
  let pace = SMALLEST

  /** While everything is read anew the base keeps the empty cursor: broken off by a kill, it begins again. */
  let anew: { after: string; seen: Set<string> } | undefined

  /** Somebody has come back whose family the journal would not send by itself. */
  function beginAgain(): void {
    inOneGo(database, () => {
      cursors.set(GATEWAY, '')
      cursors.set(PEOPLE_AGAIN, '')
    })
    anew = undefined
  }

  return async function pull(line: Line): Promise<Pulled> {
    if (cursors.get(PEOPLE_AGAIN) !== '') beginAgain()
    if (!anew && cursors.get(GATEWAY) === '' && taker.hasPulledBefore()) anew = { after: '', seen: new Set() }
    const after = anew?.after ?? cursors.get(GATEWAY)
    const fetch = (after === '' && fetchMuch) || line.fetch
    const asked = await ask(
      { ...line, fetch },
      `/v1/changes?after=${encodeURIComponent(after.toWellFormed())}`,
    )
    if (asked.ok) return takeAll(asked.value, line)
    if (asked.fault.code !== 'line.cursor' || after === '') return { taken: 0, fault: asked.fault }

    // Killed between the two, it would read anew and offer nothing again, or the reverse.
    inOneGo(database, () => {
      cursors.set(GATEWAY, '')
      onUnknownMark?.()
    })
    anew = undefined
    return pull(line)
  }

  async function takeAll(answer: Answer, line: Line): Promise<Pulled> {
    let taken = 0
    let isWhole = false
    let fault: Trouble | undefined
    let held: GatewayChange[] = []
    let writing = slicesOf([], undefined)
    let isWriting = false
    let written = clock()
    const writeOne = async (): Promise<boolean> => {
      isWriting = !writing.next().done
      if (isWriting) await line.timers.breathe()
      written = clock()
      return isWriting
    }
    const writeRest = async (): Promise<void> => {
      let more = isWriting
      while (more) more = await writeOne()
    }
    const keep = async (): Promise<void> => {
      await writeRest()
      writing = slicesOf(inOrderOfIds(held), held.at(-1))
      taken += held.length
      held = []
      await writeOne()
    }

    let turn = clock()
    let lookIn = LINES_A_LOOK
    reading: for await (const lines of linesOf(piecesOf(answer))) {
      for (const text of lines) {
        // After its end a stream says nothing more, and none goes on for ever.
        const read: GatewayChange | undefined =
          isWhole || taken + held.length > mostLines ? undefined : readLine(text)
        if (!read) {
          fault = strangeAnswer(answer.response, text)
          isWhole = false
          break reading
        }
        held.push(read)
        isWhole = read.kind === 'end'
        if (held.length >= taker.atOnce()) await keep()
        lookIn -= 1
        if (lookIn > 0) continue
        lookIn = LINES_A_LOOK
        if (isWriting && clock() - written > GAP_MS) await writeOne()
        if (clock() - turn > TURN_MS) {
          await line.timers.breathe()
          turn = clock()
        }
      }
    }
    answer.over()
    // What has come whole is kept, however it ended.
    await keep()
    await writeRest()
    return isWhole ? { taken: taken - 1 } : { taken, fault: fault ?? answer.broken() }
  }

  /**
   * Writes one slice at each `yield`. The cursor moves with the last: a kill before it only means that some are taken
   * twice.
   */
  function* slicesOf(left: GatewayChange[], last: GatewayChange | undefined): Generator<void> {
    if (!last) return
    if (anew) for (const one of left) if (one.kind === 'person') anew.seen.add(one.person.id)
    taker.expect(left.length)
    while (left.length > 0) {
      const begun = clock()
      const slice = left.splice(0, pace)
      commitLoosely(database, () => {
        taker.take(slice)
        if (left.length === 0) follow(last)
      })
      const fits = SLICE_MS / Math.max(clock() - begun, 1)
      pace = between(SMALLEST, Math.round(pace * between(0.5, fits, 2)), LARGEST)
      yield
    }
  }

  function follow(last: GatewayChange): void {
    if (!anew) return cursors.set(GATEWAY, last.cursor)
    anew.after = last.cursor
    if (last.kind !== 'end') return
    taker.forgetOthers(anew.seen)
    cursors.set(GATEWAY, last.cursor)
    anew = undefined
  }
}

const between = (least: number, value: number, most: number): number => Math.min(most, Math.max(least, value))

/** After every beginning of an id. */
const LAST = 2 ** 32

/** More than are ever held; with the beginning of an id, 32 bits, it fits a number exactly. */
const PLACES = 2 ** 20

/**
 * Neighbours in the index of ids are written together: a fraction of the pages, a fraction of the time. The eight
 * first digits are near enough; what is said twice of one person stays in its order.
 */
function inOrderOfIds(changes: readonly GatewayChange[]): GatewayChange[] {
  const beginningOf = (one: GatewayChange): number =>
    one.kind === 'end'
      ? LAST
      : Number.parseInt((one.kind === 'person' ? one.person.id : one.id).slice(0, 8), 16)
  const keys = Float64Array.from(changes, (one, place) => beginningOf(one) * PLACES + place).sort()
  return Array.from(keys, (key) => changes[key % PLACES]!)
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
      heard(value.length)
      yield value
    }
  } catch {
    // Cut on the way: to the reader it is the end, and without the last line it is not the whole.
  } finally {
    signal.removeEventListener('abort', end)
    end()
  }
}
