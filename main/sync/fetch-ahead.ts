import type { Line } from './ask.ts'
import type { Heard, Layer, Question } from './read-ahead.ts'

/** A thread that reads one answer, as a `Worker` of node:worker_threads is one. */
export type Reader = {
  /** Tells it how many bytes more have been taken. */
  postMessage(taken: number): void
  on(name: 'message', on: (heard: Heard) => void): unknown
  on(name: 'error', on: (cause: unknown) => void): unknown
  on(name: 'exit', on: () => void): unknown
  terminate(): Promise<unknown>
}

type StartReader = (question: Omit<Question, 'authorities' | 'proxy'>) => Reader

/**
 * A `fetch` whose answer is read and unpacked in a thread of its own, ahead of the one who takes it. For an answer of
 * very many lines: each fetch is a thread that is started and ended. It asks with GET and follows nothing.
 */
export const fetcherAhead =
  (start: StartReader): Line['fetch'] =>
  (url, { headers, signal }) =>
    new Promise((resolve, reject) => {
      signal?.throwIfAborted()
      const reader = start({ url, headers: [...new Headers(headers)] })
      const body = bodyOf((bytes) => reader.postMessage(bytes), end)

      let isOver = false
      function end(): void {
        isOver = true
        signal?.removeEventListener('abort', abort)
        void reader.terminate()
      }
      function breakOff(cause: unknown): void {
        if (isOver) return
        end()
        reject(cause)
        body.breakOff(cause)
      }
      const abort = (): void => breakOff(signal?.reason)

      signal?.addEventListener('abort', abort)
      reader.on('error', breakOff)
      reader.on('exit', () => breakOff(new Error('the reading thread has ended')))
      reader.on('message', (heard) => {
        if ('piece' in heard) return body.add(heard.piece)
        if ('unanswered' in heard) return breakOff(errorOf(heard.unanswered))
        if ('over' in heard) {
          body.close(heard.over === 'whole' ? undefined : new Error('cut on the way'))
          return end()
        }
        const { status, hasBody } = heard
        resolve(
          new Response(hasBody ? body.stream : null, {
            status,
            headers: heard.headers.map(([...one]) => one),
          }),
        )
      })
    })

/** Bytes that are told of together while more wait to be taken: each telling wakes the other thread. */
const TOLD_AT_ONCE = 2_000_000

/** A body of pieces that come when they like and are told of when they are taken. */
function bodyOf(tell: (bytes: number) => void, cancel: () => void) {
  const pieces: Uint8Array[] = []
  let untold = 0
  function taken(bytes: number): void {
    untold += bytes
    if (pieces.length > 0 && untold < TOLD_AT_ONCE) return
    tell(untold)
    untold = 0
  }
  let over: { readonly cause: unknown } | undefined
  let came: (() => void) | undefined
  let control!: ReadableStreamDefaultController<Uint8Array>

  const stream = new ReadableStream<Uint8Array>(
    {
      start: (controller) => void (control = controller),
      async pull() {
        if (pieces.length === 0 && !over) await new Promise<void>((resolve) => (came = resolve))
        const piece = pieces.shift()
        if (piece) {
          control.enqueue(piece)
          taken(piece.length)
        } else if (over?.cause) control.error(over.cause)
        else control.close()
      },
      cancel,
    },
    // Nothing is taken before it is asked for.
    { highWaterMark: 0 },
  )
  const close = (cause?: unknown): void => {
    over ??= { cause }
    came?.()
  }
  return {
    stream,
    add(piece: Uint8Array): void {
      pieces.push(piece)
      came?.()
    },
    /** Ends it after what has come, as a whole one or with a cause. */
    close,
    /** Ends it at once. */
    breakOff(cause: unknown): void {
      pieces.length = 0
      close(cause)
    },
  }
}

/** What was thrown there, as far as it tells what has happened. */
const errorOf = ([outer, ...inner]: readonly Layer[]): Error =>
  Object.assign(new Error(outer?.message, inner.length > 0 ? { cause: errorOf(inner) } : undefined), {
    ...(outer?.code !== undefined && { code: outer.code }),
  })
