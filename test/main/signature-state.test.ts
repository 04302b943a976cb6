import { expect, test } from 'vitest'
import { signatureState } from '../../main/signature-state.ts'
import { bytesOf, correctionsOf } from '../../main/store/corrections.ts'
import { authority, DAY, SECRETARY, secretary, signedBy } from '../cades/pki.ts'
import { evidence } from '../fakes/evidence.ts'
import { ownBase } from '../fakes/store.ts'
import { ownTrust } from './trust/own-trust.ts'
import { snilsCorrection } from '../fakes/correction.ts'

const root = authority('ecdsa-p256')
const anna = secretary('ecdsa-p256', root)
const boris = secretary('ecdsa-p256', root, { subject: { ...SECRETARY, commonName: 'TEST Б' } })

const one = snilsCorrection({ created: DAY.toISOString() })

/** What the screen says of a correction that Anna has signed, where the base says that these have. */
function state({ kept, hasEvidence = true }: { kept: (typeof anna)[]; hasEvidence?: boolean }) {
  const { database } = ownBase()
  const corrections = correctionsOf(database)
  const signedAt = DAY.getTime()
  corrections.add(one)
  const [first] = kept
  const certificate = first!.certificate
  corrections.seal(one.id, { signature: signedBy(anna, bytesOf(one)), certificate, signedAt })
  for (const [index, { certificate }] of hasEvidence ? kept.entries() : [])
    corrections.addSigner(one.id, { place: index === 0 ? 1 : 2, certificate, signedAt, evidence })
  const { trust } = ownTrust({ authorities: [root] })
  const { fault, signers } = signatureState({ trust, corrections, now: Date.now }, corrections.find(one.id)!)
  return { fault, signers: signers.map(({ name, whenSigned }) => [name, whenSigned !== undefined]) }
}

const ANNA = SECRETARY.commonName

test.for<[string, Parameters<typeof state>[0], ReturnType<typeof state>]>([
  ['tells the truth', { kept: [anna] }, { fault: undefined, signers: [[ANNA, true]] }],
  [
    'is older than the evidence',
    { kept: [anna], hasEvidence: false },
    { fault: undefined, signers: [[ANNA, false]] },
  ],
  ['names another person', { kept: [boris] }, { fault: 'cades.certificate', signers: [[ANNA, false]] }],
  [
    'names a second person who has not signed',
    { kept: [anna, boris] },
    { fault: 'cades.certificate', signers: [[ANNA, true]] },
  ],
])('who has signed is read from the signature, where the base %s', ([, kept, wanted]) => {
  expect(state(kept)).toEqual(wanted)
})
