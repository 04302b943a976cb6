import { z } from 'zod'
import { instant } from './correction.ts'

/**
 * Why an attempt to reach the journal came to nothing; all but `line.unsendable` and `line.cursor` may pass by
 * themselves.
 *
 * - `line.lost`: no answer, or one broken off
 * - `line.name`: the name of the server is not found (no network, or DNS)
 * - `line.closed`: the server is there and takes no connection
 * - `line.silent`: the connection stands and nothing comes
 * - `line.busy`: the gateway asks to come back later
 * - `line.rights`: the token is not known or was revoked
 * - `line.portal`: something on the way answers in its place (sign-in page of a network, filter)
 * - `line.strange`: it answers, and not as a gateway (a wrong address)
 * - `line.tls`: its certificate is not believed; `issuer` is who issued it, as it names itself,
 *   `from` and `until` when it is valid
 * - `line.clock`: the clock of this computer is off by so many seconds (more than 0: ahead)
 * - `line.unsendable`: the gateway cannot read what was sent
 * - `line.cursor`: the mark means nothing to this gateway: everything is read anew
 * - `unexpected`: a fault of the program itself
 */
export const trouble = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('line.lost') }),
  z.strictObject({ code: z.literal('line.name'), host: z.string() }),
  z.strictObject({ code: z.literal('line.closed'), host: z.string() }),
  z.strictObject({ code: z.literal('line.silent') }),
  z.strictObject({
    code: z.literal('line.busy'),
    status: z.int(),
    retryAfterMs: z.number().nonnegative().optional(),
  }),
  z.strictObject({ code: z.literal('line.rights'), status: z.int() }),
  z.strictObject({ code: z.literal('line.portal'), status: z.int() }),
  z.strictObject({ code: z.literal('line.strange'), status: z.int() }),
  z.strictObject({
    code: z.literal('line.tls'),
    reason: z.enum(['untrusted', 'expired', 'not-yet', 'name', 'other']),
    host: z.string(),
    issuer: z.string().max(300).optional(),
    from: instant.optional(),
    until: instant.optional(),
  }),
  z.strictObject({ code: z.literal('line.clock'), aheadSeconds: z.int() }),
  z.strictObject({ code: z.literal('line.unsendable'), status: z.int() }),
  z.strictObject({ code: z.literal('line.cursor') }),
  z.strictObject({ code: z.literal('unexpected') }),
])

export type Trouble = z.output<typeof trouble>
