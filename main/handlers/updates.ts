import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { UpdatesFault, UpdatesShown } from '../../contract/updates.ts'
import type { Handlers } from '../../contract/index.ts'
import { isBesideSchool } from '../base-in.ts'
import type { Updating } from '../joined-updates.ts'
import type { World } from '../world.ts'

type Own = Pick<Handlers, Extract<keyof Handlers, `updates.${string}`>>

/** Newer versions of the program: what is offered, and putting it in. */
export function updatesHandlers(
  { updates }: Pick<Updating, 'updates'>,
  { folder, settings }: Pick<World, 'folder' | 'settings'>,
): Own {
  const shown = (outcome: Outcome<undefined, UpdatesFault>): Outcome<UpdatesShown, UpdatesFault> =>
    outcome.ok ? done(updates.shown()) : outcome
  return {
    'updates.look': () => done(updates.shown()),
    'updates.check': async () => {
      await updates.check()
      return done(updates.shown())
    },
    'updates.download': async () => shown(await updates.fetch()),
    'updates.cancel': () => {
      updates.cancel()
      return done(updates.shown())
    },
    'updates.install': async () => {
      if (isBesideSchool(folder, settings.mode)) return failed({ code: 'settings.training' })
      const begun = await updates.install()
      return begun.ok ? done({}) : begun
    },
  }
}
