import MiniSearch from 'minisearch'
import type { PersonRecord } from '../../contract/person.ts'
import { fold } from '../../domain/fold.ts'
import type { Base } from './base.ts'
import { timeOf, timesOf } from './times.ts'
import { keystrokes, shareFound, type Query } from './typing.ts'

/** What is known for forgiving search in a page, set as its readme advises, with the same folding as ours. */
export function meetMiniSearch(people: readonly PersonRecord[]) {
  const index = new MiniSearch<PersonRecord>({
    fields: ['lastName', 'firstName', 'middleName', 'className'],
    processTerm: fold,
    searchOptions: { prefix: true, fuzzy: 0.2, combineWith: 'AND', boost: { lastName: 2 } },
  })
  index.addAll(people)
  const find = (text: string) => index.search(text).map(({ id }) => String(id))
  return {
    share: (queries: readonly Query[]) => shareFound(queries, find),
    times: (queries: readonly Query[]) =>
      timesOf(
        queries.flatMap(({ text }) => keystrokes(text)).map((text) => timeOf(() => index.search(text))),
      ),
  }
}

/** What a program without an index does: every person is looked at, in the same encrypted base. */
export function meetLikeScan({ database }: Base, queries: readonly Query[]) {
  const scan = database.prepare<[string, string], number>(
    'select row_id from person where last_name like ? and first_name like ? limit 20',
  )
  const capital = (word: string) => word.charAt(0).toUpperCase() + word.slice(1)
  return timesOf(
    queries.map(({ text }) => {
      const [surname = '', name = ''] = text.split(' ').map(capital)
      return timeOf(() => scan.all(`${surname}%`, `${name}%`))
    }),
  )
}
