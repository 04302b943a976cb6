import type { Fault } from '../../contract/fault.ts'
import type { Answer, PinCallName, Sent } from '../../contract/index.ts'
import type { Outcome } from '../../domain/outcome.ts'
import { ask as askThrough } from '../link/door.ts'

/** Asks the main process one of the calls that this page has. Never throws. */
export const ask = <Name extends PinCallName>(
  name: Name,
  input: Sent<Name>,
): Promise<Outcome<Answer<Name>, Fault>> => askThrough(name, input)
