import { setTimeout as sleep } from 'node:timers/promises'
import type { Line } from '../../main/sync/ask.ts'
import type { Spoils, Spoilt } from './terms.ts'

/** How long an answer or a copy of a request is late at most, real ms. */
const LATEST_MS = 300

/** The lines of the desks of a thread: they take the gateways in turn, as a balancer does, and spoil what they are told to. */
export function createLines(ports: readonly number[], chance: () => number) {
  let turn = 0
  let spoils: Spoils = { lost: 0, twice: 0, late: 0, shuffled: 0 }
  const spoilt: Spoilt = { lost: 0, cut: 0, twice: 0, late: 0, shuffled: 0, requests: 0 }

  const go = (url: string, init: RequestInit): Promise<Response> => {
    turn += 1
    return fetch(url.replace('gateway', `127.0.0.1:${ports[turn % ports.length]}`), init)
  }

  /** A copy of the request that arrives some time after it, when nobody waits for its answer. */
  async function goAgain(url: string, { signal, ...init }: RequestInit): Promise<void> {
    await sleep(chance() * LATEST_MS)
    // A desk that has been closed meanwhile sends no copies.
    if (signal?.aborted) return
    await go(url, init).then(
      (answer) => answer.arrayBuffer(),
      () => undefined,
    )
  }

  return {
    spoil: (next: Spoils): void => void (spoils = next),
    spoilt,
    async fetch(url: string, init: RequestInit): Promise<Response> {
      spoilt.requests += 1
      const fate = chance()
      if (fate < spoils.lost / 2) {
        spoilt.lost += 1
        throw new TypeError('fetch failed')
      }
      if (chance() < spoils.twice) {
        spoilt.twice += 1
        void goAgain(url, init)
      }
      const answer = await go(url, init)
      if (fate < spoils.lost) {
        spoilt.cut += 1
        await answer.body?.cancel()
        throw new TypeError('terminated')
      }
      if (chance() < spoils.late) {
        spoilt.late += 1
        await sleep(chance() * LATEST_MS)
      }
      if (chance() >= spoils.shuffled || init.method !== 'POST' || !answer.ok) return answer
      spoilt.shuffled += 1
      return shuffled(answer, chance)
    },
  } satisfies { fetch: Line['fetch']; spoil: unknown; spoilt: Spoilt }
}

async function shuffled(answer: Response, chance: () => number): Promise<Response> {
  const { verdicts } = (await answer.json()) as { verdicts: unknown[] }
  const mixed = verdicts
    .map((verdict) => ({ verdict, at: chance() }))
    .toSorted((one, other) => one.at - other.at)
    .map(({ verdict }) => verdict)
  return Response.json({ verdicts: mixed })
}
