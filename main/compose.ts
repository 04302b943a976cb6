import type { StoreFault } from '../contract/fault.ts'
import { baseIn } from './base-in.ts'
import { broken } from './closed.ts'
import { copierInThread } from './copier.ts'
import { startCopying } from './copying.ts'
import { copiesOf, secondOf } from './desk-copies.ts'
import { givesWay } from './gives-way.ts'
import { joined } from './join.ts'
import { withWayOut } from './joined-kiosk.ts'
import type { Ring } from './keys/ring.ts'
import { isDamage, openBase } from './open-base.ts'
import { recovering } from './recovery.ts'
import type { Program, World } from './world.ts'

/** Builds the program from its parts. When the base cannot be opened, every call answers why. */
export async function compose(world: World): Promise<Program> {
  const { folder, keys, log } = world
  const closed = (fault: StoreFault, ring?: Ring): Program =>
    withWayOut(recovering(world, fault, ring), world)
  const ring = keys.read()
  if (!ring.ok) return closed(ring.fault)
  try {
    keys.keepEnvelope(ring.value)
  } catch (cause) {
    log.error('recovery.keep', cause) // a full disk: the work goes on, and the next start tries again
  }
  if (await givesWay(world, ring.value)) return broken({ code: 'updates.returned' })
  const copies = copiesOf(world)
  const file = baseIn(folder, world.settings.mode)
  const opened = openBase({ ...world, file, ring: ring.value, copies })
  if (!opened.ok) return closed(opened.fault, ring.value)

  const { database, key } = opened.value
  const program: { tell?: () => void } = {} // the copies begin before it is whole
  const copying = startCopying({
    ...world,
    copies,
    second: secondOf(world, ring.value),
    database,
    copier: copierInThread((wanted) => world.startCopy({ file, key, folder: copies.folder, wanted })),
    after: world.installer.painted,
    changed: () => program.tell?.(),
  })
  const under = { key, keys: ring.value.keys }
  const whole = await joined(world, under, database, copying).catch(async (cause: unknown) => {
    await copying.stop()
    database.close() // the next program opens it anew
    if (!isDamage(cause)) throw cause
    log.error('store.damaged', cause) // behind a first page that is whole
    return undefined
  })
  if (!whole) return closed({ code: 'store.damaged' }, ring.value)
  const { stop, ...joint } = whole
  program.tell = joint.tell
  return {
    ...joint,
    stop: async () => {
      await copying.stop()
      await stop()
    },
  }
}
