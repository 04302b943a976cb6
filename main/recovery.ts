import { dirname } from 'node:path'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import type { Copy } from '../contract/copies.ts'
import type { Fault, StoreFault } from '../contract/fault.ts'
import type { Handlers } from '../contract/index.ts'
import type { HeldOfDamaged, RecoveryShown } from '../contract/recovery.ts'
import { keepDamaged, putBasesAside } from './aside.ts'
import { baseIn } from './base-in.ts'
import { broken } from './closed.ts'
import { checkCopy, readyCopy } from './copy-check.ts'
import { copiesOf, envelopesBeyond, secondOf } from './desk-copies.ts'
import { existing, fitting } from './recovery-keys.ts'
import { copiesShownOf, pathOfCopy } from './recovery-copies.ts'
import { isSame, type Ring } from './keys/ring.ts'
import { MODES } from './key.ts'
import { openBase } from './open-base.ts'
import { readableIn } from './present.ts'
import { troubleOfCopy } from './second-folder.ts'
import { eventsOf } from './store/events.ts'
import type { Program, World } from './world.ts'

/** Whoever brings the base back shows no card: there is no list of people to look into. */
const WHO = 'recovery'

/** What is lost already: an empty base may be made where nothing else is left. */
const MAY_BEGIN: ReadonlySet<StoreFault['code']> = new Set(['store.key-lost', 'store.key', 'store.damaged'])

type OwnCalls = Pick<
  Handlers,
  | 'recovery.look'
  | 'recovery.speak'
  | 'recovery.open'
  | 'recovery.check'
  | 'recovery.restore'
  | 'recovery.begin'
  | 'recovery.retry'
>

/**
 * The program of a base that does not open: says why, and brings it back with the code of the sheet or from a copy.
 *
 * The code stands for the administrator. Where none was ever made and the keystore gives the keys, a copy may be put back
 * without one: it was made here, opens here only, and behind it stands the lock that asks for a card.
 *
 * @param ring the keys, where the keystore gives them
 */
export function recovering(world: World, fault: StoreFault, ring: Ring | undefined): Program {
  return broken(fault, { ...recoveryCallsOf(world, fault, ring) })
}

function recoveryCallsOf(world: World, fault: StoreFault, ring: Ring | undefined): OwnCalls {
  const { folder, settings, keys, preferences, now, log } = world
  const base = baseIn(folder, settings.mode)
  const copies = copiesOf(world)
  const second = ring && secondOf(world, ring)
  let isTyped = false
  let isEnding = false
  let before: Promise<unknown> = Promise.resolve()

  const hasCode = (): boolean => ring?.code !== undefined || keys.sheet() !== undefined
  const isOpened = (): boolean => isTyped || (ring !== undefined && !hasCode())
  /** Where the key is lost nothing can be read without the sheet, and a sheet may be lost too: that must be no dead end. */
  const mayBegin = (): boolean =>
    fault.code === 'store.key-lost' || (MAY_BEGIN.has(fault.code) && (isOpened() || !hasCode()))

  /** One after another: each opens its copy under the same name. */
  function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const own = before.then(work)
    before = own.catch(() => undefined)
    return own
  }

  async function look(): Promise<RecoveryShown> {
    const sheet = keys.sheet()
    const { language, theme } = preferences.get()
    return {
      why: fault.code,
      language,
      theme,
      training: settings.mode === 'training',
      schoolTitle: settings.schoolTitle,
      ...(sheet && { code: sheet }),
      hasKeys: ring !== undefined,
      hasBase: MODES.some((mode) => existing(baseIn(folder, mode))),
      isOpened: isOpened(),
      mayBegin: mayBegin(),
      waitSeconds: keys.waitSeconds(),
      copies: await copiesShownOf(copies, second),
      folder,
    }
  }

  function end(): void {
    isEnding = true
    world.restart({ isOtherBase: true })
  }

  /** The base, or the other one of the profile, is under one of these keys; or nothing is left that they could fit. */
  const isOfBase = (found: Ring): boolean => {
    const bases = MODES.map((mode) => baseIn(folder, mode)).filter(existing)
    if (bases.length === 0) return ring === undefined
    return bases.some((one) => fitting(one, found) !== undefined)
  }

  /** Anybody may have put a file with a code of their own into the second folder: its keys must be known here. */
  const isOfDesk = (found: Ring): boolean =>
    ring !== undefined && found.keys.some((key) => ring.keys.some((own) => isSame(own, key)))

  /** Says in the log of the base that it was opened so. What then keeps it from opening is said by the next start. */
  function markOpened(found: Ring, id: string): void {
    const opened = openBase({ file: base, ring: found, copies, now, log })
    if (!opened.ok) return
    try {
      eventsOf(opened.value.database, now, () => ({ who: WHO, workplace: settings.workplace })).add(
        'recovery.open',
        id,
      )
    } finally {
      opened.value.database.close()
    }
  }

  /** Which copy, and whether it can be read. */
  async function held(copy: Pick<Copy, 'place' | 'name'>): Promise<Outcome<Found, Fault>> {
    if (!ring || !isOpened()) return failed({ code: 'recovery.first' })
    const path = await pathOfCopy(copy, copies, second)
    if (path === undefined) return failed({ code: 'copies.gone' })
    const readable = readableIn(base, fitting(base, ring))
    // Whoever has typed no code is nobody known: the number of what is lost is told, and no names.
    const present = isTyped ? readable : { ...readable, nameOf: () => '' }
    const checked = await checkCopy(path, { keys: ring.keys, present, folder: dirname(base) })
    return checked.ok ? done({ path, ring, held: { ...checked.value, isUnread: present.isUnread } }) : checked
  }

  return {
    'recovery.look': async () => done(await look()),

    'recovery.speak': async ({ language }) => {
      preferences.set({ language })
      return done(await look())
    },

    'recovery.open': async ({ code }) => {
      const opened = keys.openWith(code, await envelopesBeyond(settings))
      if (!opened.ok) return opened
      const found = ring ? joinedRing(ring, opened.value) : opened.value
      const isBase = isOfBase(opened.value)
      if (!isBase && !isOfDesk(opened.value)) return failed({ code: 'recovery.other' })
      isTyped = true
      const gives = fault.code === 'store.key-lost' || fault.code === 'store.key'
      if (!gives || isEnding) return done({ ...(await look()), restarts: isEnding })
      if (!isBase) return failed({ code: 'recovery.other' })
      try {
        keys.seal(found)
        if (existing(base)) markOpened(found, opened.value.code?.id ?? '')
      } catch (cause) {
        log.error('recovery.open', cause)
        return failed({ code: troubleOfCopy(cause) })
      }
      end()
      return done({ ...(await look()), restarts: true })
    },

    'recovery.check': (copy) =>
      inTurn(async () => {
        const found = await held(copy)
        return found.ok ? done(found.value.held) : found
      }),

    'recovery.restore': (copy) =>
      inTurn(async () => {
        if (isEnding) return done({})
        const found = await held(copy)
        if (!found.ok) return found
        try {
          keepDamaged(base, now())
        } catch (cause) {
          log.error('recovery.restore', cause)
          return failed({ code: troubleOfCopy(cause) })
        }
        const at = { who: WHO, workplace: settings.workplace }
        const { keys } = found.value.ring
        const ready = await readyCopy(found.value.path, base, { keys, at, name: copy.name, now })
        if (!ready.ok) return ready
        end()
        return done({})
      }),

    'recovery.begin': () => {
      if (isEnding) return done({})
      if (!mayBegin()) return failed({ code: keys.sheet() ? 'recovery.first' : 'recovery.not-now' })
      try {
        putBasesAside(folder, now())
        if (!ring) keys.putAside()
        // Its people come from the journal or from a file, and somebody has to be entered: the steps of the first start.
        if (settings.mode === 'work') world.own.write({ ...world.own.read(), start: 'people' })
      } catch (cause) {
        log.error('recovery.begin', cause)
        return failed({ code: troubleOfCopy(cause) })
      }
      end()
      return done({})
    },

    'recovery.retry': () => {
      if (!isEnding) end()
      return done({})
    },
  }
}

type Found = { readonly path: string; readonly ring: Ring; readonly held: HeldOfDamaged }

/** The keys of this profile, then those that the code gives: what was brought from another machine opens too. */
function joinedRing(own: Ring, found: Ring): Ring {
  const held = new Set(own.keys.map((key) => Buffer.from(key).toString('hex')))
  const others = found.keys.filter((key) => !held.has(Buffer.from(key).toString('hex')))
  return { keys: [...own.keys, ...others], code: own.code ?? found.code }
}
