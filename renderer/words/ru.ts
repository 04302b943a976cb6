import { asks } from './ru/asks.ts'
import * as cases from './ru/case.ts'
import { certificate } from './ru/certificate.ts'
import * as correction from './ru/correction.ts'
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
import { typesetAll } from './typeset.ts'

/** Everything the desk says, in Russian: the language of the product, and the shape for all others. */
export const ru = typesetAll({
  language: 'ru' as 'ru' | 'en',
  asks,
  ...cases,
  certificate,
  ...correction,
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
})
