import { type Pcsc, type PcscContext, type ReaderState, STATE } from './pcsc.ts'
import { TELLS_NEW_READERS } from './pcsc-native.ts'

/** One reader: `insertion` grows with every card put in, so a card swapped between two looks is noticed. */
export type ReaderSeen = {
  readonly reader: string
  readonly present: boolean
  readonly mute: boolean
  readonly insertion: number
}

export type ReadersSeen = { readonly service: boolean; readonly readers: readonly ReaderSeen[] }

/** The pseudo-reader that changes when readers come or go; its state carries their number. */
const NEW_READERS = String.raw`\\?PnP?\Notification`

/** Pauses before the service is looked for again; the last one for ever. */
const PAUSES_MS = [1_000, 2_000, 5_000]

/** How long one wait for a change lasts; shorter where new readers are not told. */
const WAIT_MS = TELLS_NEW_READERS ? 5_000 : 1_000

/** No driver, however confused, makes this loop spin faster. */
const SHORTEST_ROUND_MS = 50

/**
 * Tells what readers there are and which hold a card, now and after every change, until the returned function
 * is called. A service that dies (Windows stops it with the last reader) is looked for again for ever.
 */
export function watchReaders(pcsc: Pcsc, on: (seen: ReadersSeen) => void): () => void {
  const insertions = new Map<string, number>()
  let context: PcscContext | undefined
  const stopping = new AbortController()
  const isStopped = (): boolean => stopping.signal.aborted
  let told = ''

  const tell = (seen: ReadersSeen): void => {
    const text = JSON.stringify(seen)
    if (text === told || isStopped()) return
    told = text
    on(seen)
  }

  const watch = async (): Promise<void> => {
    for (let failures = 0; !isStopped(); failures += 1) {
      const established = await pcsc.establish()
      if (established.ok) {
        context = established.value
        failures = 0
        await follow(context, insertions, tell, isStopped)
        await context.release()
        context = undefined
      }
      if (isStopped()) return
      // Without readers Windows does not run its service: that is no fault of the computer.
      tell({ service: process.platform === 'win32', readers: [] })
      await pause(PAUSES_MS[Math.min(failures, PAUSES_MS.length - 1)]!)
    }
  }
  void watch()

  return () => {
    stopping.abort()
    void context?.cancel()
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Follows the readers of one context until it fails. */
async function follow(
  context: PcscContext,
  insertions: Map<string, number>,
  tell: (seen: ReadersSeen) => void,
  isStopped: () => boolean,
): Promise<void> {
  const states = new Map<string, number>()
  for (let round = 0; !isStopped(); round += 1) {
    if (round > 1) await pause(SHORTEST_ROUND_MS)
    const listed = await context.readers()
    if (!listed.ok) return
    for (const reader of states.keys()) if (!listed.value.includes(reader)) states.delete(reader)
    // Readers not looked at yet answer at once and are told then.
    if (listed.value.every((reader) => states.has(reader))) tell(readersSeen(states, insertions))

    const asked = listed.value.map((reader) => ({ reader, state: states.get(reader) ?? 0 }))
    const plugged = TELLS_NEW_READERS ? [{ reader: NEW_READERS, state: asked.length << 16 }] : []
    if (asked.length + plugged.length === 0) {
      await pause(WAIT_MS)
      continue
    }
    const changed = await context.change([...asked, ...plugged], WAIT_MS)
    if (isStopped()) return
    if (changed.ok) {
      for (const seen of changed.value.slice(0, asked.length)) note(seen, states, insertions)
      tell(readersSeen(states, insertions))
    } else if (changed.fault !== 'timeout' && changed.fault !== 'unknown-reader') return
  }
}

const COUNTER = 0xffff0000

function note(
  { reader, state }: ReaderState,
  states: Map<string, number>,
  insertions: Map<string, number>,
): void {
  const before = states.get(reader) ?? 0
  const isNew = (before & STATE.present) === 0 || ((before ^ state) & COUNTER) !== 0
  if (state & STATE.present && isNew) insertions.set(reader, (insertions.get(reader) ?? 0) + 1)
  states.set(reader, state & ~STATE.changed)
}

const readersSeen = (
  states: ReadonlyMap<string, number>,
  insertions: ReadonlyMap<string, number>,
): ReadersSeen => ({
  service: true,
  readers: [...states].map(([reader, state]) => ({
    reader,
    present: (state & STATE.present) !== 0,
    mute: (state & STATE.mute) !== 0,
    insertion: insertions.get(reader) ?? 0,
  })),
})
