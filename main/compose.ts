import { join } from 'node:path'
import { broken } from './closed.ts'
import { startCopying } from './copying.ts'
import { copiesIn } from './store/copies.ts'
import { openStore } from './store/open.ts'
import { baseIn, joined } from './join.ts'
import type { Program, World } from './world.ts'

/** Builds the program from its parts. When the base cannot be opened, every call answers why. */
export async function compose(world: World): Promise<Program> {
  const { folder, key } = world
  if (!key.ok) return broken(key.fault)
  const copies = copiesIn(join(folder, 'copies'))
  const opened = openStore({ file: baseIn(folder), key: key.value, beforeSteps: copies.beforeSteps })
  if (!opened.ok) return broken(opened.fault)

  const database = opened.value
  const stopCopying = startCopying({ ...world, copies, database })
  const program = await joined(world, key.value, database)
  return {
    ...program,
    stop: () => {
      stopCopying()
      return program.stop()
    },
  }
}
