import type { Desk } from '../desk.ts'
import type { World } from '../compose.ts'

export function importHandlers(_desk: Desk, _world: World) {
  return { handlers: {}, stop: () => Promise.resolve() }
}
