import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  retentionFile,
  retentionOverride,
  type RetentionOverride,
  type Term,
} from '../../contract/retention.ts'
import type { TermName } from '../../contract/retention-terms.ts'

type Needs = {
  /** The data that comes along. */
  readonly regions: string
  /** The folder of the region's own packs, if there is one. */
  readonly packs: string | undefined
  /** Told why a file is not taken. */
  readonly refused: (cause: Error) => void
}

/** How long everything is kept, and when the sources were looked at last (ISO date). */
export type Terms = { readonly checked: string; readonly terms: Readonly<Record<TermName, Term>> }

const NAME = 'retention.json'

/**
 * The terms that came along, with those of the region in their place. A file of the region that cannot be read is told
 * and left alone: the shipped terms are the law's own.
 *
 * @throws when the file that came along is not as it should be
 */
export function readTerms({ regions, packs, refused }: Needs): Terms {
  const shipped = retentionFile.parse(JSON.parse(readFileSync(join(regions, NAME), 'utf8')))
  const own = packs === undefined ? undefined : read(join(packs, NAME), refused)
  if (!own) return shipped
  return { checked: own.checked, terms: { ...shipped.terms, ...own.terms } }
}

function read(file: string, refused: Needs['refused']): RetentionOverride | undefined {
  if (!existsSync(file)) return undefined
  try {
    const parsed = retentionOverride.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    if (parsed.success) return parsed.data
    const places = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    refused(new Error(`the terms are not as they should be: ${places.join(', ')}`))
  } catch (cause) {
    refused(new Error('the terms cannot be read', { cause }))
  }
  return undefined
}

/** The moment so long after another. @param from ms since 1970 */
export function after(from: number, { count, unit }: Pick<Term, 'count' | 'unit'>): number {
  const at = new Date(from)
  if (unit === 'days') at.setUTCDate(at.getUTCDate() + count)
  else at.setUTCFullYear(at.getUTCFullYear() + count)
  return at.getTime()
}

/** The moment so long before another: what is older has served its term. @param to ms since 1970 */
export const before = (to: number, { count, unit }: Pick<Term, 'count' | 'unit'>): number =>
  after(to, { count: -count, unit })
