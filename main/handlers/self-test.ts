import { done } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'
import type { SelfTest } from '../../contract/self-test.ts'

/** The test of cards and everything else that signing needs. Works on the locked screen too. */
export const selfTestHandlers = (test: () => Promise<SelfTest>): Pick<Handlers, 'cards.test'> => ({
  'cards.test': async () => done(await test()),
})
