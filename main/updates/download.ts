import { createHash, type Hash } from 'node:crypto'
import { mkdirSync, readdirSync, renameSync, rmSync, statfsSync, statSync } from 'node:fs'
import { open, type FileHandle } from 'node:fs/promises'
import { join } from 'node:path'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { UpdateFaultCode, UpdateFile } from '../../contract/updates.ts'
import type { Get } from './over-https.ts'
import { PATIENCE, piecesOf, type Patience } from './pieces.ts'

type Fault = { code: UpdateFaultCode | 'updates.cancelled' }

type Wanted = {
  readonly file: UpdateFile
  readonly url: URL
  /** Where it is put; its name there is `nameOf`. */
  readonly folder: string
  readonly get: Get
  readonly stopped: AbortSignal
  /** Told how many bytes are here. */
  readonly progress?: (bytes: number) => void
  readonly patience?: Patience
}

/** What stays free beside the file: the base goes on growing. */
const ROOM = 200_000_000

/** The name of a fetched file: by what it holds, so another one never has it. */
export const nameOf = ({ sha512, file }: UpdateFile): string => `${sha512.slice(0, 16)}-${file}`

/**
 * Fetches a file, and goes on where it was broken off. It gets its name only when all its bytes are here and are those
 * that were signed; what is wrong is deleted, what was cut off or stopped is kept for the next time.
 */
export async function download(wanted: Wanted): Promise<Outcome<string, Fault>> {
  const { file, folder, stopped } = wanted
  const path = join(folder, nameOf(file))
  const part = `${path}.part`
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (await isWhole(path, file)) return done(path)
    forgetOthers(folder, nameOf(file))
    const here = sizeOf(part)
    if (freeIn(folder) < file.size - here + ROOM) return failed({ code: 'updates.full' })
    const broken = await fetchInto(part, wanted)
    if (broken) {
      // What is cut off or slow goes on later; all else is not worth keeping.
      if (broken !== 'updates.cut' && broken !== 'updates.slow' && broken !== 'updates.cancelled')
        rmSync(part, { force: true })
      return failed({ code: stopped.aborted ? 'updates.cancelled' : broken })
    }
    renameSync(part, path)
    return done(path)
  } catch (cause) {
    if (!isOfDisk(cause)) throw cause
    rmSync(part, { force: true })
    return failed({ code: 'updates.full' })
  }
}

/** Whether a file holds, to the last byte, what was signed. */
export async function isWhole(
  path: string,
  { size, sha512 }: Pick<UpdateFile, 'size' | 'sha512'>,
): Promise<boolean> {
  if (sizeOf(path) !== size) return false
  const hash = createHash('sha512')
  await addTo(hash, path)
  return hash.digest('hex') === sha512
}

/** Deletes what was fetched of other files than this one. */
export function forgetOthers(folder: string, name: string): void {
  for (const other of readdirSync(folder))
    if (/^[0-9a-f]{16}-/.test(other) && other !== name && other !== `${name}.part`)
      rmSync(join(folder, other), { force: true })
}

async function fetchInto(part: string, wanted: Wanted): Promise<Fault['code'] | undefined> {
  const { file, url, get, stopped, progress, patience = PATIENCE } = wanted
  let here = sizeOf(part)
  if (here >= file.size) {
    rmSync(part, { force: true })
    here = 0
  }
  const asked = await get(url, { from: here, stopped })
  if (!asked.ok) return asked.fault.code
  const answer = asked.value
  const goesOn = answer.status === 206 && answer.range?.from === here && answer.range.of === file.size
  if (answer.status === 206 && !goesOn) {
    answer.drop()
    return 'updates.file'
  }
  if (!goesOn) here = 0
  if (answer.length !== undefined && answer.length !== file.size - here) {
    answer.drop()
    return answer.length > file.size - here ? 'updates.large' : 'updates.file'
  }

  const hash = createHash('sha512')
  const handle = await open(part, goesOn ? 'r+' : 'w', 0o600)
  try {
    if (goesOn) await addTo(hash, part)
    const written = await write(handle, here)
    await handle.sync()
    if (written.broken) return written.broken
    if (written.size !== file.size) return 'updates.cut'
    return hash.digest('hex') === file.sha512 ? undefined : 'updates.file'
  } finally {
    answer.drop()
    await handle.close()
  }

  async function write(to: FileHandle, from: number) {
    let size = from
    const coming = piecesOf(answer, file.size - from, patience)
    for (;;) {
      const next = await coming.next()
      if (next.done) return { size, broken: next.value && (`updates.${next.value}` as const) }
      hash.update(next.value)
      await to.write(next.value, 0, next.value.length, size)
      size += next.value.length
      progress?.(size)
    }
  }
}

async function addTo(hash: Hash, path: string): Promise<void> {
  const handle = await open(path, 'r')
  try {
    for await (const piece of handle.createReadStream({ autoClose: false })) hash.update(piece as Buffer)
  } finally {
    await handle.close()
  }
}

const sizeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.size ?? 0

function freeIn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize
}

const isOfDisk = (cause: unknown): boolean =>
  cause instanceof Error &&
  'code' in cause &&
  ['ENOSPC', 'EDQUOT', 'EACCES', 'EPERM', 'EROFS', 'EIO', 'ENOTDIR', 'EEXIST'].includes(String(cause.code))
