import { createHmac, randomUUID } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { CopyTrouble } from '../contract/copies.ts'
import type { Settings } from '../contract/settings.ts'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import { farDisk, type Patience } from './far-disk.ts'
import { kindOfCopy, tooOld, type HeldCopy } from './store/copies.ts'

type Tried<Value> = Promise<Outcome<Value, CopyTrouble>>

/** A half-written copy that is older was left by a power cut: no disk writes so long. */
const LEFT_AFTER_MS = 24 * 3_600_000

const TROUBLES: { readonly [Code in string]: CopyTrouble } = {
  ENOSPC: 'copies.full',
  EDQUOT: 'copies.full',
  SQLITE_FULL: 'copies.full',
  EACCES: 'copies.rights',
  EPERM: 'copies.rights',
  EROFS: 'copies.rights',
  SQLITE_READONLY: 'copies.rights',
  SQLITE_CANTOPEN: 'copies.rights',
  SQLITE_CORRUPT: 'copies.base',
  SQLITE_NOTADB: 'copies.base',
}

/** What a failure of the system means to whoever wants a copy; a folder that is not there is the rest. */
export const troubleOfCopy = (cause: unknown): CopyTrouble =>
  TROUBLES[cause instanceof Error && 'code' in cause ? String(cause.code) : ''] ?? 'copies.away'

/**
 * The name of this desk's folder. Desks of one school may be given one workplace code by mistake: each has a key of its
 * own, and a trace of it tells them apart.
 */
export function folderOfDesk(
  { mode, school, workplace }: Pick<Settings, 'mode' | 'school' | 'workplace'>,
  key: Uint8Array,
): string {
  const trace = createHmac('sha256', key).update('second folder').digest('hex').slice(0, 8)
  return ['sverka', mode, school, workplace, trace].join('-')
}

/**
 * The folder of another disk or machine where copies are put too. Each desk has its own within it, so that several may
 * share one. The folder itself is never made: a drive that is not plugged in would be made of the disk below it.
 *
 * @param own the name of the folder of this desk
 * @param now clock, ms since 1970
 */
export function secondFolder(folder: string, own: string, now: () => number, patience?: Patience) {
  const place = join(folder, own)
  const { ask, copy, flushFolder } = farDisk(patience)

  async function list(): Promise<HeldCopy[]> {
    await ask(() => stat(folder))
    const names = await ask(() => readdir(place)).catch((cause: unknown) => {
      if (isAbsent(cause)) return [] // nothing was put here so far
      throw cause
    })
    const held: HeldCopy[] = []
    for (const name of names) {
      const kind = kindOfCopy(name)
      if (!kind) continue
      const { mtimeMs, size } = await ask(() => stat(join(place, name)))
      held.push({ name, kind, madeAt: mtimeMs, bytes: size })
    }
    return held.toSorted((one, other) => other.madeAt - one.madeAt)
  }

  async function put(file: string, name: string): Promise<void> {
    await ask(() => stat(folder))
    await ask(() => mkdir(place)).catch((cause: unknown) => {
      if (!isThere(cause)) throw cause
    })
    const part = join(place, `${name}.${randomUUID()}.part`)
    try {
      await copy(file, part)
      await ask(() => rename(part, join(place, name)))
      await flushFolder(place)
    } catch (cause) {
      await ask(() => rm(part, { force: true })).catch(() => undefined) // the drive may have gone
      throw cause
    }
    const names = await ask(() => readdir(place))
    for (const old of [...tooOld(names, name), ...(await leftIn(names))])
      await ask(() => rm(join(place, old), { force: true }))
  }

  async function leftIn(names: readonly string[]): Promise<string[]> {
    const left: string[] = []
    for (const name of names.filter((one) => one.endsWith('.part'))) {
      const held = await ask(() => stat(join(place, name))).catch(() => undefined)
      if (held && now() - held.mtimeMs > LEFT_AFTER_MS) left.push(name)
    }
    return left
  }

  return {
    folder,
    list: (): Tried<HeldCopy[]> => tried(list()),
    put: (file: string, name: string): Tried<void> => tried(put(file, name)),
    /** Where a copy lies. */
    pathOf: (name: string): string => join(place, name),
  }
}

export type SecondFolder = ReturnType<typeof secondFolder>

async function tried<Value>(work: Promise<Value>): Tried<Value> {
  try {
    return done(await work)
  } catch (cause) {
    return failed(troubleOfCopy(cause))
  }
}

const codeOf = (cause: unknown): unknown =>
  cause instanceof Error && 'code' in cause ? cause.code : undefined
const isAbsent = (cause: unknown): boolean => codeOf(cause) === 'ENOENT'
const isThere = (cause: unknown): boolean => codeOf(cause) === 'EEXIST'
