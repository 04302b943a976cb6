import type { Database } from './database.ts'

/**
 * Puts very many rows into a table, several with each statement: the way of a statement costs as much as the row.
 * Gives the function that takes the values of all rows one after another. `or fail`: the base keeps no journal of each
 * statement to take it back; where a row is refused, the rows before it are in, and the caller takes all of them back.
 *
 * @param into the table with its columns, `link (pupil, guardian)`
 * @param width how many columns those are
 * @param together rows in one statement; about ten are best for long rows, a hundred for those of two numbers
 */
export function rowsInto(
  database: Database,
  into: string,
  width: number,
  together = 10,
): (values: readonly unknown[]) => void {
  const row = `(${Array(width).fill('?').join()})`
  const some = database.prepare(`insert or fail into ${into} values ${Array(together).fill(row).join()}`)
  const one = database.prepare(`insert or fail into ${into} values ${row}`)
  const step = width * together

  return (values) => {
    let at = 0
    for (; at + step <= values.length; at += step) some.run(values.slice(at, at + step))
    for (; at < values.length; at += width) one.run(values.slice(at, at + width))
  }
}
