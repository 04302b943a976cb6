import { join } from 'node:path'

type Module = { readonly importedIds: readonly string[] }
type Look = { readonly getModuleInfo: (id: string) => Module | null }

/**
 * Puts what the desk needs before its first page into one chunk, and what the page of the PIN needs too into another: forty small
 * files would each be asked for. What comes later is parted by the screens alone.
 *
 * @param pages the folder with the entries of both
 */
export function startChunks(pages: string): (id: string, look: Look) => string | null {
  const reached = new Map<string, ReadonlySet<string>>()

  function reachedFrom(entry: string, look: Look): ReadonlySet<string> {
    const before = reached.get(entry)
    if (before) return before
    const found = new Set([join(pages, entry)])
    for (const id of found) for (const next of look.getModuleInfo(id)?.importedIds ?? []) found.add(next)
    reached.set(entry, found)
    return found
  }

  return (id, look) => {
    if (!reachedFrom('main.tsx', look).has(id)) return null
    return reachedFrom('pin/main.tsx', look).has(id) ? 'both' : 'start'
  }
}
