import { copyFileSync, rmSync } from 'node:fs'
import { fittingKey } from './keys/fits.ts'
import { connect } from './store/database.ts'
import { flushFile, renameLasting } from './store/lasting.ts'
import { nextBaseOf, takeNextBase } from './store/next-base.ts'
import { unlock } from './store/open.ts'

type Change = { readonly file: string; readonly from: Uint8Array; readonly to: Uint8Array }

/**
 * Writes a base anew under another key. To be called while nobody has it open.
 *
 * Never in place: a base that is cut off in the middle of `PRAGMA rekey` is whole only for whoever has the old key and tries
 * it first. A copy beside it is changed, looked at and put on the disk, and takes the place by one rename; a kill or a
 * power cut at any moment leaves one base, whole, under one of the two keys.
 *
 * @throws when it cannot be done; then the base is as it was
 */
export function rekey({ file, from, to }: Change): void {
  const part = `${file}.rekey`
  removeBase(part)
  try {
    settle(file, from)
    copyFileSync(file, part)
    change(part, from, to)
    flushFile(part)
    if (fittingKey(part, [to]) === undefined) throw new Error('the base is not under the new key')
    renameLasting(part, nextBaseOf(file))
  } finally {
    removeBase(part) // a full disk is not filled further
  }
  takeNextBase(file)
}

/** What was committed last is in the file itself: only that is copied. */
function settle(file: string, key: Uint8Array): void {
  const base = connect(file)
  try {
    unlock(base, key)
    const [row] = base.pragma('wal_checkpoint(TRUNCATE)') as [{ busy: number }]
    if (row.busy !== 0) throw new Error('the base is in use')
  } finally {
    base.close()
  }
}

function change(part: string, from: Uint8Array, to: Uint8Array): void {
  const base = connect(part)
  try {
    unlock(base, from)
    base.pragma('journal_mode=DELETE') // the key is not changed under a write-ahead log
    base.pragma(`rekey="x'${Buffer.from(to).toString('hex')}'"`)
    if (base.pragma('integrity_check(1)', { simple: true }) !== 'ok') throw new Error('the base is damaged')
  } finally {
    base.close()
  }
}

/** The file of a base and what lies beside it for a time. */
export function removeBase(file: string): void {
  for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${file}${rest}`, { force: true })
}
