import { failed } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'

const refuse = () => failed({ code: 'unexpected' } as const)

/** Calls that are being built: each builder takes its lines out. */
export const comingHandlers = {
  'correction.verify': refuse,
  'trust.look': refuse,
  'trust.import': refuse,
} satisfies Partial<Handlers>
