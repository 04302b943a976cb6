import { asks } from './en/asks.ts'
import * as cases from './en/case.ts'
import { certificate } from './en/certificate.ts'
import * as correction from './en/correction.ts'
import { conflicts } from './en/conflicts.ts'
import { delivery } from './en/delivery.ts'
import { exchange } from './en/exchange.ts'
import { lookup } from './en/lookup.ts'
import { retype } from './en/retype.ts'
import * as desk from './en/desk.ts'
import * as difference from './en/difference.ts'
import * as failures from './en/failures.ts'
import * as faults from './en/faults.ts'
import { findings } from './en/findings.ts'
import { health } from './en/health.ts'
import * as importing from './en/import.ts'
import { markKinds } from './en/mark-kinds.ts'
import { marks } from './en/marks.ts'
import { outbox } from './en/outbox.ts'
import { paper } from './en/paper.ts'
import * as person from './en/person.ts'
import { requests } from './en/requests.ts'
import { search } from './en/search.ts'
import { secondSignature } from './en/second-signature.ts'
import { setup } from './en/setup.ts'
import * as shift from './en/shift.ts'
import * as sign from './en/sign.ts'
import * as staff from './en/staff.ts'
import { register } from './en/register.ts'
import { access } from './en/access.ts'
import { start } from './en/start.ts'
import { settings } from './en/settings.ts'
import { copies } from './en/copies.ts'
import { updates } from './en/updates.ts'
import { kiosk } from './en/kiosk.ts'
import { retention } from './en/retention.ts'
import { recovery } from './en/recovery.ts'
import * as palette from './en/palette.ts'
import { manual } from './en/manual.ts'
import type { Words } from './spoken.ts'
import { typesetWhenRead } from './typeset.ts'

/** Everything the desk says, in English: for evaluators and support. */
export const en: Words = typesetWhenRead({
  language: 'en',
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
