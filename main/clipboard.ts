import { createHash, randomBytes } from 'node:crypto'

/** The clipboard of the system, as Electron's is one; some give their answer at once, others later. */
export type Clipboard = {
  readonly readText: () => Promise<string> | string
  readonly clear: () => Promise<void> | void
}

const systemAfter = (ms: number, run: () => void): (() => void) => {
  const timer = setTimeout(run, ms)
  timer.unref()
  return () => clearTimeout(timer)
}

type Needs = {
  readonly clipboard: Clipboard
  readonly surprise: (cause: unknown) => void
  /** Runs something once, after so many ms, unless the returned function is called before. */
  readonly after?: (ms: number, run: () => void) => () => void
}

/** So long a copied number can be put in elsewhere. The words of the page say a minute too. */
export const CLEARED_AFTER_MS = 60_000

/**
 * Takes out of the clipboard what a page has put in: after a minute, and at once when the shift closes or the program
 * ends. What somebody has copied elsewhere meanwhile is left alone. Of the text only a salted hash is kept.
 */
export function createClearing({ clipboard, surprise, after = systemAfter }: Needs) {
  const salt = randomBytes(16)
  const traceOf = (text: string): string => createHash('sha256').update(salt).update(text).digest('hex')
  let put: string | undefined
  let forget: (() => void) | undefined

  async function clear(): Promise<void> {
    forget?.()
    const ours = put
    put = undefined
    if (ours === undefined) return
    try {
      if (traceOf(await clipboard.readText()) === ours) await clipboard.clear()
    } catch (cause) {
      surprise(cause) // another program holds it: the next copy comes with its own minute
    }
  }

  return {
    /** A page has just put a text in. */
    async copied(): Promise<void> {
      forget?.()
      put = traceOf(await clipboard.readText())
      forget = after(CLEARED_AFTER_MS, () => void clear())
    },
    /** Takes it out at once, if it is still there. */
    clear,
  }
}

export type Clearing = ReturnType<typeof createClearing>
