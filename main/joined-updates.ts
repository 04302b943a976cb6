import type { Desk as Look } from '../contract/desk.ts'
import type { InTheWay } from '../contract/updates.ts'
import { mayDo } from '../domain/role.ts'
import type { Copying } from './copying.ts'
import { keptOf, updatesFolderIn } from './gives-way.ts'
import type { Ring } from './keys/ring.ts'
import type { Place } from './place.ts'
import type { createShift } from './shift.ts'
import type { Corrections } from './store/corrections.ts'
import type { Database } from './store/database.ts'
import type { Events } from './store/events.ts'
import { stepOf } from './store/migrate.ts'
import type { Sync } from './sync/engine.ts'
import { updateKeyOf } from './updates/keys.ts'
import type { Get } from './updates/over-https.ts'
import { PROGRAM_KEYS } from './updates/program-keys.ts'
import { createUpdates } from './updates/updates.ts'
import { wentWell } from './updates/way-back.ts'
import type { World } from './world.ts'

type Needs = {
  readonly world: World
  readonly keys: Ring['keys']
  readonly place: Place
  readonly database: Database
  readonly copying: Copying
  readonly corrections: Pick<Corrections, 'counts'>
  readonly sync: Pick<Sync, 'state'>
  readonly shift: Pick<ReturnType<typeof createShift>, 'current'>
  readonly events: Pick<Events, 'add'>
  readonly kiosk: { readonly isTyping: () => boolean }
  /** What the page of updates shows has changed. */
  readonly changed: () => void
}

/** The first screen goes first; the desks of a region start at the same minute. */
const FIRST_MS = 3 * 60_000

const DAY_MS = 86_400_000

/** How often it is looked whether this is the time to put in what is here. */
const PERHAPS_MS = 60_000

/** Joins newer versions with everything that they have to wait for. The base is open: this version has come. */
export function joinUpdates(needs: Needs) {
  const { world, keys, place, database, copying, corrections, sync, shift, kiosk, events, changed } = needs
  const { folder, installer, now, chance, log, settings, version } = world
  const kept = keptOf(folder, { keys })
  const server = settings.updates
  const own = (server?.keys ?? []).length > 0 ? server!.keys : PROGRAM_KEYS
  const surprise = (cause: unknown): void => log.error('updates', cause)
  void installer.painted.then(() => wentWell(updatesFolderIn(folder), kept, now())).catch(surprise)

  let known: Promise<Get> | undefined
  const getter = () =>
    (known ??= import('./updates/over-https.ts').then((way) => way.getterOf(place.authorities)))
  const updates = createUpdates({
    server,
    keys: own.map(updateKeyOf),
    get: async (...asked) => (await getter())(...asked),
    version,
    desk: `${settings.school} ${settings.workplace}`,
    folder: updatesFolderIn(folder),
    kept,
    installer,
    mode: settings.mode,
    base: () => stepOf(database),
    around: () => ({
      inTheWay: inTheWay(),
      isLocked: shift.current() === undefined,
      idleSeconds: world.idleSeconds(),
    }),
    copyBase: () => {
      const copied = copying.keepAside('')
      return copied.ok ? copied.value : undefined
    },
    begins: (other) => void events.add('updates.install', other),
    now,
    changed,
  })

  function inTheWay(): InTheWay[] {
    const waits: { readonly [Name in InTheWay]: boolean } = {
      drafts: corrections.counts().draft > 0,
      'half-entered': kiosk.isTyping(),
      line: sync.state().state === 'working',
      base: isWritten(),
    }
    return (Object.keys(waits) as InTheWay[]).filter((name) => waits[name])
  }

  /** Whether another connection is in the middle of writing: a table that is loaded, a slice of the journal. */
  function isWritten(): boolean {
    const before = Number(database.pragma('busy_timeout', { simple: true }))
    database.pragma('busy_timeout = 0')
    try {
      database.transaction(() => undefined).immediate()
      return false
    } catch {
      return true
    } finally {
      database.pragma(`busy_timeout = ${before}`)
    }
  }

  let looking: NodeJS.Timeout | undefined
  function lookIn(ms: number): void {
    looking = setTimeout(() => {
      lookIn(DAY_MS * (0.8 + 0.4 * chance()))
      void updates.look().catch(surprise)
    }, ms).unref()
  }
  if (server) lookIn(FIRST_MS * (1 + chance()))
  const perhaps = setInterval(() => void updates.perhaps().catch(surprise), PERHAPS_MS).unref()

  return {
    updates,
    /** What an administrator is told on every screen. */
    mark(): Partial<Pick<Look, 'update'>> {
      const open = shift.current()
      if (!server || open?.way !== 'card' || !mayDo(open.role, 'settings')) return {}
      const { offer, state, isBlocked } = updates.shown()
      if (isBlocked) return { update: 'blocked' }
      return offer ? { update: state === 'ready' ? 'ready' : 'offered' } : {}
    },
    stop(): void {
      clearTimeout(looking)
      clearInterval(perhaps)
      updates.stop()
    },
  }
}

export type Updating = ReturnType<typeof joinUpdates>
