import { pivGroup } from './piv.ts'
import type { Group } from './scenario.ts'

/** Every scenario of cards, device by device; real parts all of them. */
export const groups: readonly (() => Group)[] = [() => pivGroup('rsa'), () => pivGroup('ecdsa-p256')]
