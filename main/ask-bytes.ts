type Question = {
  readonly url: string
  /** A POST with these bytes; otherwise a GET. */
  readonly body?: { readonly type: string; readonly bytes: Uint8Array }
  readonly longestMs: number
  readonly longestBytes: number
  /** Ends it early. */
  readonly stopped?: AbortSignal
}

/** Asks an address for its bytes; `undefined` for no answer, a late one, a refusal, or more than was expected. */
export type AskBytes = (question: Question) => Promise<Uint8Array | undefined>

/** Asks strangers on the network: nothing of this desk is sent but the body. */
export const bytesAsker =
  (fetch: (url: string, init: RequestInit) => Promise<Response> | Response): AskBytes =>
  async ({ url, body, longestMs, longestBytes, stopped }) => {
    const signal = AbortSignal.any([AbortSignal.timeout(longestMs), ...(stopped ? [stopped] : [])])
    try {
      const response = await fetch(url, {
        signal,
        credentials: 'omit',
        ...(body && {
          method: 'POST',
          headers: { 'content-type': body.type },
          body: Buffer.from(body.bytes),
        }),
      })
      const bytes = await bytesOf(response, longestBytes)
      return response.ok ? bytes : undefined
    } catch {
      return undefined // no network, a broken answer, too slow: to the caller it is all one
    }
  }

async function bytesOf({ body }: Response, longestBytes: number): Promise<Uint8Array | undefined> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body ?? []) {
    size += piece.length
    if (size > longestBytes) return undefined
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
