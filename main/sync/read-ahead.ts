import type { get } from './get.ts'

/** What the thread is started with: the question, whom it believes (PEM texts), and its way out. */
export type Question = {
  readonly url: string
  readonly headers: readonly (readonly [name: string, value: string])[]
  readonly authorities: readonly string[]
  readonly proxy?: string | undefined
}

/** One of the layers of what a request was thrown with, from the outside in. */
export type Layer = { readonly message: string; readonly code?: string }

/** What the thread tells: how the answer begins, its pieces one after another, and how it ended. */
export type Heard =
  | {
      readonly status: number
      readonly headers: readonly (readonly [name: string, value: string])[]
      readonly hasBody: boolean
    }
  | { readonly piece: Uint8Array }
  | { readonly over: 'whole' | 'cut' }
  | { readonly unanswered: readonly Layer[] }

type Needs = {
  readonly get: typeof get
  readonly tell: (heard: Heard, moved?: readonly ArrayBuffer[]) => void
}

/** So much may have come that nobody has taken: as much as comes while a slice is being written. */
const AHEAD = 12_000_000 // bytes, unpacked

/** Small pieces go together while nobody waits for them: each has its price on the way. */
const PIECE = 512 * 1_024 // bytes

const DEEPEST = 5

const NOTHING: readonly Uint8Array[] = []

/**
 * Reads one answer ahead of the one who takes it, so that the line never stands still while he writes. Gives the
 * function to be called with the bytes he has taken.
 */
export function readAhead(question: Question, { get, tell }: Needs): (bytes: number) => void {
  let untaken = 0
  let waiting: Uint8Array[] = []
  let size = 0
  let goOn: (() => void) | undefined

  function pass(): void {
    if (size === 0) return
    const piece = new Uint8Array(size)
    let at = 0
    for (const one of waiting) {
      piece.set(one, at)
      at += one.length
    }
    waiting = []
    untaken += size
    size = 0
    tell({ piece }, [piece.buffer])
  }

  async function read(): Promise<void> {
    const { status, headers, body } = await get(question.url, question.headers)
    tell({ status, headers, hasBody: body !== undefined })
    try {
      for await (const piece of body ?? NOTHING) {
        waiting.push(piece)
        size += piece.length
        if (untaken === 0 || size >= PIECE) pass()
        if (untaken >= AHEAD) await new Promise<void>((resolve) => (goOn = resolve))
      }
    } catch {
      pass()
      return tell({ over: 'cut' })
    }
    pass()
    tell({ over: 'whole' })
  }

  read().catch((cause: unknown) => tell({ unanswered: layersOf(cause) }))

  return (bytes) => {
    untaken -= bytes
    if (untaken === 0) pass()
    if (untaken < AHEAD) goOn?.()
  }
}

/** The causes of a cause; several addresses of one name make a list of it. */
function layersOf(cause: unknown): Layer[] {
  const layers: Layer[] = []
  for (let one = cause; one instanceof Error && layers.length < DEEPEST;) {
    const { message } = one
    const code = 'code' in one && typeof one.code === 'string' ? one.code : undefined
    layers.push({ message, ...(code !== undefined && { code }) })
    one = one instanceof AggregateError && one.errors.length > 0 ? one.errors[0] : one.cause
  }
  return layers
}
