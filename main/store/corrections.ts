import { canonicalJson } from '../../domain/canonical.ts'
import { CORRECTION_STATES, mayFollow, type CorrectionState } from '../../domain/correction.ts'
import { correction, type Correction } from '../../contract/correction.ts'
import { evidence, type Evidence } from '../../contract/trust.ts'
import { CHAIN_START, linkAfter } from './chain.ts'
import type { Database } from './database.ts'

/**
 * A correction as the base holds it. `bytes` are what is or will be signed; `signature` is the fullest one, with
 * everything that was added later; `certificate` and `signedAt` are the first signer's. Times are ms since 1970.
 */
export type HeldCorrection = {
  readonly number: number
  readonly correction: Correction
  readonly bytes: Uint8Array
  readonly state: CorrectionState
  readonly signature: Uint8Array | undefined
  readonly certificate: Uint8Array | undefined
  readonly signedAt: number | undefined
  /** Everybody who has signed so far has a time stamp. */
  readonly isStamped: boolean
}

/** What a signature adds to a draft: detached CAdES and the signer's certificate, both DER. */
export type Seal = {
  readonly signature: Uint8Array
  readonly certificate: Uint8Array
  readonly signedAt: number
}

/** Somebody who signed: the first person or the second, with what was known of the certificate then. */
export type KeptSigner = {
  readonly place: 1 | 2
  readonly certificate: Uint8Array
  readonly signedAt: number
  readonly evidence: Evidence
}

/** Why a signature has become fuller. */
export type Growth = 'time-stamp' | 'second-person'

type Row = {
  number: number
  body: Buffer
  state: string
  signature: Buffer | null
  certificate: Buffer | null
  signedAt: number | null
  why: Growth | null
}

type SignerRow = { place: 1 | 2; certificate: Buffer; signedAt: number; evidence: string }

/** Each fuller signature is made of the one before, so the newest row holds everything. */
const SELECT = `
  select c.number, c.body, c.state, coalesce(f.signature, c.signature) signature, c.certificate,
    c.signed_at signedAt, f.why
  from correction c left join fuller_signature f on f.number =
    (select max(number) from fuller_signature where correction = c.id)`

/**
 * The journal of corrections: rows are added and moved on, never altered or deleted. Each row is chained
 * to the one before it, so a missing or altered one is seen by `firstBrokenLink`.
 */
export function correctionsOf(database: Database) {
  const insert = database.prepare(`
    insert into correction (id, person, body, created, state, previous, chain)
    values (?, ?, ?, ?, 'draft', ?, ?)`)
  const lastChain = database
    .prepare<[], string>('select chain from correction order by number desc limit 1')
    .pluck()
  const byId = database.prepare<[string], Row>(`${SELECT} where c.id = ?`)
  const byPerson = database.prepare<[string], Row>(`${SELECT} where c.person = ? order by c.number`)
  const newest = database.prepare<[number], Row>(`${SELECT} order by c.number desc limit ?`)
  const inState = database.prepare<[string], Row>(`${SELECT} where c.state = ? order by c.number`)
  const states = database.prepare<[], { state: string; count: number }>(
    'select state, count(*) count from correction group by state',
  )
  const move = database.prepare('update correction set state = ? where id = ? and state = ?')
  const setSeal = database.prepare(
    'update correction set signature = ?, certificate = ?, signed_at = ? where id = ? and signature is null',
  )
  const addFuller = database.prepare(
    'insert into fuller_signature (correction, why, signature, added) values (?, ?, ?, ?)',
  )
  const addSigner = database.prepare(
    'insert into correction_signer (correction, place, certificate, signed_at, evidence) values (?, ?, ?, ?, ?)',
  )
  const signers = database.prepare<[string], SignerRow>(
    'select place, certificate, signed_at signedAt, evidence from correction_signer where correction = ? order by place',
  )
  const unstamped = `
    from correction c where c.signature is not null and c.state <> 'closed' and ifnull(
      (select why from fuller_signature where correction = c.id order by number desc limit 1), '') <> 'time-stamp'`
  const toStamp = database
    .prepare<[number, number], string>(`select c.id ${unstamped} and c.number > ? order by c.number limit ?`)
    .pluck()
  const countToStamp = database.prepare<[], number>(`select count(*) ${unstamped}`).pluck()
  const chained = database.prepare<[], { number: number; body: Buffer; previous: string; chain: string }>(
    'select number, body, previous, chain from correction order by number',
  )

  const find = (id: string): HeldCorrection | undefined => {
    const row = byId.get(id)
    return row && heldOf(row)
  }

  /** @throws when the state the correction is in does not allow it; the caller's transaction is undone */
  function moveTo(id: string, to: CorrectionState): void {
    const held = find(id)
    if (!held || !mayFollow(held.state, to)) throw new Error(`a correction cannot pass to ${to}`)
    move.run(to, id, held.state)
  }

  return {
    find,
    moveTo,
    /** Adds a draft. Call inside a transaction when something else belongs to it. */
    add(draft: Correction): void {
      const bytes = bytesOf(draft)
      const previous = lastChain.get() ?? CHAIN_START
      insert.run(
        draft.id,
        draft.person,
        bytes,
        Date.parse(draft.created),
        previous,
        linkAfter(previous, bytes),
      )
    },
    /** Puts the signature to a draft, once. Call inside a transaction with the outbox row. */
    seal(id: string, { signature, certificate, signedAt }: Seal): void {
      moveTo(id, 'signed')
      setSeal.run(signature, certificate, signedAt, id)
    },
    /** Keeps who signed. Call inside the transaction that keeps the signature. @throws when that place is taken */
    addSigner(id: string, { place, certificate, signedAt, evidence }: KeptSigner): void {
      addSigner.run(id, place, certificate, signedAt, JSON.stringify(evidence))
    },
    /** Everybody who has signed, the first person first; empty for what was signed before step 8. */
    signersOf: (id: string): KeptSigner[] =>
      signers.all(id).map((row) => ({ ...row, evidence: evidence.parse(JSON.parse(row.evidence)) })),
    /** Keeps the same signature with more around it. Call inside a transaction in which it was found as it was. */
    addFuller(id: string, why: Growth, signature: Uint8Array, at: number): void {
      if (!find(id)?.signature) throw new Error('only what is signed grows')
      addFuller.run(id, why, signature, at)
    },
    /** Ids of what is signed and still without a time stamp, oldest first, after the one of that number. */
    toStamp: (after: number, limit: number): string[] => toStamp.all(after, limit),
    countToStamp: (): number => countToStamp.get() ?? 0,
    ofPerson: (person: string): HeldCorrection[] => byPerson.all(person).map(heldOf),
    in: (state: CorrectionState): HeldCorrection[] => inState.all(state).map(heldOf),
    newest: (limit: number): HeldCorrection[] => newest.all(limit).map(heldOf),
    counts: (): Record<CorrectionState, number> => {
      const found = new Map(states.all().map(({ state, count }) => [state, count]))
      return Object.fromEntries(CORRECTION_STATES.map((state) => [state, found.get(state) ?? 0])) as Record<
        CorrectionState,
        number
      >
    },
    /** The number of the first row whose link does not hold, or undefined when the chain is whole. */
    firstBrokenLink(): number | undefined {
      let previous = CHAIN_START
      for (const row of chained.iterate()) {
        if (row.previous !== previous || row.chain !== linkAfter(previous, row.body)) return row.number
        previous = row.chain
      }
      return undefined
    },
  }
}

export type Corrections = ReturnType<typeof correctionsOf>

/** The bytes of a correction that are signed, sent and kept: UTF-8 of its canonical JSON. */
export const bytesOf = (one: Correction): Uint8Array => Buffer.from(canonicalJson(one), 'utf8')

function heldOf({ number, body, state, signature, certificate, signedAt, why }: Row): HeldCorrection {
  return {
    number,
    correction: correction.parse(JSON.parse(body.toString('utf8'))),
    bytes: body,
    state: state as CorrectionState,
    signature: signature ?? undefined,
    certificate: certificate ?? undefined,
    signedAt: signedAt ?? undefined,
    isStamped: why === 'time-stamp',
  }
}
