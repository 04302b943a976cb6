import type { Database } from '../store/database.ts'
import type { Entry } from './entry.ts'
import { slipKeys } from './slip.ts'

type Place = 'surname' | 'name' | 'patronymic' | 'also'

const PLACES: readonly Place[] = ['surname', 'name', 'patronymic', 'also']

/** Letters that may be left out of a word when it is looked for with typos. */
export const LEFT_OUT = 2

/** The distinct words and how many entries have them where; a word nobody has any more is forgotten. */
export function lexiconOf(database: Database) {
  const count = Object.fromEntries(
    PLACES.map((place) => [
      place,
      database.prepare<[string, number], { id: number; holders: number }>(
        `insert into search_word (text, ${place}) values (?, ?)
           on conflict (text) do update set ${place} = ${place} + excluded.${place}
           returning id, surname + name + patronymic + also holders`,
      ),
    ]),
  ) as Record<Place, ReturnType<typeof database.prepare<[string, number], { id: number; holders: number }>>>
  const remove = database.prepare('delete from search_word where id = ?')
  const addSlip = database.prepare('insert or ignore into search_slip values (?, ?)')
  const removeSlip = database.prepare('delete from search_slip where key = ? and word = ?')

  const each = (entry: Entry, seen: (word: string, place: Place) => void): void => {
    for (const place of PLACES) {
      for (const word of entry[place].split(' ')) if (word !== '') seen(word, place)
    }
  }

  return {
    add: (entry: Entry): void =>
      each(entry, (word, place) => {
        const { id, holders } = count[place].get(word, 1)!
        if (holders === 1) for (const key of slipKeys(word, LEFT_OUT)) addSlip.run(key, id)
      }),

    drop: (entry: Entry): void =>
      each(entry, (word, place) => {
        const { id, holders } = count[place].get(word, -1)!
        if (holders > 0) return
        for (const key of slipKeys(word, LEFT_OUT)) removeSlip.run(key, id)
        remove.run(id)
      }),
  }
}
