import { z } from 'zod'
import { call } from './call.ts'
import { personId } from './person.ts'

/** What can be asked of other systems here; each is off unless the administrator has set it. */
export const lookups = z.strictObject({ dnevnik: z.boolean(), netschool: z.boolean() })

export type Lookups = z.output<typeof lookups>

/**
 * What Дневник.ру has found for a person of the base: how many by СНИЛС alone, how many by names and birth date alone,
 * how many by all of it together; absent where the record has nothing to ask with. No values of Дневник.ру come back:
 * its interface finds by СНИЛС and does not show it (domain: partner interface, `persons/search`).
 *
 * - `agrees`: one person, the same both ways
 * - `snils-missing`: by name one, by СНИЛС none: СНИЛС there is empty or differs
 * - `name-differs`: by СНИЛС one, by name none: the name or birth date there differs
 * - `another`: by СНИЛС somebody else than by name
 * - `twice`: by СНИЛС two or more: duplicate cards
 * - `namesakes`: by name several and by СНИЛС none
 * - `absent`: nobody either way
 * - `no-snils`: the record here has no СНИЛС to ask with
 */
export const dnevnikAnswer = z.strictObject({
  bySnils: z.int().nonnegative().optional(),
  byName: z.int().nonnegative().optional(),
  byAll: z.int().nonnegative().optional(),
  verdict: z.enum([
    'agrees',
    'snils-missing',
    'name-differs',
    'another',
    'twice',
    'namesakes',
    'absent',
    'no-snils',
  ]),
  at: z.iso.datetime({ precision: 3 }),
})

export type DnevnikAnswer = z.output<typeof dnevnikAnswer>

/** How the door of «Сетевой город» answers: whether Госуслуги are a way in, the only one, and its version. */
export const netschoolAnswer = z.strictObject({
  schoolLogin: z.boolean(),
  esiaLogin: z.boolean(),
  esiaMainAuth: z.boolean(),
  version: z.string().max(100),
  ms: z.number().nonnegative(),
  at: z.iso.datetime({ precision: 3 }),
})

export type NetschoolAnswer = z.output<typeof netschoolAnswer>

/**
 * - `lookup.off`: not set by the administrator
 * - `lookup.lost`: no answer; `lookup.maintenance`: it says that it is being repaired
 * - `lookup.limit`: too many questions; not before `seconds`
 * - `lookup.token`: the partner token is not known, ended, or has no right to educational data
 * - `lookup.strange`: an answer in no form that is documented
 */
export type LookupFault =
  | { code: 'lookup.off' }
  | { code: 'lookup.lost' }
  | { code: 'lookup.maintenance' }
  | { code: 'lookup.limit'; seconds: number }
  | { code: 'lookup.token' }
  | { code: 'lookup.strange' }

export const lookupCalls = {
  'lookup.look': call(z.strictObject({}), lookups),
  'lookup.dnevnik': call(z.strictObject({ person: personId }), dnevnikAnswer),
  'lookup.netschool': call(z.strictObject({}), netschoolAnswer),
}
