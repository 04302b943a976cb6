import { setImmediate } from 'node:timers/promises'
import type { Parcel, Refusal, Verdict } from '../contract/gateway.ts'
import type { PersonRecord } from '../contract/person.ts'
import type { Archive } from './archive/archive.ts'
import type { Judged, KeptSigner } from './archive/corrections.ts'
import type { Workplace } from './archive/rights.ts'
import { judge, open, type Opened, type Signer, type Verify } from './judge.ts'

type Needs = {
  archive: Archive
  verify: Verify
  /** Clock, ms since 1970. */
  now: () => number
  training: boolean
  /** `listed`: only certificates entered for the school; `any`: all that the trusted authorities issued. */
  certificates: 'listed' | 'any'
  oldestDays: number
  secondSignature: boolean
}

const refused = (id: string, code: Refusal): Verdict => ({ id, state: 'refused', code })

/**
 * Takes in a batch and gives a verdict for each parcel, in their order. What was once held against a record
 * has its verdict for ever: the same bytes get it again, other bytes are refused. What was never held
 * against one (no trust, no right, no such person) is looked at anew each time.
 */
export function receiver(needs: Needs) {
  const { archive, now, certificates } = needs
  return async (parcels: readonly Parcel[], sender: Workplace): Promise<Verdict[]> => {
    const listed = certificates === 'listed' ? await archive.rights.certificatesOf(sender.school) : undefined
    const mayCorrect = (fingerprint: string): boolean => listed?.has(fingerprint) ?? true
    const received = new Date(now())
    const ids = parcels.map(({ id }) => id)

    const before = await archive.corrections.known(ids)
    const opened = new Map<Parcel, ReturnType<typeof open>>()
    for (const parcel of parcels) {
      if (before.has(parcel.id)) continue
      opened.set(parcel, open(parcel, { ...needs, sender, mayCorrect, received }))
      // Signatures of a hundred parcels take tens of milliseconds: others are let in between.
      await setImmediate()
    }

    return archive.together(sender.school, async ({ people, corrections }) => {
      const known = await corrections.known(ids)
      const believed = [...opened.values()].flatMap((one) => (one.ok ? [one.value.correction.person] : []))
      const held = await people.find(sender.school, believed)
      const changed = new Map<string, PersonRecord>()
      const added: Judged[] = []

      const verdictOn = (parcel: Parcel): Verdict => {
        const earlier = known.get(parcel.id)
        if (earlier) return again(parcel, earlier, sender)
        const one = opened.get(parcel)!
        if (!one.ok) return refused(parcel.id, one.fault)

        const person = held.get(one.value.correction.person)
        if (!person) return refused(parcel.id, 'person-unknown')
        const { verdict, record } = judge(one.value.correction, person)
        if (record) {
          held.set(record.id, record)
          changed.set(record.id, record)
        }
        const judged = judgedOf(one.value, verdict, sender, received)
        known.set(parcel.id, judged)
        added.push(judged)
        return verdict
      }

      const verdicts = parcels.map(verdictOn)
      await people.put(sender.school, [...changed.values()])
      await corrections.add(added)
      return verdicts
    })
  }
}

function again(parcel: Parcel, earlier: Judged, sender: Workplace): Verdict {
  const isSame = earlier.school === sender.school && Buffer.from(parcel.bytes, 'base64').equals(earlier.bytes)
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
