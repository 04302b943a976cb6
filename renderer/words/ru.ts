import { asks } from './ru/asks.ts'
import * as cases from './ru/case.ts'
import { certificate } from './ru/certificate.ts'
import * as correction from './ru/correction.ts'
import { conflicts } from './ru/conflicts.ts'
import { delivery } from './ru/delivery.ts'
import { exchange } from './ru/exchange.ts'
import { lookup } from './ru/lookup.ts'
import { retype } from './ru/retype.ts'
import * as desk from './ru/desk.ts'
import * as difference from './ru/difference.ts'
import * as failures from './ru/failures.ts'
import * as faults from './ru/faults.ts'
import { findings } from './ru/findings.ts'
import { health } from './ru/health.ts'
import * as importing from './ru/import.ts'
import { markKinds } from './ru/mark-kinds.ts'
import { marks } from './ru/marks.ts'
import { outbox } from './ru/outbox.ts'
import { paper } from './ru/paper.ts'
import * as person from './ru/person.ts'
import { requests } from './ru/requests.ts'
import { search } from './ru/search.ts'
import { secondSignature } from './ru/second-signature.ts'
import { setup } from './ru/setup.ts'
import * as shift from './ru/shift.ts'
import * as sign from './ru/sign.ts'
import * as staff from './ru/staff.ts'
import { register } from './ru/register.ts'
import { access } from './ru/access.ts'
import { start } from './ru/start.ts'
import { settings } from './ru/settings.ts'
import { copies } from './ru/copies.ts'
import { updates } from './ru/updates.ts'
import { kiosk } from './ru/kiosk.ts'
import { retention } from './ru/retention.ts'
import { recovery } from './ru/recovery.ts'
import * as palette from './ru/palette.ts'
import { manual } from './ru/manual.ts'
import { typesetWhenRead } from './typeset.ts'

/** Everything the desk says, in Russian: the language of the product, and the shape for all others. */
export const ru = typesetWhenRead({
  language: 'ru' as 'ru' | 'en',
  asks,
  ...cases,
  certificate,
  ...correction,
  conflicts,
  delivery,
  exchange,
  lookup,
  retype,
  ...desk,
  ...difference,
  ...failures,
  ...faults,
  findings,
  health,
  ...importing,
  markKinds,
  marks,
  outbox,
  paper,
  ...person,
  requests,
  search,
  secondSignature,
  setup,
  ...shift,
  ...sign,
  ...staff,
  register,
  access,
  start,
  settings,
  copies,
  updates,
  kiosk,
  retention,
  recovery,
  ...palette,
  manual,
})
