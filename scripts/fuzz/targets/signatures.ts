import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TAG } from '../../../cades/der.ts'
import { mergeSignatures } from '../../../cades/merge.ts'
import { fields, only, reading } from '../../../cades/reading.ts'
import { signedData } from '../../../cades/signed-data.ts'
import {
  addTimeStamp,
  readTimeStampAnswer,
  requestTimeStamp,
  type TimeStampRequest,
} from '../../../cades/time-stamp.ts'
import { verifyCades } from '../../../cades/verify.ts'
import { readList } from '../../../main/trust/read-list.ts'
import { DAY, genuine, STAMPED_AT } from '../genuine.ts'
import { mutateBytes } from '../mutate/bytes.ts'
import { mutateJson } from '../mutate/json.ts'
import { mutateTlv } from '../mutate/tlv.ts'
import { ACCEPTED, refused, type Target, wrong } from '../target.ts'

const content = genuine('content.json')
const roots = ['root.cer', 'gost-root.cer'].map(genuine)
const stampers = [genuine('stamper.cer')]
const signatures = ['ecdsa.p7s', 'rsa.p7s', 'both.p7s', 'gost.p7s', 'stamped.p7s'].map(genuine)
const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1')

const verify = (signature: Uint8Array, of = content) =>
  verifyCades({ content: of, signature, trusted: roots, stampers, at: STAMPED_AT })

/** What genuine signers have signed: the hashed attributes. */
const signed = new Set(
  signatures.flatMap((one) => signedData(one).signers.map(({ hashed }) => latin(hashed))),
)

/** OpenSSL takes ten ms: so many altered signatures that verify here are put before it in one share. */
const MOST_JUDGED = 20

/** Judges a verifier of signatures: what it believes is what was signed, and OpenSSL believes it too. */
export function signatureJudge(
  believes: (signature: Uint8Array, of?: Uint8Array) => { ok: boolean; fault?: { code: string } },
  folder: string,
) {
  let judged = 0
  return (input: Uint8Array) => {
    const verdict = believes(input)
    if (!verdict.ok) return refused(verdict.fault?.code ?? 'refused')
    const parts = reading(() => signedData(input))
    if (!parts) return wrong('a signature that cannot be taken apart is believed')
    if (parts.signers.some(({ hashed }) => !signed.has(latin(hashed))))
      return wrong('signed attributes that nobody has signed')
    if (believes(input, Buffer.from('{"becomes":"11223344594"}')).ok)
      return wrong('a signature over other content is believed')
    if (signatures.some((one) => latin(one) === latin(input)) || judged >= MOST_JUDGED) return ACCEPTED
    judged += 1
    return isGoodByOpenssl(input, folder)
      ? ACCEPTED
      : wrong('an altered signature that OpenSSL does not believe')
  }
}

function isGoodByOpenssl(signature: Uint8Array, folder: string): boolean {
  const path = (name: string): string => join(folder, name)
  writeFileSync(path('signature'), signature)
  writeFileSync(path('content'), content)
  const pem = roots.map(
    (der) =>
      `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`,
  )
  writeFileSync(path('roots.pem'), pem.join(''))
  const seconds = String(Math.floor(DAY.getTime() / 1_000))
  const flags = [
    'cms',
    '-verify',
    '-binary',
    '-cades',
    '-inform',
    'DER',
    '-purpose',
    'any',
    '-engine',
    'gost',
    '-attime',
    seconds,
  ]
  try {
    execFileSync(
      'openssl',
      [
        ...flags,
        '-in',
        path('signature'),
        '-content',
        path('content'),
        '-CAfile',
        path('roots.pem'),
        '-out',
        path('out'),
      ],
      { stdio: 'pipe' },
    )
    return true
  } catch {
    return false
  }
}

const cades: Target = {
  name: 'cades',
  inputs: 25_000,
  open: (folder) => {
    const judge = signatureJudge(verify, folder)
    return {
      seeds: signatures,
      mutate: (input, other, chance) => (chance.is(0.3) ? mutateBytes : mutateTlv)(input, other, chance),
      judge: (input) => {
        const verdict = judge(input)
        const merged = mergeSignatures(input, signatures[0]!)
        requestTimeStamp(input, Uint8Array.of(1))
        if (
          merged.ok &&
          verdict.was === 'refused' &&
          verify(merged.value).ok &&
          latin(merged.value) !== latin(signatures[0]!) &&
          !signedData(merged.value).signers.every(({ hashed }) => signed.has(latin(hashed)))
        )
          return wrong('a merged signature is believed whose part is not')
        return verdict
      },
    }
  },
}

function asked(): TimeStampRequest {
  const request = genuine('request.tsq')
  const parts = fields(only(request, TAG.sequence))
  parts.take(TAG.integer)
  parts.take(TAG.sequence)
  return {
    request,
    nonce: parts.take(TAG.integer).content,
    stamped: signedData(genuine('ecdsa.p7s')).signers[0]!.signature,
  }
}

const timeStamps: Target = {
  name: 'time-stamp',
  inputs: 15_000,
  open: () => {
    const question = asked()
    const answer = genuine('answer.tsr')
    const read = (bytes: Uint8Array) =>
      readTimeStampAnswer({ answer: bytes, asked: question, stampers, at: STAMPED_AT })
    const right = read(answer)
    if (!right.ok) throw new Error(right.fault.code)
    const wanted = verifiedAt(right.value)
    if (wanted === undefined) throw new Error('the genuine time stamp is not good')
    return {
      seeds: [answer],
      mutate: mutateTlv,
      judge: (input) => {
        const verdict = read(input)
        if (!verdict.ok) return refused(verdict.fault.code)
        const at = verifiedAt(verdict.value)
        if (at === undefined) return wrong('a time stamp that is taken and is not good')
        return at === wanted ? ACCEPTED : wrong('another moment than was stamped')
      },
    }
  },
}

/** The moment that a signature proves once this stamp is inside it. */
function verifiedAt(token: Uint8Array): number | undefined {
  const stamped = addTimeStamp(genuine('ecdsa.p7s'), token)
  const verdict = stamped.ok ? verify(stamped.value) : stamped
  return verdict.ok ? verdict.value.signers[0]?.stampedAt?.getTime() : undefined
}

const trustLists: Target = {
  name: 'trust-list',
  inputs: 15_000,
  open: () => {
    const list = genuine('list.json')
    const signature = Buffer.from(genuine('list.json.p7s')).toString('base64')
    const terms = { listSigners: [genuine('ecdsa.cer')], at: DAY }
    return {
      seeds: [list],
      mutate: mutateJson,
      judge: (input) => {
        const read = readList({ form: 1, list: Buffer.from(input).toString('base64'), signature }, terms)
        if (!read.ok) return refused(read.fault.code)
        return latin(input) === latin(list) ? ACCEPTED : wrong('an altered list of authorities is believed')
      },
    }
  },
}

/** Signatures, time stamps, and lists of authorities. */
export const signatureTargets: readonly Target[] = [cades, timeStamps, trustLists]
