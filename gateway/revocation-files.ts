import { readFileSync, statSync } from 'node:fs'
import { readRevocations, type Revocations } from '../cades/revocations.ts'

type Held = { readonly changed: number; readonly list: Revocations | undefined }

/** How often the files are looked at: a certificate revoked today must not sign until the next start. */
const EVERY_MS = 60_000

/**
 * Lists of revoked certificates in files that another program brings up to date. A file that is away or torn for a
 * moment leaves the list that was read from it before; `unread` is told the first time.
 */
export function revocationsIn(files: readonly string[], now: () => number, unread: () => void) {
  const held = new Map<string, Held>()
  let looked = -Infinity

  function look(file: string): void {
    const before = held.get(file)
    try {
      const changed = statSync(file).mtimeMs
      if (before?.changed === changed) return
      const read = readRevocations(readFileSync(file))
      if (!read.ok) unread()
      held.set(file, { changed, list: read.ok ? read.value : before?.list })
    } catch {
      if (!before) unread()
      held.set(file, { changed: Number.NaN, list: before?.list }) // the file is away: looked for again
    }
  }

  return (): readonly Revocations[] => {
    if (now() - looked >= EVERY_MS) {
      looked = now()
      files.forEach(look)
    }
    return [...held.values()].flatMap(({ list }) => list ?? [])
  }
}
