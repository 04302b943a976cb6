import type { Fault } from '../../contract/fault.ts'
import type { Answer } from '../../contract/index.ts'
import { FIRST_SIGNS } from '../../domain/first-signs.ts'
import type { Outcome } from '../../domain/outcome.ts'

type Found = Answer<'people.find'>

type Needs = {
  readonly find: (query: string) => Promise<Outcome<Found, Fault>>
  /** Ends when there is nothing better to do; longer when the people have just changed, as more changes may follow. */
  readonly rest: (isNew: boolean) => Promise<unknown>
}

/** Who is found by one sign, known before it is typed: its rows are drawn with the letter. */
export type FirstLetters = {
  readonly get: (query: string) => Found | undefined
  /** The people have changed: nothing is known any more, and all is asked anew. */
  readonly renew: () => void
  readonly stop: () => void
}

/**
 * Asks for one sign after the other, whenever there is nothing better to do. Of the other layout and in capitals they are
 * asked for when they are typed.
 */
export function firstLetters({ find, rest }: Needs): FirstLetters {
  const known = new Map<string, Found>()
  let turn = 0
  const fill = async (own: number): Promise<void> => {
    await rest(true)
    for (const sign of FIRST_SIGNS) {
      await rest(false)
      if (own !== turn) return
      const outcome = await find(sign)
      if (own !== turn || !outcome.ok) return
      known.set(sign, outcome.value)
    }
  }
  const stop = (): void => {
    turn += 1
    known.clear()
  }
  const renew = (): void => {
    stop()
    void fill(turn)
  }
  return { get: (query) => known.get(query), renew, stop }
}
