import type { Fault } from '../../contract/fault.ts'
import type { Answer, CallName, Sent } from '../../contract/index.ts'
import { failed, type Outcome } from '../../domain/outcome.ts'
import { door } from './door.ts'

/**
 * Asks the main process. The name decides what may be sent and what comes back; both are checked on the
 * other side (main/answer.ts). Never throws: a door that breaks is the fault `unexpected`.
 */
export async function call<Name extends CallName>(
  name: Name,
  input: Sent<Name>,
): Promise<Outcome<Answer<Name>, Fault>> {
  try {
    return (await door().call(name, input)) as Outcome<Answer<Name>, Fault>
  } catch {
    return failed({ code: 'unexpected' })
  }
}
