import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { baseIn, copiesFolderIn } from './base-in.ts'

/**
 * Renames what lies here of another time, never deletes it; gives the way back. What the base has not yet put into its
 * own file goes first: no base that is made here next may find it. A power cut between leaves a base without it, and the
 * next time the base follows under the same name.
 *
 * @param now ms since 1970
 * @throws when something cannot be renamed; then everything stands where it stood
 */
export function putAside(folder: string, now: number): () => void {
  const base = baseIn(folder, 'work')
  const files = [`${base}-wal`, `${base}-shm`, base]
  const mark = cutOff(base) ?? new Date(now).toISOString().replace(/\D/g, '').slice(0, 14)
  const moved: (readonly [from: string, to: string])[] = []
  const moveBack = () => {
    for (const [from, to] of moved.toReversed()) renameSync(to, from)
  }
  for (const from of [...files, copiesFolderIn(folder, 'work')].filter((one) => existsSync(one))) {
    const to = from.replace(/(base|copies)(?=[^\\/]*$)/, `$1-before-${mark}`)
    try {
      renameSync(from, to)
    } catch (cause) {
      moveBack()
      throw cause
    }
    moved.push([from, to])
  }
  return () => {
    for (const file of files) rmSync(file, { force: true }) // what was half-made in their place
    moveBack()
  }
}

/** The mark under which a base was to be put aside that is still here. */
function cutOff(base: string): string | undefined {
  if (!existsSync(base)) return undefined
  const names = new Set(readdirSync(dirname(base)))
  const marks = [...names].flatMap((name) => /^base-before-(\d{14})\.db-wal$/.exec(name)?.[1] ?? [])
  return marks.find((mark) => !names.has(`base-before-${mark}.db`))
}
