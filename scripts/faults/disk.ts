import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Entry } from './trace.ts'

/** What a disk writes whole or not at all, bytes. */
const SECTOR = 512

type FileChange = { readonly order: number } & (
  | { readonly kind: 'write'; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly length: number }
)
type NameChange = { readonly order: number; readonly folder: string } & (
  | { readonly kind: 'name'; readonly path: string; readonly file: Inode }
  | { readonly kind: 'rename'; readonly from: string; readonly path: string; readonly file: Inode }
  | { readonly kind: 'unlink'; readonly path: string }
)

/** A file as it is on the disk for certain, and what has been asked of it since. */
type Inode = { safe: Buffer; waiting: FileChange[] }

/**
 * What of that which waits has reached the disk before the power went. `all`, `none`; `prefix`: everything up to some
 * moment; `subset`: any of it in any order, a write by sectors.
 */
export type Luck = 'all' | 'none' | 'prefix' | 'subset'

/**
 * A disk that keeps for certain only what was synced: a file its bytes, a folder its names. It is told every operation,
 * and gives at any time a state that a power cut might leave. Folders themselves are there once made, and a file that
 * was synced has its first name, as every file system with a journal does it; names changed since may be lost.
 */
export function createDisk(root: string) {
  const names = new Map<string, Inode>()
  const files = new Map<number, Inode | string>()
  const safeNames = new Map<string, Inode>()
  const folders = new Set<string>([root])
  let changes: NameChange[] = []
  let order = 0

  const isScratch = (path: string): boolean => path.endsWith('-shm') // mapped into memory, made anew by whoever opens

  function change(next: NameChange): void {
    changes.push(next)
    apply(names, next)
  }

  function open({ file, path, isNew, isCut }: Extract<Entry, { kind: 'open' }>): void {
    if (isScratch(path)) return void files.set(file, { safe: Buffer.alloc(0), waiting: [] })
    let inode = names.get(path)
    if (!inode || isNew) {
      inode = { safe: Buffer.alloc(0), waiting: [] }
      change({ kind: 'name', order, folder: dirname(path), path, file: inode })
    }
    if (isCut) inode.waiting.push({ kind: 'truncate', order, length: 0 })
    files.set(file, inode)
  }

  function sync(file: number): void {
    const at = files.get(file)
    if (at === undefined) return
    if (typeof at === 'string') return syncNames((one) => one.folder === at)
    at.safe = contentOf(at, at.waiting)
    at.waiting = []
    syncNames((one) => one.kind === 'name' && one.file === at)
  }

  /** What was asked of the same names before goes with it: a journal keeps its order. */
  function syncNames(isSafe: (one: NameChange) => boolean): void {
    const wanted = changes.filter(isSafe)
    const last = new Map(wanted.map((one) => [one.path, one.order]))
    const goes = (one: NameChange): boolean => isSafe(one) || one.order < (last.get(one.path) ?? 0)
    for (const one of changes) if (goes(one)) apply(safeNames, one)
    changes = changes.filter((one) => !goes(one))
  }

  return {
    /** Takes what lies in that folder as what is on the disk from the start, under the root. */
    begin(folder: string): void {
      for (const name of readdirSync(folder, { recursive: true }) as string[]) {
        const from = join(folder, name)
        const path = join(root, name)
        if (statSync(from).isDirectory()) folders.add(path)
        else if (!isScratch(path)) safeNames.set(path, { safe: readFileSync(from), waiting: [] })
      }
      for (const [path, file] of safeNames) names.set(path, file)
    },

    take(entry: Entry): void {
      order += 1
      if (entry.kind === 'open') return open(entry)
      if (entry.kind === 'folder') return void files.set(entry.file, entry.path)
      if (entry.kind === 'sync') return sync(entry.file)
      if (entry.kind === 'mkdir') return void folders.add(entry.path)
      if (entry.kind === 'rename') {
        const file = names.get(entry.from)
        if (file)
          change({ kind: 'rename', order, folder: dirname(entry.to), from: entry.from, path: entry.to, file })
        return
      }
      if (entry.kind === 'unlink') {
        if (!isScratch(entry.path))
          change({ kind: 'unlink', order, folder: dirname(entry.path), path: entry.path })
        return
      }
      if (entry.kind === 'mark') return
      const at = files.get(entry.file)
      if (at === undefined || typeof at === 'string') throw new Error('a write to a file that nobody opened')
      const { file: _, ...rest } = entry
      at.waiting.push({ ...rest, order })
    },

    /** How much waits: the more, the more states there are. */
    waiting: (): number =>
      changes.length + [...new Set(names.values())].reduce((sum, { waiting }) => sum + waiting.length, 0),

    /** Writes a state that a power cut might leave into that folder. */
    cut(to: string, luck: Luck, chance: () => number): void {
      const until = luck === 'prefix' ? Math.floor(chance() * (order + 1)) : 0
      const keeps = (at: number): boolean =>
        luck === 'all' || (luck === 'prefix' && at <= until) || (luck === 'subset' && chance() < 0.5)
      const left = new Map(safeNames)
      for (const one of changes) if (keeps(one.order)) apply(left, one)
      for (const folder of folders) mkdirSync(join(to, relative(root, folder)), { recursive: true })
      for (const [path, inode] of left) {
        const kept = inode.waiting
          .filter(({ kind, order: at }) => (luck === 'subset' && kind === 'write') || keeps(at))
          .flatMap((one) => (luck === 'subset' && one.kind === 'write' ? sectorsOf(one, chance) : [one]))
        const file = join(to, relative(root, path))
        if (existsSync(dirname(file))) writeFileSync(file, contentOf(inode, kept))
      }
    },
  }
}

export type Disk = ReturnType<typeof createDisk>

function apply(names: Map<string, Inode>, one: NameChange): void {
  if (one.kind === 'unlink') return void names.delete(one.path)
  if (one.kind === 'rename' && names.get(one.from) === one.file) names.delete(one.from)
  names.set(one.path, one.file)
}

/** Those sectors of a write that were lucky: half of all writes whole, a quarter torn, the rest not at all. */
function sectorsOf(
  one: Extract<FileChange, { kind: 'write' }>,
  chance: () => number,
): Extract<FileChange, { kind: 'write' }>[] {
  const luck = chance()
  if (luck < 0.5) return [one]
  if (luck > 0.75) return []
  const parts: Extract<FileChange, { kind: 'write' }>[] = []
  for (let at = 0; at < one.bytes.length; at += SECTOR)
    if (chance() < 0.5) parts.push({ ...one, at: one.at + at, bytes: one.bytes.subarray(at, at + SECTOR) })
  return parts
}

function contentOf({ safe }: Inode, changes: readonly FileChange[]): Buffer {
  let content = safe
  let isOwn = false
  for (const one of changes) {
    const end = one.kind === 'truncate' ? one.length : Math.max(content.length, one.at + one.bytes.length)
    if (!isOwn || end > content.length) {
      const longer = Buffer.alloc(Math.max(end, content.length))
      content.copy(longer)
      content = longer
      isOwn = true
    }
    if (one.kind === 'truncate') content = content.subarray(0, one.length)
    else one.bytes.copy(content, one.at)
  }
  return content
}
