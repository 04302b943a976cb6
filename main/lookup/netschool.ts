import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { LookupFault, NetschoolAnswer } from '../../contract/lookup.ts'
import { netschoolDoor } from '../../contract/partner.ts'
import { askOnce, faultOf, readJson, type Fetch } from './ask.ts'
import { createTurns } from './turns.ts'

type Needs = {
  readonly url: string
  readonly fetch: Fetch
  /** A clock that is never set back, ms. */
  readonly clock: () => number
  /** Clock, ms since 1970. */
  readonly now: () => number
  readonly wait: (ms: number, stopped: AbortSignal) => Promise<void>
}

const LIMITS = { apartMs: 1_000, aMinute: 10, each: 1 }

/**
 * Looks at the door of «Сетевой город»: what its login page asks for before anybody has logged in. Nobody is named, no
 * token is needed.
 */
export function createNetschool({ url, fetch, clock, now, wait }: Needs) {
  const turns = createTurns({ clock, wait }, LIMITS)

  async function ask(stopped: AbortSignal): Promise<Outcome<NetschoolAnswer, LookupFault>> {
    const begun = clock()
    const asked = await askOnce(fetch, {
      url: new URL(`${url.replace(/\/+$/, '')}/webapi/logindata`),
      stopped,
    })
    if (!asked.ok) return asked
    const { status, text } = asked.value
    const read = netschoolDoor.safeParse(status === 200 ? readJson(text) : undefined)
    if (!read.success) return failed(faultOf(asked.value, now()))

    const { schoolLogin, esiaLogin, esiaMainAuth, esiaButton, version } = read.data
    const isOther = [schoolLogin, esiaLogin, esiaMainAuth, esiaButton].every((one) => one === undefined)
    if (isOther) return failed({ code: 'lookup.strange' })
    return done({
      // Servers that leave it out let people in by a password.
      schoolLogin: schoolLogin ?? true,
      esiaLogin: Boolean(esiaLogin ?? esiaButton ?? esiaMainAuth),
      esiaMainAuth: esiaMainAuth ?? false,
      version: version ?? '',
      ms: Math.round(clock() - begun),
      at: new Date(now()).toISOString(),
    })
  }

  return { look: () => turns.inTurn((turn) => turn(ask)), stop: turns.stop }
}

export type Netschool = ReturnType<typeof createNetschool>
