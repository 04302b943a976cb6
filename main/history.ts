import { verdict } from '../contract/gateway.ts'
import type { HistoryEntry } from '../contract/journal.ts'
import type { Desk } from './desk.ts'
import { settledOf } from './store/settled.ts'
import { commonNameOf } from './views.ts'

type Needs = Pick<Desk, 'database' | 'corrections' | 'outbox' | 'receipts' | 'rejections'>

/** Steps of which the answer says more. */
const SAID_BY_ANSWER = new Set(['correction.accepted', 'correction.refused', 'correction.conflict'])

/** Everything that has become of one correction, from the log of events and the receipts; undefined for none such. */
export function historian({ database, corrections, outbox, receipts: byHand, rejections }: Needs) {
  const events = database.prepare<[string], { at: number; what: string }>(
    `select at, what from event where subject = ? and (what like 'correction.%' or what in
     ('conflict.equal', 'conflict.reopen')) order by number`,
  )
  const settled = settledOf(database)

  return (id: string): { entries: HistoryEntry[]; tries: number } | undefined => {
    const held = corrections.find(id)
    if (!held) return undefined

    const receipts = outbox.receipts(id)
    const signers = corrections.signersOf(id)
    const signerAt = (place: 1 | 2) => signers.find((one) => one.place === place)?.certificate
    const by: { readonly [what: string]: Uint8Array | undefined } = {
      'correction.sign': signerAt(1) ?? held.certificate,
      'correction.second': signerAt(2),
    }
    const entries: (Omit<HistoryEntry, 'at'> & { at: number })[] = [
      ...events
        .all(id)
        .filter(({ what }) => receipts.length === 0 || !SAID_BY_ANSWER.has(what))
        .map(({ at, what }) => {
          const note = what === 'correction.reject' ? rejections.find(id)?.reason : undefined
          return { at, what, ...named(by[what]), ...(note && { note }) }
        }),
      ...receipts.map(({ at, answer }) => ({
        at,
        what: 'answer',
        answer: verdict.parse(JSON.parse(answer)),
      })),
      ...byHand.of(id).map(({ at, how, outcome, note, byName }) => ({
        at,
        what: `hand.${how}.${outcome}`,
        by: byName,
        ...(note !== '' && { note }),
      })),
      ...settled.of(id).map(({ at, byName }) => ({
        at,
        what: 'conflict.settle',
        ...(byName !== '' && { by: byName }),
      })),
    ]
    return {
      entries: entries
        .toSorted((one, other) => one.at - other.at)
        .map((one) => ({ ...one, at: new Date(one.at).toISOString() })),
      tries: outbox.find(id)?.failures ?? 0,
    }
  }
}

const named = (certificate: Uint8Array | undefined) => certificate && { by: commonNameOf(certificate) }
