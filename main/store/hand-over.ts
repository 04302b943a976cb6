/** Ends after so many ms, and with 0 after everything that already waits has had its turn. */
export type Wait = (ms: number) => Promise<void>

/**
 * Whoever waits for the base looks whether it is free every 25 ms at first, after an eighth of a second every 50, and
 * after a quarter every 100 (SQLite's own way): so long it must be left alone for him to get in, by how long it was held.
 */
const LOOKS: readonly (readonly [heldMs: number, everyMs: number])[] = [
  [120, 26],
  [220, 52],
]

const LONGEST_LOOK_MS = 102

/** Held for less than this altogether, it is given up for a moment only. */
const SHORT_MS = 75

/**
 * To be called between the short transactions of a long work: leaves the base alone for as long as another writer who
 * waits needs to get in. Without that he would come in by luck only.
 */
export function handerOver(wait: Wait): () => Promise<void> {
  let since = performance.now()
  return async () => {
    const held = performance.now() - since
    if (held < SHORT_MS) return wait(0)
    await wait(LOOKS.find(([most]) => held <= most)?.[1] ?? LONGEST_LOOK_MS)
    since = performance.now()
  }
}
