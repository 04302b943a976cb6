import { fits, type Row, type WholeRow } from './fit.ts'
import type { Memories } from './memory.ts'
import { after, type Reading } from './reading.ts'

/** Rows found, and how many statements were run for them. */
export type Rows = { readonly rows: Row[]; readonly runs: number }

/** Ways to understand a query remembered with whom they led to. */
const MOST = 1_000

/**
 * Remembers whom a way to understand a query led to. As one goes on typing a name, all that fit the longer beginning
 * are among those that fitted the shorter one, where these were all there are: the base is not asked again.
 */
export function narrowingOf(memories: Memories) {
  const found = memories.remember<Rows>(MOST)

  return {
    /**
     * @param led what the rows are read by, but for `rest`
     * @param read asks the base
     */
    of(led: string, rest: readonly Reading[], limit: number, read: () => Rows): Rows {
      const [last, ...others] = rest
      if (last && others.length === 0 && isName(last)) {
        for (let length = last.low.length; length > 0; length -= 1) {
          const wider = found.known(`${led}|${last.field}:${last.low.slice(0, length)}*`)
          if (wider && wider.rows.length < limit) return amongst(wider, last)
        }
      }
      return found.of(`${led}|${rest.map(textOf).join('|')}`, read)
    },
  }
}

const amongst = ({ rows, runs }: Rows, last: Reading): Rows => ({
  // Of a name no more is looked at than the name.
  rows: rows.filter((row) => fits(last, row as WholeRow)),
  runs,
})

const isName = ({ field }: Reading): boolean =>
  field === 'surname' || field === 'name' || field === 'patronymic'

/** A reading as a part of a key. */
export const textOf = ({ field, low, high, tail = '' }: Reading): string =>
  `${field}:${low}${low === high ? '' : high === after(low) ? '*' : `-${high}`}${tail && `~${tail}`}`
