import type { ImportProgress } from '../../contract/import.ts'
import type { Importer } from './importer.ts'

/** What the thread is asked. `number` tells one question from another; arguments are plain data. */
export type Question =
  | { readonly number: number; readonly name: keyof Importer; readonly args: readonly unknown[] }
  | { readonly cancel: number }

/** What the thread tells: how far it is, what came of it, or that something unforeseen was thrown. */
export type Reply =
  | { readonly number: number; readonly progress: ImportProgress }
  | { readonly number: number; readonly outcome: unknown }
  | { readonly number: number; readonly surprise: string }

/** Bars move no oftener than this. */
const BETWEEN_PROGRESS_MS = 50

/** Answers the questions that come to a thread by asking the importer there. One question at a time is worked on. */
export function answerOrders(importer: Importer, post: (reply: Reply) => void, now: () => number) {
  const stops = new Map<number, AbortController>()

  return async function answer(question: Question): Promise<void> {
    if ('cancel' in question) return stops.get(question.cancel)?.abort()

    const { number, name, args } = question
    const stop = new AbortController()
    stops.set(number, stop)
    let told = 0
    const progress = (value: ImportProgress) => {
      if (now() - told < BETWEEN_PROGRESS_MS && value.done < value.of) return
      told = now()
      post({ number, progress: value })
    }
    try {
      const ask = importer[name] as (...args: unknown[]) => Promise<unknown>
      const watched = name === 'rehearse' || name === 'run' ? [{ progress, signal: stop.signal }] : []
      post({ number, outcome: await ask(...args, ...watched) })
    } catch (cause) {
      // The other side throws it anew: a surprise is a surprise on either side.
      post({ number, surprise: kindOf(cause) })
    } finally {
      stops.delete(number)
    }
  }
}

/** The kind of a surprise, never its message: that may hold what stands in the file. */
function kindOf(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? ` ${String(cause.code)}` : ''
  return cause instanceof Error ? `${cause.name}${code}` : 'not an error'
}
