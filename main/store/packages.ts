import { journal, type Journal } from '../../contract/exchange.ts'
import type { Database } from './database.ts'
import type { ByHand } from './hand-receipts.ts'

/**
 * A package that was handed over. `at` ms since 1970, `content` is what its files were made of besides the signed
 * corrections (JSON of main/exchange), so that the same file can be written again.
 */
export type KeptPackage = ByHand & {
  readonly number: number
  readonly id: string
  readonly at: number
  readonly journal: Journal
  readonly content: string
  readonly state: 'open' | 'discarded'
}

type Row = Omit<KeptPackage, 'journal'> & { journal: string }

const SELECT = `
  select number, id, at, journal, mapping content, by_name byName, by_print byPrint, state from package`

/** Exchange packages and what each has carried. Nothing of it is ever deleted. */
export function packagesOf(database: Database) {
  const insert = database.prepare(`
    insert into package (number, id, at, journal, mapping, by_name, by_print, state)
    values (@number, @id, @at, @journal, @content, @byName, @byPrint, @state)`)
  const insertItem = database.prepare(
    'insert into package_item (package, correction, place) values (?, ?, ?)',
  )
  const last = database.prepare<[], number>('select ifnull(max(number), 0) from package').pluck()
  const byId = database.prepare<[string], Row>(`${SELECT} where id = ?`)
  const all = database.prepare<[], Row>(`${SELECT} order by number desc`)
  const items = database
    .prepare<[string], string>('select correction from package_item where package = ? order by place')
    .pluck()
  const carriers = database.prepare<[string], Pick<KeptPackage, 'id' | 'number' | 'at' | 'state'>>(`
    select p.id, p.number, p.at, p.state from package_item i join package p on p.id = i.package
    where i.correction = ? order by p.number`)
  const stateOf = database.prepare<[string], string>('select state from correction where id = ?').pluck()
  const setState = database.prepare('update package set state = ? where id = ?')
  const signatures = database
    .prepare<[string, string], Buffer>(
      `select signature from correction where id = ? and signature is not null
       union all select signature from fuller_signature where correction = ?`,
    )
    .pluck()

  const packageOf = (row: Row): KeptPackage => ({ ...row, journal: journal.parse(row.journal) })

  return {
    /** The number of the next one; numbers of a desk run from 1. */
    nextNumber: (): number => (last.get() ?? 0) + 1,
    /** Call inside the transaction that hands the corrections over. @throws when that number is taken */
    add(one: KeptPackage, corrections: readonly string[]): void {
      insert.run(one)
      for (const [place, id] of corrections.entries()) insertItem.run(one.id, id, place)
    },
    find(id: string): KeptPackage | undefined {
      const row = byId.get(id)
      return row && packageOf(row)
    },
    /** The newest first. */
    list: (): KeptPackage[] => all.all().map(packageOf),
    /** Ids of the corrections it has carried, in their order there. */
    correctionsIn: (id: string): string[] => items.all(id),
    /** The packages that have carried a correction, the oldest first. */
    carriersOf: (correction: string) => carriers.all(correction),
    /** Where a correction stands, without reading it whole. */
    stateOf: (correction: string): string | undefined => stateOf.get(correction),
    moveTo: (id: string, state: KeptPackage['state']): void => void setState.run(state, id),
    /** Every signature that a correction has had, from the first to the fullest. */
    signaturesOf: (correction: string): Uint8Array[] => signatures.all(correction, correction),
  }
}

export type Packages = ReturnType<typeof packagesOf>
