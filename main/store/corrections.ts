import { canonicalJson } from '../../domain/canonical.ts'
import { CORRECTION_STATES, mayFollow, type CorrectionState } from '../../domain/correction.ts'
import { correction, type Correction } from '../../contract/correction.ts'
import { CHAIN_START, linkAfter } from './chain.ts'
import type { Database } from './database.ts'

/** A correction as the base holds it. `bytes` are what is or will be signed; times are ms since 1970. */
export type HeldCorrection = {
  readonly number: number
  readonly correction: Correction
  readonly bytes: Uint8Array
  readonly state: CorrectionState
  readonly signature: Uint8Array | undefined
  readonly certificate: Uint8Array | undefined
  readonly signedAt: number | undefined
}

/** What a signature adds to a draft: detached CAdES and the signer's certificate, both DER. */
export type Seal = {
  readonly signature: Uint8Array
  readonly certificate: Uint8Array
  readonly signedAt: number
}

type Row = {
  number: number
  body: Buffer
  state: string
  signature: Buffer | null
  certificate: Buffer | null
  signedAt: number | null
}

const SELECT = 'select number, body, state, signature, certificate, signed_at signedAt from correction'

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
  const byId = database.prepare<[string], Row>(`${SELECT} where id = ?`)
  const byPerson = database.prepare<[string], Row>(`${SELECT} where person = ? order by number`)
  const newest = database.prepare<[number], Row>(`${SELECT} order by number desc limit ?`)
  const inState = database.prepare<[string], Row>(`${SELECT} where state = ? order by number`)
  const states = database.prepare<[], { state: string; count: number }>(
    'select state, count(*) count from correction group by state',
  )
  const move = database.prepare('update correction set state = ? where id = ? and state = ?')
  const setSeal = database.prepare(
    'update correction set signature = ?, certificate = ?, signed_at = ? where id = ? and signature is null',
  )
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

function heldOf({ number, body, state, signature, certificate, signedAt }: Row): HeldCorrection {
  return {
    number,
    correction: correction.parse(JSON.parse(body.toString('utf8'))),
    bytes: body,
    state: state as CorrectionState,
    signature: signature ?? undefined,
    certificate: certificate ?? undefined,
    signedAt: signedAt ?? undefined,
  }
}
