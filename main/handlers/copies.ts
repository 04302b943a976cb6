import { dirname } from 'node:path'
import { done, failed } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'
import { baseIn } from '../base-in.ts'
import { checkCopy, readyCopy } from '../copy-check.ts'
import type { Copying } from '../copying.ts'
import type { Desk } from '../desk.ts'
import type { Keys } from '../keys/ring.ts'
import { presentIn } from '../present.ts'
import type { World } from '../world.ts'

type Own = Pick<Handlers, Extract<keyof Handlers, `copies.${string}`>>

/** Copies of the base: what there is, whether they are whole, and one in the place of the base. */
export function copiesHandlers(desk: Desk, world: World, copying: Copying, keys: Keys): Own {
  const { database, people, events, access } = desk
  const base = baseIn(world.folder, world.settings.mode)
  const needs = { keys, present: presentIn(database, people), folder: dirname(base) }
  let isReplaced = false
  let before: Promise<unknown> = Promise.resolve()

  /** One after another: each opens its copy under the same name. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const own = before.then(work)
    before = own.catch(() => undefined)
    return own
  }

  return {
    'copies.look': async () => done(await copying.look()),

    'copies.make': async () => {
      await copying.now()
      events.add('copies.make')
      desk.tell()
      return done(await copying.look())
    },

    'copies.check': (copy) =>
      inTurn(async () => {
        const path = await copying.pathOf(copy)
        if (path === undefined) return failed({ code: 'copies.gone' })
        const checked = await checkCopy(path, needs)
        if (checked.ok && checked.value.newest.length > 0) access.looks('copies.check', '')
        return checked
      }),

    'copies.restore': (copy) =>
      inTurn(async () => {
        if (isReplaced) return done({}) // the program ends already: a second base made ready would come later
        const path = await copying.pathOf(copy)
        if (path === undefined) return failed({ code: 'copies.gone' })
        const checked = await checkCopy(path, needs)
        if (!checked.ok) return checked
        events.add('copies.restore', copy.name)
        const kept = copying.keepAside(copy.name)
        if (!kept.ok) return kept
        const at = events.noted('copies.restored')
        const ready = await readyCopy(path, base, { keys, at, name: copy.name, now: world.now })
        if (!ready.ok) return ready
        isReplaced = true
        world.restart({ isOtherBase: true })
        return done({})
      }),
  }
}
