import type { Database } from '../store/database.ts'
import type { Memories } from './memory.ts'
import type { Known } from './dictionary.ts'

const MOST_PER_KEY = 60
/** Keys asked for by one statement: a word of six letters with one left out has seven. */
const TOGETHER = 8
/** Remembered: the next letters of a word have nearly the same keys, and after the sixth the very same. */
const MOST_KEYS = 500

/** Words of the dictionary by the keys of their slips, see slip.ts. */
export function slippedOf(database: Database, memories: Memories) {
  const byOne = `
    select * from (
      select s.key, w.id, w.text, w.surname, w.name, w.patronymic, w.also
      from search_slip s join search_word w on w.id = s.word where s.key = ? limit ${MOST_PER_KEY}
    )`
  const statement = database.prepare<(number | null)[], Known & { key: number }>(
    Array.from({ length: TOGETHER }, () => byOne).join(' union all '),
  )
  const remembered = memories.remember<readonly Known[]>(MOST_KEYS)

  function read(keys: readonly number[]): Map<number, readonly Known[]> {
    const padding = Array.from({ length: TOGETHER - keys.length }, () => null)
    const found = Map.groupBy(statement.all(...keys, ...padding), ({ key }) => key)
    return new Map(keys.map((key) => [key, remembered.of(key, () => found.get(key) ?? [])]))
  }

  /** The words of each key in turn; read as they are taken. */
  return function* wordsOf(keys: readonly number[]): Generator<readonly Known[]> {
    let fresh: ReadonlyMap<number, readonly Known[]> = new Map()
    for (const [place, key] of keys.entries()) {
      const known = fresh.get(key) ?? remembered.known(key)
      if (!known)
        fresh = read(
          keys
            .slice(place)
            .filter((one) => !remembered.known(one))
            .slice(0, TOGETHER),
        )
      yield known ?? fresh.get(key)!
    }
  }
}
