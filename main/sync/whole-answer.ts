import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Trouble } from '../../contract/trouble.ts'
import type { Answer } from './ask.ts'
import { strangeAnswer } from './trouble.ts'

/** No answer that is read at once comes near it. */
const LARGEST = 5_000_000 // bytes

/** The whole answer as JSON; what is cut short is told from what no gateway says. */
export async function wholeAnswer(answer: Answer): Promise<Outcome<unknown, Trouble>> {
  const text = await textOf(answer).finally(answer.over)
  if (text === undefined) return failed(answer.broken())
  try {
    return done(JSON.parse(text) as unknown)
  } catch {
    // It begins as JSON and does not end so: the rest was lost on the way.
    return failed(/^\s*\{/.test(text) ? { code: 'line.lost' } : strangeAnswer(answer.response, text))
  }
}

async function textOf({ response, signal, heard }: Answer): Promise<string | undefined> {
  const reader = response.body?.getReader()
  if (!reader) return ''
  const end = (): void => void reader.cancel().catch(() => undefined)
  signal.addEventListener('abort', end)
  const pieces: Uint8Array[] = []
  let size = 0
  try {
    for (;;) {
      const { done, value } = await reader.read()
      if (done) return signal.aborted ? undefined : Buffer.concat(pieces).toString('utf8')
      heard(value.length)
      pieces.push(value)
      size += value.length
      if (size > LARGEST) return undefined
    }
  } catch {
    return undefined // cut on the way
  } finally {
    signal.removeEventListener('abort', end)
    end()
  }
}
