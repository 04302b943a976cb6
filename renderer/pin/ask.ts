import type { Fault } from '../../contract/fault.ts'
import type { Answer, PinCallName, Sent } from '../../contract/index.ts'
import { door } from '../link/door.ts'
import { failed, type Outcome } from '../../domain/outcome.ts'

/** Asks the main process one of the three calls that this page has. Never throws. */
export async function ask<Name extends PinCallName>(
  name: Name,
  input: Sent<Name>,
): Promise<Outcome<Answer<Name>, Fault>> {
  try {
    return (await door().call(name, input)) as Outcome<Answer<Name>, Fault>
  } catch {
    return failed({ code: 'unexpected' })
  }
}
