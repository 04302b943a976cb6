import type { Answer } from './over-https.ts'

/** How slowly an answer may come before it is given up. */
export type Patience = { readonly silenceMs: number; readonly tooLittle: number }

/** Fewer bytes than this in half a minute are as good as none: a drip would hold the desk for ever. */
export const PATIENCE: Patience = { silenceMs: 30_000, tooLittle: 1_024 }

/** Why the pieces came to an end before the answer did. */
export type Broken = 'slow' | 'large' | 'cut'

/**
 * The pieces of an answer, none beyond so many bytes.
 *
 * @returns why it ended early; undefined when it is whole
 */
export async function* piecesOf(
  { body, drop, length }: Answer,
  longest: number,
  { silenceMs, tooLittle }: Patience = PATIENCE,
): AsyncGenerator<Uint8Array, Broken | undefined> {
  if (length !== undefined && length > longest) {
    drop()
    return 'large'
  }
  let size = 0
  let inTime = 0
  let isSlow = false
  const listening = setInterval(() => {
    if (inTime < tooLittle) {
      isSlow = true
      drop()
    }
    inTime = 0
  }, silenceMs)
  try {
    for await (const piece of body) {
      size += piece.length
      inTime += piece.length
      if (size > longest) return 'large'
      yield piece
    }
  } catch {
    return isSlow ? 'slow' : 'cut'
  } finally {
    clearInterval(listening)
    drop()
  }
  return isSlow ? 'slow' : length !== undefined && size < length ? 'cut' : undefined
}
