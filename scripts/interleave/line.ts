import type { Line } from '../../main/sync/ask.ts'
import type { Mishap } from './steps.ts'
import type { Region } from './region.ts'

/** A request that stands still on its way, until somebody lets it go on. */
type Held = () => Promise<unknown> | void

/** The line of all desks of a run. What is held is held over the steps of the others. */
export function createLine(region: Region) {
  const sent: [string, RequestInit][] = []
  let held: Held[] = []
  let stopped = 0

  function hold(go: Held): void {
    held.push(go)
    stopped += 1
  }

  async function meet(mishap: Mishap, url: string, init: RequestInit): Promise<Response> {
    // What the one who asked breaks off is on its way all the same.
    const { signal, ...kept } = init
    const arrive = (): Promise<Response> => region.fetch(url, kept)
    sent.push([url, kept])
    switch (mishap) {
      case 'none':
        return arrive()
      case 'request-lost':
        throw new TypeError('fetch failed')
      case 'answer-lost':
        await (await arrive()).arrayBuffer()
        throw new TypeError('fetch failed')
      case 'answer-cut': {
        const answer = await arrive()
        const bytes = new Uint8Array(await answer.arrayBuffer())
        return new Response(bytes.subarray(0, Math.floor(bytes.length * 0.6)), answer)
      }
      case 'sent-twice':
        await (await arrive()).arrayBuffer()
        return arrive()
      case 'old-one-again':
        await (await region.fetch(...sent[Math.floor(sent.length / 2)]!)).arrayBuffer()
        return arrive()
      case 'shuffled':
        return shuffled(await arrive())
      case 'held-before':
        // It arrives some time, also where nobody waits for it any more.
        return orBroken(signal, new Promise((resolve, reject) => hold(() => arrive().then(resolve, reject))))
      case 'held-after': {
        const answer = await arrive()
        return orBroken(signal, new Promise((resolve) => hold(() => resolve(answer))))
      }
      case 'gateway-dies':
        return region.fetch(url, kept, 1 + (sent.length % 9))
      case 'portal':
        return new Response('<!doctype html><title>Вход</title>', {
          headers: { 'content-type': 'text/html' },
        })
      default:
        return new Response(null, { status: mishap })
    }
  }

  return {
    /** The line of one desk; its mishaps happen one after another, then nothing more. */
    of(mishaps: Mishap[]): Line['fetch'] {
      return (url, init) => meet(mishaps.shift() ?? 'none', url, init)
    },
    /** How many requests have come to stand still so far. */
    stopped: (): number => stopped,
    /** Lets everything go on that stands still. */
    async release(): Promise<void> {
      const waiting = held
      held = []
      for (const go of waiting) await go()
    },
  }
}

/** Breaks off when the one who asks has gone, as `fetch` does. */
const orBroken = (signal: AbortSignal | null | undefined, answer: Promise<Response>): Promise<Response> =>
  Promise.race([
    answer,
    new Promise<never>((_, reject) => {
      const end = (): void => reject(new TypeError('aborted'))
      if (signal?.aborted) end()
      else signal?.addEventListener('abort', end, { once: true })
    }),
  ])

async function shuffled(answer: Response): Promise<Response> {
  if (!answer.headers.get('content-type')?.includes('json') || !answer.ok) return answer
  const text = await answer.text()
  const read = text.startsWith('{"verdicts"') ? (JSON.parse(text) as { verdicts: unknown[] }) : undefined
  return new Response(read ? JSON.stringify({ verdicts: read.verdicts.toReversed() }) : text, answer)
}
