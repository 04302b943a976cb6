import type { Outcome } from '../domain/outcome.ts'
import type { Refusal, Verdict } from '../contract/gateway.ts'
import type { Archive } from './archive/archive.ts'
import type { Judged, KeptSigner } from './archive/corrections.ts'
import { isAway } from './archive/postgres.ts'
import type { Workplace } from './archive/rights.ts'
import type { Earlier, SchoolRecord } from './archive/taking.ts'
import { gathered } from './gather.ts'
import { faultOf, judge, type Opened, type Signer } from './judge.ts'
import type { Offered } from './parcel.ts'

type Needs = {
  readonly archive: Pick<Archive, 'together'>
  /** `listed`: only certificates entered for the school; `any`: all that the trusted authorities issued. */
  readonly certificates: 'listed' | 'any'
}

/** One request: its parcels, and what opening each has come to. */
export type Offer = {
  readonly parcels: readonly Offered[]
  readonly opened: ReadonlyMap<Offered, Outcome<Opened, Refusal>>
  readonly sender: Workplace
  readonly received: Date
}

/** A verdict for each parcel, in their order, and what was added to the log. */
export type Taken = { readonly verdicts: Verdict[]; readonly added: Judged[] }

/** A second transaction is begun beside the first only where many wait: for a school that somebody else holds. */
const LANES = 4
const WORTH = 24

/** Of one transaction: some sixty requests of one parcel, or two full ones. */
const MOST = 200
const REQUEST_WEIGHT = 2

/**
 * Holds what was opened against the records and writes it down. Requests that come close together, of one school or of
 * several, are taken in one transaction, one after another as they came: each sees what those before it have changed.
 */
export function taker({ archive, certificates }: Needs): (offer: Offer) => Promise<Taken> {
  const take = (offers: readonly Offer[]): Promise<Taken[]> =>
    archive.together(schoolsOf(offers), async ({ taking }) => {
      const found = await taking.look({
        ids: offers.flatMap(({ parcels }) => parcels.map(({ id }) => id)),
        people: offers.flatMap(believedOf),
        listed: certificates === 'listed' ? schoolsOf(offers) : [],
      })
      const known = new Map<string, Earlier>(found.earlier.map((one) => [one.id, one]))
      const held = new Map(found.held.map((one) => [keyOf(one.school, one.record.id), one]))
      const changed = new Map<string, SchoolRecord>()

      const taken = offers.map(({ parcels, opened, sender, received }): Taken => {
        const added: Judged[] = []
        const mayCorrect = (fingerprint: string): boolean =>
          certificates === 'any' || (found.listed.get(sender.school)?.has(fingerprint) ?? false)
        const verdictOn = (parcel: Offered): Verdict => {
          const earlier = known.get(parcel.id)
          if (earlier) return again(parcel, earlier, sender)
          const one = opened.get(parcel)!
          if (!one.ok) return refused(parcel.id, one.fault)
          const fault = faultOf(one.value, mayCorrect)
          if (fault) return refused(parcel.id, fault)

          const key = keyOf(sender.school, one.value.correction.person)
          const person = held.get(key)
          if (!person) return refused(parcel.id, 'person-unknown')
          const { verdict, record } = judge(one.value.correction, person.record)
          if (record) {
            held.set(key, { school: sender.school, record })
            changed.set(key, { school: sender.school, record })
          }
          const judged = judgedOf(one.value, verdict, sender, received)
          known.set(parcel.id, judged)
          added.push(judged)
          return verdict
        }
        return { verdicts: parcels.map(verdictOn), added }
      })
      await taking.write(
        [...changed.values()],
        taken.flatMap(({ added }) => added),
      )
      return taken
    })

  // Schools do not wait for each other: the same id may have come to another gateway at this very moment.
  const takeAgain = (offers: readonly Offer[]): Promise<Taken[]> =>
    take(offers).catch((cause: unknown) => {
      if (isTaken(cause)) return take(offers)
      throw cause
    })
  return gathered(takeAgain, {
    lanes: LANES,
    worth: WORTH,
    most: MOST,
    weightOf: ({ parcels }) => REQUEST_WEIGHT + parcels.length,
    isOfAll: isAway,
  })
}

/** PostgreSQL's words for a key that is there already, and for two that wait for each other's keys. */
const isTaken = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && (cause.code === '23505' || cause.code === '40P01')

const schoolsOf = (offers: readonly Offer[]): string[] => [
  ...new Set(offers.map(({ sender }) => sender.school)),
]

const believedOf = ({ opened, sender: { school } }: Offer): { school: string; id: string }[] =>
  [...opened.values()].flatMap((one) => (one.ok ? [{ school, id: one.value.correction.person }] : []))

const keyOf = (school: string, person: string): string => `${person} ${school}`

const refused = (id: string, code: Refusal): Verdict => ({ id, state: 'refused', code })

function again(parcel: Offered, earlier: Earlier, sender: Workplace): Verdict {
  const isSame = earlier.school === sender.school && Buffer.from(earlier.bytes).equals(parcel.bytes)
  return isSame ? earlier.verdict : refused(parcel.id, 'id-taken')
}

const judgedOf = (
  { correction, bytes, signature, signers }: Opened,
  verdict: Verdict,
  sender: Workplace,
  received: Date,
): Judged => ({
  id: correction.id,
  school: sender.school,
  workplace: sender.workplace,
  person: correction.person,
  bytes,
  signature,
  certificate: signers[0].fingerprint,
  signedAt: signers[0].signedAt,
  signers: signers.map(keptSigner),
  verdict,
  received,
})

/** Without the СНИЛС: the certificate lies in the signature, and the log need not spread it. */
const keptSigner = ({
  fingerprint,
  signedAt,
  stampedAt,
  stampedBy,
  revocation,
  listFrom,
}: Signer): KeptSigner => ({
  fingerprint,
  signedAt: signedAt.toISOString(),
  ...(stampedAt && { stampedAt: stampedAt.toISOString() }),
  ...(stampedBy && { stampedBy }),
  revocation,
  ...(listFrom && { listFrom: listFrom.toISOString() }),
})
