import type { BaseFault } from '../../contract/base.ts'

/** How SQLite and the file system begin the code of each trouble. */
const TROUBLES: readonly (readonly [starts: RegExp, code: BaseFault['code']])[] = [
  [/^SQLITE_BUSY/, 'base.busy'],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'base.full'],
  [/^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|EROFS|EACCES|EPERM)/, 'base.rights'],
  [/^(SQLITE_CORRUPT|SQLITE_NOTADB)/, 'base.damaged'],
  [/^(SQLITE_IOERR|EIO)/, 'base.disk'],
]

/** What a failed write or read means to whoever waits for it: nothing was kept. Undefined for what the disk has not done. */
export function troubleOfBase(cause: unknown): BaseFault | undefined {
  const given = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  const code = TROUBLES.find(([starts]) => starts.test(given))?.[1]
  return code && { code }
}

/** Whether another connection was writing for longer than this one waits. */
export const isBusy = (cause: unknown): boolean => troubleOfBase(cause)?.code === 'base.busy'
