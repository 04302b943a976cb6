import { z } from 'zod'
import { call } from './call.ts'
import { devicesState } from './signer.ts'

export const cardCalls = {
  'cards.look': call(z.strictObject({}), devicesState),
  /** Ends a signing process that hangs and starts another: offered after 30 s. */
  'cards.restart': call(z.strictObject({}), devicesState),
}
