import { packageContent } from '../../contract/exchange-files.ts'
import type { Database } from '../store/database.ts'

/** What lies of a person beside the card: pictures for undoing, ids of journals, rows of exchange packages. */
export function remainsOf(database: Database) {
  const images = database.prepare('delete from import_undo where person = ?')
  const carriers = database.prepare<[string], { id: string; content: string }>(`
    select distinct k.id, k.mapping content from package_item i join correction c on c.id = i.correction
    join package k on k.id = i.package where c.person = ?`)
  const persons = database
    .prepare<[string], string>(
      `select c.person from package_item i join correction c on c.id = i.correction
       where i.package = ? order by i.place`,
    )
    .pluck()
  const setContent = database.prepare('update package set mapping = ? where id = ?')
  const oldImages = database.prepare(
    'delete from import_undo where batch in (select id from import_batch where at < ?)',
  )
  const imagesOfForgotten = database.prepare(
    'delete from import_undo where person in (select person from forgotten)',
  )
  const idsOfForgotten = database.prepare(
    'delete from journal_id where person in (select person from forgotten)',
  )
  const names = database.prepare(`
    delete from holder where seen < ?
      and fingerprint not in (select fingerprint from staff_member) and staff not in (select id from staff_member)`)

  /** Takes the person's row and name out of a package; the signed corrections themselves stay. */
  function unpack(id: string, content: string, person: string): number {
    const held = packageContent.parse(JSON.parse(content))
    const whose = persons.all(id)
    // The table has one row for each person who was in the base then, in the order of their first correction.
    const rows = [...new Set(whose.filter((_one, place) => held.items[place]?.person !== ''))]
    const row = rows.indexOf(person)
    if (row === -1) return 0
    const table = held.table && { ...held.table, rows: held.table.rows.toSpliced(row, 1) }
    const items = held.items.map((item, place) => (whose[place] === person ? { ...item, person: '' } : item))
    setContent.run(JSON.stringify({ ...held, table, items }), id)
    return 1
  }

  return {
    /** Erases pictures and rows of packages; gives how many there were. Call inside a transaction. */
    erase(person: string): { images: number; packed: number } {
      let packed = 0
      for (const { id, content } of carriers.all(person)) packed += unpack(id, content, person)
      return { images: images.run(person).changes, packed }
    },
    /** Ids of journals and pictures of everybody who is gone from the base, however it came. No undoing has a use for them. */
    eraseForgotten(): number {
      idsOfForgotten.run()
      return imagesOfForgotten.run().changes
    },
    /** What older imports could be undone by. @param before ms since 1970 */
    eraseImages: (before: number): number => oldImages.run(before).changes,
    /** Names of those who had a shift here once and work here no more. @param before ms since 1970 */
    eraseNames: (before: number): number => names.run(before).changes,
  }
}

export type Remains = ReturnType<typeof remainsOf>
