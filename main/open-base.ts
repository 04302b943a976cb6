import { existsSync, statSync } from 'node:fs'
import type { StoreFault } from '../contract/fault.ts'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import type { Log } from './answer.ts'
import { fittingKey } from './keys/fits.ts'
import type { Ring } from './keys/ring.ts'
import { rekey } from './rekey.ts'
import type { Copies } from './store/copies.ts'
import type { Database } from './store/database.ts'
import { eventsOf } from './store/events.ts'
import { takeNextBase } from './store/next-base.ts'
import { openStore } from './store/open.ts'

type Needs = {
  readonly file: string
  readonly ring: Ring
  readonly copies: Copies
  readonly now: () => number
  readonly log: Log
}

/** A base that is open, and the key that it is under: the one in force, unless the disk had no room to change it. */
export type OpenBase = { readonly database: Database; readonly key: Uint8Array }

/**
 * Opens the base of the desk with whichever of its keys fits, and brings it under the one in force. So a change of the key that
 * was cut off goes on at the next start, and so does a copy of any age that was put in the place of the base.
 */
export function openBase({ file, ring, copies, now, log }: Needs): Outcome<OpenBase, StoreFault> {
  try {
    takeNextBase(file)
    if (isEmpty(file)) {
      // A base that was begun and cut off is made anew; one that has copies was here, and something took it away.
      if (copies.list().length > 0) return failed({ code: 'store.damaged' })
      const made = openStore({ file, key: ring.keys[0], beforeSteps: copies.beforeSteps })
      return made.ok ? done({ database: made.value, key: ring.keys[0] }) : made
    }
    const fits = fittingKey(file, ring.keys)
    if (!fits) return failed({ code: 'store.key' })

    const isChanged = fits !== ring.keys[0] && changed(file, fits, ring.keys[0], log)
    const key = isChanged ? ring.keys[0] : fits
    const opened = openStore({ file, key, beforeSteps: copies.beforeSteps })
    if (!opened.ok)
      return failed(opened.fault.code === 'store.key' ? { code: 'store.damaged' } : opened.fault)
    if (isChanged) eventsOf(opened.value, now).add('recovery.turned')
    return done({ database: opened.value, key })
  } catch (cause) {
    return failed(faultOfFile(cause))
  }
}

/** @throws when it is there and cannot be asked */
const isEmpty = (file: string): boolean => !existsSync(file) || statSync(file).size === 0

/** Whether it is under the new key now. It stays readable with the old one, so the work goes on. */
function changed(file: string, from: Uint8Array, to: Uint8Array, log: Log): boolean {
  try {
    rekey({ file, from, to })
    return true
  } catch (cause) {
    log.error('store.rekey', cause)
    return false
  }
}

/** Whether reading met a page that is not what was written there. */
export const isDamage = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && /^SQLITE_(CORRUPT|NOTADB|IOERR)/.test(String(cause.code))

/** What the system says of a file that does not let itself be read. */
function faultOfFile(cause: unknown): StoreFault {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'EIO') return { code: 'store.damaged' }
  if (/^E[A-Z]+$/.test(code)) return { code: 'store.disk' }
  throw cause
}
