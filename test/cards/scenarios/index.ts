import { pivGroup } from './piv.ts'
import { readersGroup } from './readers.ts'
import { rutokenGroup } from './rutoken.ts'
import type { Group } from './scenario.ts'
import { fakeModuleGroup, simulatedGroup, softHsmGroup } from './tokens.ts'

/** Every scenario of cards, device by device; real parts all of them. */
export const groups: readonly (() => Group | Promise<Group>)[] = [
  () => pivGroup('rsa'),
  () => pivGroup('ecdsa-p256'),
  rutokenGroup,
  () => softHsmGroup('rsa'),
  () => softHsmGroup('ecdsa-p256'),
  fakeModuleGroup,
  simulatedGroup,
  readersGroup,
]
