import { done } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'
import type { Kiosk } from '../kiosk.ts'

type Own = Pick<Handlers, Extract<keyof Handlers, `kiosk.${string}`>>

/** The screen that is filled, and the way out of it. */
export const kioskHandlers = (kiosk: Kiosk): Own => ({
  'kiosk.look': () => done(kiosk.look()),
  'kiosk.leave': ({ code }) => kiosk.leave(code),
})
