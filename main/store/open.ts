import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { StoreFault } from '../../contract/fault.ts'
import { connect, type Database } from './database.ts'
import { FromTheFuture, migrate, stepOf } from './migrate.ts'
import { steps } from './steps.ts'

type Place = {
  readonly file: string
  /** 32 bytes; used raw, so opening costs no key derivation. */
  readonly key: Uint8Array
  /** Called before steps are taken on a file that already holds data. */
  readonly beforeSteps?: (database: Database, from: number) => void
}

/**
 * Opens the encrypted base, making it where there is none, and brings it to the newest step.
 *
 * WAL with `synchronous=FULL`: what a commit has returned is on disk. `temp_store=MEMORY`: nothing of a
 * person is written outside the encrypted file.
 */
export function openStore({ file, key, beforeSteps }: Place): Outcome<Database, StoreFault> {
  mkdirSync(dirname(file), { recursive: true })
  const isNew = isEmpty(file)
  // A base has its first page before it has a log: what is here now is what was left of one.
  if (isNew && !isEmpty(`${file}-wal`)) return failed({ code: 'store.damaged' })
  const database = connect(file)
  try {
    unlock(database, key)
    const from = stepOf(database)
    if (!isNew && from < steps.length && from > 0) beforeSteps?.(database, from)
    migrate(database)
    return done(database)
  } catch (cause) {
    database.close()
    return failed(faultOf(cause))
  }
}

const isEmpty = (file: string): boolean => !existsSync(file) || statSync(file).size === 0

/** Gives the connection its key and settings. @throws SQLITE_NOTADB when the key is not the file's */
export function unlock(database: Database, key: Uint8Array): void {
  if (key.length !== 32) throw new Error('the key of the base is 32 bytes')
  database.pragma(`cipher='sqlcipher'`)
  database.pragma('legacy=4')
  database.pragma(`key="x'${Buffer.from(key).toString('hex')}'"`)
  database.pragma('temp_store=MEMORY')
  database.pragma('secure_delete=ON') // what is deleted is filled with zeros: nothing of an erased person stays
  database.pragma('cache_size=-16384') // 16 MiB: search reads pages all over the file, each is deciphered anew
  database.pragma('journal_mode=WAL')
  database.pragma('synchronous=FULL')
  database.pragma('foreign_keys=ON')
  database.pragma('busy_timeout=5000')
}

function faultOf(cause: unknown): StoreFault {
  if (cause instanceof FromTheFuture) return { code: 'store.future', step: cause.version }
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (code === 'SQLITE_NOTADB') return { code: 'store.key' }
  if (code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR')) return { code: 'store.damaged' }
  if (code.startsWith('SQLITE_')) return { code: 'store.disk' }
  throw cause
}
