import { readFileSync } from 'node:fs'

/** One entry of the trace, see shim.h. `path`s are absolute. */
export type Entry =
  | {
      readonly kind: 'open'
      readonly file: number
      readonly path: string
      readonly isNew: boolean
      readonly isCut: boolean
    }
  | { readonly kind: 'folder'; readonly file: number; readonly path: string }
  | { readonly kind: 'write'; readonly file: number; readonly at: number; readonly bytes: Buffer }
  | { readonly kind: 'truncate'; readonly file: number; readonly length: number }
  | { readonly kind: 'sync'; readonly file: number }
  | { readonly kind: 'rename'; readonly from: string; readonly to: string }
  | { readonly kind: 'unlink'; readonly path: string }
  | { readonly kind: 'mkdir'; readonly path: string }
  | { readonly kind: 'mark'; readonly text: string }

const HEAD = 17 // bytes

/** Everything that was done to the disk, in order. */
export function readTrace(path: string): Entry[] {
  const all = readFileSync(path)
  const entries: Entry[] = []
  for (let at = 0; at + HEAD <= all.length;) {
    const letter = String.fromCharCode(all[at]!)
    const file = all.readInt32LE(at + 1)
    const place = Number(all.readBigInt64LE(at + 5))
    const length = all.readUInt32LE(at + 13)
    entries.push(entryOf(letter, file, place, all.subarray(at + HEAD, at + HEAD + length)))
    at += HEAD + length
  }
  return entries
}

function entryOf(letter: string, file: number, place: number, bytes: Buffer): Entry {
  const path = bytes.toString()
  switch (letter) {
    case 'O':
      return { kind: 'open', file, path, isNew: (place & 1) !== 0, isCut: (place & 2) !== 0 }
    case 'D':
      return { kind: 'folder', file, path }
    case 'W':
      return { kind: 'write', file, at: place, bytes }
    case 'T':
      return { kind: 'truncate', file, length: place }
    case 'S':
      return { kind: 'sync', file }
    case 'R':
      return { kind: 'rename', from: path.split('\n')[0]!, to: path.split('\n')[1]! }
    case 'U':
      return { kind: 'unlink', path }
    case 'K':
      return { kind: 'mkdir', path }
    case 'M':
      return { kind: 'mark', text: path }
    default:
      throw new Error('the trace is not whole')
  }
}
