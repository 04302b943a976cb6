import { done, failed } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'
import type { HalfEntered } from '../half-entered.ts'
import type { Shift } from '../shift.ts'

type Own = Pick<Handlers, Extract<keyof Handlers, `half-entered.${string}`>>

/** What is being typed, kept for whoever types it. */
export const halfEnteredHandlers = (halfEntered: HalfEntered, shift: () => Shift | undefined): Own => ({
  'half-entered.keep': ({ work }) => {
    try {
      halfEntered.keep(ownerOf(shift()), work)
      return done({})
    } catch {
      return failed({ code: 'store.disk' }) // no room: what is on the screen goes on all the same
    }
  },
  'half-entered.give': () => {
    const work = halfEntered.give(ownerOf(shift()))
    return done(work === undefined ? {} : { work })
  },
})

/** Without a card it is not known who it is: her work is given back within the same shift only. */
export const ownerOf = (shift: Shift | undefined): string => (shift ? shift.fingerprint || shift.since : '')
