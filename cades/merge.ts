import { done, failed, type Outcome } from '../domain/outcome.ts'
import { isSame } from './chain.ts'
import type { CadesFault } from './fault.ts'
import { reading } from './reading.ts'
import { MOST_SIGNERS, signedData, type SignerPart } from './signed-data.ts'
import { writeSignedData } from './write-signed-data.ts'

/**
 * One signature out of two over the same content: all signers, all certificates, each time stamp kept. A signer
 * that stands in both is taken once, with its time stamp where one of the two has it.
 *
 * Faults: `cades.form` for what is no signature of this program, or more than four signers; `cades.digest` when
 * the two cannot be over the same content. Digests of different kinds cannot be compared here: `verifyCades` with
 * the content tells. Whether the signers are different persons is not asked here.
 */
export function mergeSignatures(first: Uint8Array, second: Uint8Array): Outcome<Uint8Array, CadesFault> {
  const both = reading(() => [signedData(first), signedData(second)])
  if (!both) return failed({ code: 'cades.form' })
  const signers = both.flatMap((one) => one.signers)
  if (signers.some((one) => signers.some((other) => isOfOtherContent(one, other))))
    return failed({ code: 'cades.digest' })

  const kept = signers.filter(
    (one, place) =>
      !signers.some((other, at) => isSameSigner(one, other) && isBetter({ other, at }, { one, place })),
  )
  if (kept.length > MOST_SIGNERS) return failed({ code: 'cades.form' })
  return done(
    writeSignedData({
      digestAlgorithms: both.flatMap(({ digestAlgorithms }) => digestAlgorithms),
      certificates: both.flatMap(({ certificates }) => certificates.map(({ der }) => der)),
      signerInfos: kept.map(({ whole }) => whole),
    }),
  )
}

const isOfOtherContent = (one: SignerPart, other: SignerPart): boolean =>
  isSame(one.digestAlgorithm, other.digestAlgorithm) && !isSame(one.messageDigest, other.messageDigest)

const isSameSigner = (one: SignerPart, other: SignerPart): boolean => isSame(one.covered, other.covered)

type Other = { other: SignerPart; at: number }
type One = { one: SignerPart; place: number }

/** Of two writings of one signature the stamped one is better, else the first. */
const isBetter = ({ other, at }: Other, { one, place }: One): boolean =>
  Boolean(other.timeStamp) === Boolean(one.timeStamp) ? at < place : Boolean(other.timeStamp)
