import { done, failed } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'
import { isBesideSchool } from '../base-in.ts'
import { isSame } from '../keys/ring.ts'
import type { Desk } from '../desk.ts'
import { putEnvelope, secondOf } from '../desk-copies.ts'
import { troubleOfCopy } from '../second-folder.ts'
import type { World } from '../world.ts'

type Own = Pick<Handlers, Extract<keyof Handlers, `recovery.${string}`>>

type Needs = {
  readonly desk: Pick<Desk, 'events' | 'tell'>
  readonly world: World
  /** The one that the open base is under. */
  readonly key: Uint8Array
}

/** The key of the base that is open: its recovery code and its change. What a base needs that does not open is refused. */
export function recoveryHandlers({ desk, world, key }: Needs): Own {
  const { events, tell } = desk
  const { folder, keys, log, settings } = world
  const notNow = () => failed({ code: 'recovery.not-now' } as const)
  const isOfSchool = (): boolean => isBesideSchool(folder, settings.mode)

  /** The file of the code goes to the second folder too; a drive that is away gets it with the next copy. */
  async function putBeyond(): Promise<void> {
    const ring = keys.read()
    const second = ring.ok ? secondOf(world, ring.value) : undefined
    if (second) await putEnvelope(second, keys)
  }

  return {
    'recovery.key': () => {
      const ring = keys.read()
      if (!ring.ok) return ring
      const sheet = keys.sheet()
      return done({
        ...(sheet && { code: sheet }),
        changes: ring.value.keys.length - 1,
        isChanging: !isSame(ring.value.keys[0], key),
      })
    },

    'recovery.make': () => {
      if (isOfSchool()) return failed({ code: 'settings.training' })
      const ring = keys.read()
      if (!ring.ok) return ring
      try {
        const sheet = keys.makeCode()
        events.add('recovery.make', sheet.id)
        void putBeyond().catch((cause: unknown) => log.error('recovery.make', cause))
        tell()
        return done({ ...sheet, groups: [...sheet.groups] })
      } catch (cause) {
        log.error('recovery.make', cause)
        return failed({ code: troubleOfCopy(cause) })
      }
    },

    'recovery.turn': () => {
      if (isOfSchool()) return failed({ code: 'settings.training' })
      const ring = keys.read()
      if (!ring.ok) return ring
      try {
        // One that is not in force yet is not overtaken: the next start brings the base under it.
        if (isSame(ring.value.keys[0], key)) {
          keys.turn()
          events.add('recovery.turn')
        }
      } catch (cause) {
        log.error('recovery.turn', cause)
        return failed({ code: troubleOfCopy(cause) })
      }
      void putBeyond().catch((cause: unknown) => log.error('recovery.turn', cause))
      world.restart({ keepsShift: true })
      return done({})
    },

    'recovery.look': notNow,
    'recovery.speak': notNow,
    'recovery.open': notNow,
    'recovery.check': notNow,
    'recovery.restore': notNow,
    'recovery.begin': notNow,
    'recovery.retry': notNow,
  }
}
