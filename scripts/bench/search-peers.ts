import type { Base } from './base.ts'
import { timeOf, timesOf } from './times.ts'
import type { Query } from './typing.ts'

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
