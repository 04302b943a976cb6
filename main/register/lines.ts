import { CORRECTION_STATES, type CorrectionState } from '../../domain/correction.ts'
import { correction as correctionShape, type Correction } from '../../contract/correction.ts'
import type { Database } from '../store/database.ts'
import { conditionsOf, type Wanted } from './filter.ts'
import type { Sealed } from './signature-fault.ts'

/** One correction as the list needs it. `certificates` are the signers', DER, the first person first; `fault` '' is good. */
export type Line = {
  readonly number: number
  readonly state: CorrectionState
  readonly correction: Correction
  readonly certificates: readonly Uint8Array[]
  readonly check: { readonly at: number; readonly fault: string } | undefined
}

/** A correction by its place in the chain and its id. */
export type Ref = { readonly number: number; readonly id: string }

type Row = {
  number: number
  state: CorrectionState
  body: Buffer
  checkedAt: number | null
  fault: string | null
}

/** The journal of corrections as it is looked through: see step 12 for what makes that quick. */
export function linesOf(database: Database) {
  const certificates = database
    .prepare<[number], Buffer>(
      `select s.certificate from register_signer r join signer_certificate s on s.number = r.certificate
       where r.correction = ? order by r.place`,
    )
    .pluck()
  const seal = database.prepare<
    [number],
    { content: Buffer; signature: Buffer | null; id: string; certificate: Buffer | null }
  >(
    `select c.id, c.body content, c.certificate, coalesce((select signature from fuller_signature f
       where f.correction = c.id order by f.number desc limit 1), c.signature) signature
     from correction c where c.number = ?`,
  )
  const signers = database
    .prepare<[string], Buffer>(
      'select certificate from correction_signer where correction = ? order by place',
    )
    .pluck()
  const every = database.prepare<[], { number: number; certificate: Buffer }>(
    'select number, certificate from signer_certificate',
  )
  const classes = database
    .prepare<[], string>(
      `select distinct e.class_name from register_line l join person p on p.id = l.person
       join enrolment e on e.person = p.row_id and e.until is null`,
    )
    .pluck()
  const check = database.prepare<[number], { at: number; fault: string }>(
    'select at, fault from signature_check where correction = ?',
  )
  const all = database.prepare<[], number>('select count(*) from register_line').pluck()
  const bad = database.prepare<[], number>(`select count(*) from signature_check where fault <> ''`).pluck()

  return {
    /** A part of what fits, the newest first. */
    list(wanted: Wanted, { from, limit }: { from: number; limit: number }): Line[] {
      const { where, values } = conditionsOf(wanted)
      // The large rows are read only for the lines that are given.
      const rows = database.prepare<[object], Row>(`
        select l.number, l.state, c.body, k.at checkedAt, k.fault
        from (select number, state from register_line l ${where} order by number desc limit @limit offset @skip) l
        join correction c on c.number = l.number left join signature_check k on k.correction = l.number
        order by l.number desc`)
      return rows.all({ ...values, limit, skip: from }).map((row) => ({
        number: row.number,
        state: row.state,
        correction: correctionShape.parse(JSON.parse(row.body.toString('utf8'))),
        certificates: certificates.all(row.number),
        check: row.checkedAt === null ? undefined : { at: row.checkedAt, fault: row.fault ?? '' },
      }))
    },

    /** How many fit in each state, when the state is not asked for. */
    states(wanted: Wanted): Record<CorrectionState, number> {
      const { where, values } = conditionsOf({ ...wanted, states: undefined })
      const counted = database
        .prepare<[object], { state: CorrectionState; count: number }>(
          `select l.state, count(*) count from register_line l ${where} group by l.state`,
        )
        .all(values)
      const found = new Map(counted.map(({ state, count }) => [state, count]))
      return Object.fromEntries(CORRECTION_STATES.map((state) => [state, found.get(state) ?? 0])) as Record<
        CorrectionState,
        number
      >
    },

    /** What fits, the oldest first. */
    refs(wanted: Wanted, { onlySigned }: { onlySigned: boolean }): Ref[] {
      const { where, values } = conditionsOf(wanted)
      const signed = onlySigned ? `${where === '' ? 'where' : 'and'} l.signed_at is not null` : ''
      return database
        .prepare<[object], Ref>(
          `select l.number, l.id from register_line l ${where} ${signed} order by l.number`,
        )
        .all(values)
    },
    checkOf: (number: number): { at: number; fault: string } | undefined => check.get(number),

    /** What is verified of a correction; undefined for one that is not signed. */
    sealedOf(number: number): Sealed | undefined {
      const row = seal.get(number)
      if (!row?.signature) return undefined
      const kept = signers.all(row.id)
      // What was signed before this program kept evidence has its first signer all the same.
      const all = kept.length === 0 && row.certificate ? [row.certificate] : kept
      return { content: row.content, signature: row.signature, kept: all }
    },

    all: (): number => all.get() ?? 0,
    /** How many signatures did not hold when they were verified last. */
    bad: (): number => bad.get() ?? 0,
    /** Every certificate that has signed here. */
    certificates: (): { number: number; certificate: Uint8Array }[] => every.all(),
    classes: (): string[] => classes.all(),
  }
}

export type Lines = ReturnType<typeof linesOf>
