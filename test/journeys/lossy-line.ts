import type { Line } from '../../main/sync/ask.ts'

/** What can happen to one request on the way. */
export const MISHAPS = [
  'none',
  'request-lost',
  'answer-lost',
  'answer-cut',
  'sent-twice',
  'old-one-again',
  'busy',
] as const

export type Mishap = (typeof MISHAPS)[number]

/** A line on which the mishaps happen one after another, and when they are used up nothing more. */
export function lossyLine(fetch: Line['fetch'], mishaps: readonly Mishap[]): Line['fetch'] {
  const left = [...mishaps]
  const sent: [string, RequestInit][] = []

  return async (url, init) => {
    sent.push([url, init])
    switch (left.shift() ?? 'none') {
      case 'none':
        return fetch(url, init)
      case 'request-lost':
        throw new TypeError('fetch failed')
      case 'answer-lost':
        await (await fetch(url, init)).arrayBuffer()
        throw new TypeError('fetch failed')
      case 'answer-cut': {
        const answer = await fetch(url, init)
        const bytes = new Uint8Array(await answer.arrayBuffer())
        return new Response(bytes.subarray(0, Math.floor(bytes.length * 0.6)), answer)
      }
      case 'sent-twice':
        await fetch(url, init)
        return fetch(url, init)
      case 'old-one-again':
        await fetch(...sent[Math.floor(sent.length / 2)]!)
        return fetch(url, init)
      case 'busy':
        return new Response(null, { status: 503 })
    }
  }
}
