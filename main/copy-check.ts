import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { CopiesFault, CopyHeld } from '../contract/copies.ts'
import { correction, type Correction } from '../contract/correction.ts'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import { fittingKey } from './keys/fits.ts'
import type { Keys } from './keys/ring.ts'
import type { Present } from './present.ts'
import { removeBase } from './rekey.ts'
import { troubleOfCopy } from './second-folder.ts'
import { connect, type Database } from './store/database.ts'
import { eventsOf, type AtDesk } from './store/events.ts'
import { renameLasting } from './store/lasting.ts'
import { stepOf } from './store/migrate.ts'
import { nextBaseOf } from './store/next-base.ts'
import { openStore, unlock } from './store/open.ts'
import { steps } from './store/steps.ts'

type Needs = {
  /** The key in force and those before it: a copy of any age opens. */
  readonly keys: Keys
  /** What the base of now holds. */
  readonly present: Present
  /** The folder of the base: the copy is opened there, never where it lies. */
  readonly folder: string
}

const SHOWN_LOST = 50

/** Opens a copy and looks whether it is whole, what it holds, and what it lacks of the base of now. */
export async function checkCopy(path: string, needs: Needs): Promise<Outcome<CopyHeld, CopiesFault>> {
  const file = join(needs.folder, 'checked.part')
  const brought = await bring(path, file)
  if (!brought.ok) return brought
  let copy: Database | undefined
  try {
    const key = fittingKey(file, needs.keys)
    if (!key) return failed({ code: 'copies.key' })
    copy = connect(file)
    const fault = openFault(copy, key)
    return fault ? failed(fault) : done(heldIn(copy, needs.present))
  } catch {
    return failed({ code: 'copies.damaged' })
  } finally {
    copy?.close()
    removeBase(file)
  }
}

/**
 * Makes a copy ready to stand in the place of the base when the program starts next. It is brought to the newest step
 * and says in its own log that it was restored; only then it gets the name under which it is taken.
 */
export async function readyCopy(
  path: string,
  base: string,
  { keys, at, name, now }: { keys: Keys; at: AtDesk; name: string; now: () => number },
): Promise<Outcome<undefined, CopiesFault>> {
  const file = `${base}.part`
  const brought = await bring(path, file)
  if (!brought.ok) return brought
  try {
    const key = fittingKey(file, keys)
    if (!key) return failed({ code: 'copies.key' })
    const opened = openStore({ file, key })
    if (!opened.ok)
      return failed({ code: opened.fault.code === 'store.future' ? 'copies.future' : 'copies.damaged' })
    try {
      eventsOf(opened.value, now, () => at).add('copies.restored', name)
      opened.value.pragma('wal_checkpoint(TRUNCATE)')
    } finally {
      opened.value.close()
    }
    renameLasting(file, nextBaseOf(base))
    return done(undefined)
  } catch (cause) {
    return failed({ code: troubleOfCopy(cause) })
  } finally {
    removeBase(file)
  }
}

async function bring(path: string, to: string): Promise<Outcome<undefined, CopiesFault>> {
  removeBase(to)
  try {
    await copyFile(path, to)
    return done(undefined)
  } catch (cause) {
    const isGone = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT'
    return failed({ code: isGone ? 'copies.gone' : troubleOfCopy(cause) })
  }
}

function openFault(copy: Database, key: Uint8Array): CopiesFault | undefined {
  try {
    unlock(copy, key)
    if (stepOf(copy) > steps.length) return { code: 'copies.future' }
  } catch {
    return { code: 'copies.damaged' }
  }
  const found = copy.pragma('integrity_check(1)', { simple: true })
  return found === 'ok' ? undefined : { code: 'copies.damaged' }
}

function heldIn(copy: Database, { rows, nameOf }: Present): CopyHeld {
  const ids = new Set(copy.prepare<[], string>('select id from correction').pluck().all())
  const made = copy.prepare<[], number | null>('select max(created) from correction').pluck().get()
  const lost = rows().filter(({ id }) => !ids.has(id))
  return {
    people: copy.prepare<[], number>('select count(*) from person').pluck().get() ?? 0,
    corrections: ids.size,
    ...(made && { lastCorrection: new Date(made).toISOString() }),
    missing: lost.length,
    newest: lost.slice(0, SHOWN_LOST).flatMap(({ id, body, state }) => {
      const said = saidIn(body)
      if (!said) return []
      const { created, person, changes } = said
      return { id, created, person: nameOf(person), fields: changes.map(({ field }) => field), state }
    }),
  }
}

/** Undefined for a row of the base of now that was altered: that is a reason for a copy, and no fault of it. */
function saidIn(body: Buffer): Correction | undefined {
  try {
    return correction.parse(JSON.parse(body.toString()))
  } catch {
    return undefined
  }
}
