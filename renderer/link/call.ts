import type { Fault } from '../../contract/fault.ts'
import type { Answer, CallName, Sent } from '../../contract/index.ts'
import type { Outcome } from '../../domain/outcome.ts'
import { ask } from './door.ts'

/**
 * Asks the main process one of the desk's calls. The name decides what may be sent and what comes back; both
 * are checked on the other side (main/answer.ts). Never throws.
 */
export const call = <Name extends CallName>(
  name: Name,
  input: Sent<Name>,
): Promise<Outcome<Answer<Name>, Fault>> => ask(name, input)
