import type { Readable } from 'node:stream'
import { openPromise, type Entry } from 'yauzl'
import { Unreadable } from './sheet.ts'

/** How far an archive may unfold, all its files together: a workbook of a region is about half of it. */
const MOST_UNFOLDED = 1 << 30

/** Above this size a file may unfold to no more than so many times its packed bytes; sheets unfold 10 to 60 times. */
const SMALL = 32 << 20
const MOST_FOLDS = 250

const MOST_FILES = 2_000

const MEBIBYTE = 1 << 20

/** The files of a workbook, by their names. */
export type Archive = {
  readonly names: readonly string[]
  /** Opens one file to read. @throws Unreadable */
  open(name: string): Promise<Readable>
  /** Bytes of a file once unfolded, as the directory says. */
  sizeOf(name: string): number
  close(): void
}

/**
 * Opens a ZIP archive after judging by its directory whether it is safe to unfold; what unfolds to more
 * than the directory says is cut off by the reader.
 *
 * @throws Unreadable
 */
export async function openArchive(file: string): Promise<Archive> {
  const zip = await openPromise(file, { autoClose: false }).catch((cause: unknown) => {
    throw troubleOf(cause)
  })
  const entries = new Map<string, Entry>()
  try {
    for await (const entry of zip.eachEntry()) {
      // Some writers set the separators of Windows, and Excel reads them.
      entries.set(entry.fileName.replaceAll('\\', '/').toLowerCase(), entry)
      if (entries.size > MOST_FILES) throw new Unreadable({ code: 'import.damaged' })
    }
    refuseBombs([...entries.values()])
  } catch (cause) {
    zip.close()
    throw troubleOf(cause)
  }

  return {
    names: [...entries.keys()],
    close: () => zip.close(),
    sizeOf: (name) => entries.get(name.toLowerCase())?.uncompressedSize ?? 0,
    async open(name) {
      const entry = entries.get(name.toLowerCase())
      if (!entry) throw new Unreadable({ code: 'import.damaged' })
      if (entry.isEncrypted()) throw new Unreadable({ code: 'import.old-workbook' })
      return zip.openReadStreamPromise(entry).catch((cause: unknown) => {
        throw troubleOf(cause)
      })
    },
  }
}

function refuseBombs(entries: readonly Entry[]): void {
  const whole = entries.reduce((sum, { uncompressedSize }) => sum + uncompressedSize, 0)
  const isBomb = entries.some(
    ({ compressedSize, uncompressedSize }) =>
      uncompressedSize > SMALL && uncompressedSize > compressedSize * MOST_FOLDS,
  )
  if (!isBomb && whole <= MOST_UNFOLDED) return
  throw new Unreadable({
    code: 'import.too-large',
    mebibytes: Math.ceil(whole / MEBIBYTE),
    limit: MOST_UNFOLDED / MEBIBYTE,
  })
}

/** What the archive's reader says, as a fault: a missing directory means that the end of the file is missing. */
export function troubleOf(cause: unknown): unknown {
  if (cause instanceof Unreadable || !(cause instanceof Error)) return cause
  if ('syscall' in cause) return cause
  if (/end of central directory|unexpected end|truncat/i.test(cause.message))
    return new Unreadable({ code: 'import.truncated', row: 0 })
  if (/too many bytes in the stream/.test(cause.message))
    return new Unreadable({
      code: 'import.too-large',
      mebibytes: MOST_UNFOLDED / MEBIBYTE,
      limit: MOST_UNFOLDED / MEBIBYTE,
    })
  return new Unreadable({ code: 'import.damaged' })
}
