import { v7 } from 'uuid'
import type { Correction } from '../../contract/correction.ts'
import type { Parcel } from '../../contract/gateway.ts'
import { valueOf, type PersonRecord } from '../../contract/person.ts'
import type { Sql } from '../../gateway/archive/sql.ts'
import { bytesOf } from '../../main/store/corrections.ts'
import { sealer } from './card.ts'
import type { DeskTerms } from './terms.ts'

/** A request that lies ready: signed corrections of one workplace. */
export type Ready = { readonly desk: DeskTerms; readonly parcels: readonly Parcel[] }

type Wishes = { sql: Sql; desks: readonly DeskTerms[]; each: number; sizes: readonly number[]; skip: number }

/**
 * Signs so many corrections for each desk, in requests of the sizes given, one after another. They are of the last
 * people of each school, whom nobody else corrects, before as many as are skipped.
 */
export async function readyRequests({ sql, desks, each, sizes, skip }: Wishes): Promise<Ready[]> {
  const ready: Ready[] = []
  let turn = 0
  for (const desk of desks) {
    const people = await lastOf(sql, desk, each, skip)
    const seal = sealer(desk.card)
    const parcels = people.map((record, place) => {
      const becomes = `+78${String(desk.number * 1_000 + skip + place).padStart(9, '0')}`
      return parcelOf(phoneOf(desk, record, becomes), seal)
    })
    for (let from = 0; from < parcels.length;) {
      const size = sizes[turn++ % sizes.length] ?? 1
      ready.push({ desk, parcels: parcels.slice(from, from + size) })
      from += size
    }
  }
  // As they come: no two of a school in a row.
  return ready
    .toSorted((one, other) => (one.parcels[0]!.bytes < other.parcels[0]!.bytes ? -1 : 1))
    .sort(byChanceOfId)
}

const byChanceOfId = (one: Ready, other: Ready): number =>
  one.parcels[0]!.id.slice(-8) < other.parcels[0]!.id.slice(-8) ? -1 : 1

/** The last people of a school; its desks have each their own. */
export async function lastOf(sql: Sql, desk: DeskTerms, count: number, skip = 0): Promise<PersonRecord[]> {
  const rows = await sql.query<{ body: PersonRecord }>(
    'select body from person where school = $1 and not gone order by id desc limit $2 offset $3',
    [desk.school, count, skip + desk.place * count],
  )
  return rows.map(({ body }) => body)
}

/** A correction of a telephone number. */
export const phoneOf = (desk: DeskTerms, record: PersonRecord, becomes: string): Correction => ({
  form: 1,
  id: v7(),
  school: desk.school,
  workplace: desk.workplace,
  person: record.id,
  baseVersion: record.version,
  changes: [{ field: 'phone', was: valueOf(record, 'phone'), becomes }],
  basis: 'original',
  askedBy: 'guardian',
  created: new Date().toISOString(),
  training: false,
})

/** Signed now and packed. */
export function parcelOf(one: Correction, seal: ReturnType<typeof sealer>): Parcel {
  const bytes = bytesOf(one)
  return {
    id: one.id,
    bytes: Buffer.from(bytes).toString('base64'),
    signature: Buffer.from(seal(bytes, Date.now()).signature).toString('base64'),
  }
}
