import { isIsoDate } from '../../domain/date.ts'
import { daysLate, type IssuedPaper } from '../../domain/birth-order.ts'
import type { Database } from '../store/database.ts'

/** How soon after the birthday papers are issued in this base. */
export type Lateness = {
  /** Natural logarithm of how likely a person of this birth date (ISO) has these papers; undefined where they tell nothing. */
  readonly likelihood: (birth: string, papers: readonly IssuedPaper[]) => number | undefined
}

/** Papers of so many people tell how any base does it: more would only take time. */
const MOST_READ = 30_000

/** From so many days on one is as likely as another: a paper issued anew. */
const LATEST = 400

/** What is known without the base weighs as much as so many papers of it. */
const KNOWN = 40

/** Of a hundred papers so many are issued anew, on any day. */
const ANEW = 0.03

/** Days differ by chance: each is judged together with its neighbours. */
const BESIDE = 1

/** Most papers come within weeks, half as many in each month that follows. */
const HALVED_DAYS = 30

type Row = readonly [birth: string, type: IssuedPaper['type'], issued: string]

/** Reads the papers of the base once and counts by how many days they came after the birthday that asked for them. */
export function latenessOf(database: Database): Lateness {
  const rows = database
    .prepare<[], Row>(
      `select p.birth_date, d.type, d.issued from document d join person p on p.row_id = d.person
       where d.type in ('birth-certificate', 'foreign-birth-certificate', 'passport') limit ${MOST_READ}`,
    )
    .raw()
  const counts = new Map<IssuedPaper['type'], Uint32Array>()
  for (const [birth, type, issued] of rows.iterate()) {
    if (!isIsoDate(birth) || !isIsoDate(issued)) continue
    const late = daysLate(birth, { type, issued })
    if (late < 0) continue
    if (!counts.has(type)) counts.set(type, new Uint32Array(LATEST + 1))
    counts.get(type)![Math.min(late, LATEST)]!++
  }
  const shares = new Map([...counts].map(([type, counted]) => [type, sharesOf(counted)]))

  return {
    likelihood(birth, papers) {
      let sum: number | undefined
      for (const paper of papers) {
        const ofType = shares.get(paper.type)
        if (!ofType) continue
        const late = daysLate(birth, paper)
        if (late < 0) return -Infinity
        sum = (sum ?? 0) + ofType[Math.min(late, LATEST)]!
      }
      return sum
    },
  }
}

/** The logarithm of the share of each day: what was counted, and what is known of all papers. */
function sharesOf(counted: Uint32Array): Float64Array {
  const all = counted.reduce((sum, count) => sum + count, 0)
  return new Float64Array(LATEST + 1).map((_, late) => {
    const [from, to] = [Math.max(0, late - BESIDE), Math.min(LATEST - 1, late + BESIDE)]
    const around = late === LATEST ? 0 : counted.subarray(from, to + 1).reduce((sum, one) => sum + one, 0)
    const known = (1 - ANEW) * (Math.LN2 / HALVED_DAYS) * 2 ** (-late / HALVED_DAYS) + ANEW / LATEST
    return Math.log((around / (to - from + 1) + KNOWN * known) / (all + KNOWN))
  })
}
