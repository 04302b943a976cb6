import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { LookupFault } from '../../contract/lookup.ts'
import { dnevnikError, type DnevnikError } from '../../contract/partner.ts'
import { faultOf, readJson, type Answered } from './ask.ts'

/** Ids of persons at Дневник.ру, as text: they are int64 and do not all fit into a number. */
export type Ids = ReadonlySet<string>

const ID = '(?:0|[1-9]\\d{0,18})'
const LIST = new RegExp(`^\\s*\\[\\s*(?:${ID}(?:\\s*,\\s*${ID})*\\s*)?\\]\\s*$`)

/** What each documented error means here. `lookup.limit` takes its seconds from the answer. */
const MEANS: { readonly [Type in DnevnikError]: LookupFault['code'] } = {
  invalidRequest: 'lookup.strange',
  parameterInvalid: 'lookup.strange',
  apiResourceUnavailable: 'lookup.maintenance',
  apiMethodNotSupported: 'lookup.maintenance',
  apiRequestLimit: 'lookup.limit',
  apiServerError: 'lookup.strange',
  apiUnknownError: 'lookup.strange',
  apiHttpsRequired: 'lookup.strange',
  authorizationInvalidToken: 'lookup.token',
  authorizationTokenRequired: 'lookup.token',
  authorizationOutOfScope: 'lookup.token',
  authorizationNotOwner: 'lookup.token',
  authorizationOwnerForbidden: 'lookup.token',
  authorizationSystemForbidden: 'lookup.token',
  authorizationFailed: 'lookup.token',
}

/** Reads what `persons/search` has answered: a list of ids, or an error. @param now clock, ms since 1970 */
export function readIds(answered: Answered, now: number): Outcome<Ids, LookupFault> {
  const { status, text } = answered
  if (status >= 200 && status < 300 && LIST.test(text)) return done(new Set(text.match(/\d+/g) ?? []))

  const error = dnevnikError.safeParse(readJson(text))
  if (!error.success) return failed(faultOf(answered, now))
  const code = MEANS[error.data.type]
  return failed(code === 'lookup.limit' ? faultOf({ ...answered, status: 429 }, now) : { code })
}
