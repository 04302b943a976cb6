import { failed } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'

type Names = Extract<keyof Handlers, `region.${string}` | `case.${string}`>

const refuse = () => failed({ code: 'call.refused' } as const)

/** Calls whose rooms are being built; each room takes its own away from here. */
export const comingHandlers: Pick<Handlers, Names> = {
  'region.look': refuse,
  'region.list': refuse,
  'region.choose': refuse,
  'region.add': refuse,
  'case.find': refuse,
  'case.open': refuse,
  'case.matching': refuse,
}
