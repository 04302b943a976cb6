import { basename } from 'node:path'
import { type Claim, claimsIn } from '../../cades/claims.ts'
import type { CadesFault } from '../../cades/fault.ts'
import { type Signer, verifyCades } from '../../cades/verify.ts'
import { type Correction, correction } from '../../contract/correction.ts'
import { FAILURES } from '../../contract/failures.ts'
import { canonicalJson } from '../../domain/canonical.ts'
import type { Outcome } from '../../domain/outcome.ts'
import { bytesOf, certificatesOf, revocationsOf, signatureIn } from './files.ts'
import type { Language } from './language.ts'
import { Misuse } from './misuse.ts'
import { claimLines, correctionLines, failureOf, signerLines } from './report.ts'
import { type Words } from './words.ts'

type Asked = {
  file: string
  content: string | undefined
  trusted: readonly string[]
  crl: readonly string[]
  stampers: readonly string[] | undefined
  show: boolean
  json: boolean
  at: Date
}

type Speech = { words: Words; language: Language; say: (line: string) => void }

/** What was found; `fault` is absent when the signature is good. */
type Found = {
  signature: string
  content: string
  fits: boolean | undefined
  signers: readonly Signer[]
  claims: readonly Claim[]
  said: Correction | undefined
  fault: CadesFault | undefined
}

/** Verifies one signature file and says what is found; gives 0 when it is good and 1 when not. @throws Misuse */
export function verifyFile(asked: Asked, speech: Speech): number {
  const { words, say } = speech
  const found = findings(asked, words)
  if (asked.json) say(JSON.stringify(forPrograms(found, asked.show), undefined, 2))
  else for (const line of lines(found, asked, speech)) say(line)
  return found.fault ? 1 : 0
}

function findings({ file, at, ...asked }: Asked, words: Words): Found {
  const path = asked.content ?? contentBeside(file, words)
  const signature = signatureIn(file, words)
  const content = bytesOf(path, words)
  const verified = verifyCades({
    content,
    signature,
    trusted: certificatesOf(asked.trusted, words),
    revocations: revocationsOf(asked.crl, words),
    ...(asked.stampers && { stampers: certificatesOf(asked.stampers, words) }),
    at,
  })
  const claims = claimsIn(signature, content)
  return {
    signature: basename(file),
    content: basename(path),
    fits: claims.ok ? claims.value.every(({ fits }) => fits) : undefined,
    signers: verified.ok ? verified.value.signers : [],
    claims: claims.ok ? claims.value : [],
    said: correctionIn(content),
    fault: faultOf(verified),
  }
}

const faultOf = (outcome: Outcome<unknown, CadesFault>): CadesFault | undefined =>
  outcome.ok ? undefined : outcome.fault

function contentBeside(file: string, words: Words): string {
  if (!/.\.p7s$/i.test(file)) throw new Misuse(words.noContent)
  return file.slice(0, -'.p7s'.length)
}

function correctionIn(content: Uint8Array): Correction | undefined {
  try {
    const text = Buffer.from(content).toString('utf8')
    const read = correction.safeParse(JSON.parse(text))
    // Another spelling may say a thing twice: what is shown must be all that was signed.
    return read.success && canonicalJson(read.data) === text ? read.data : undefined
  } catch {
    return undefined // whatever else was signed is no correction
  }
}

function* lines(found: Found, asked: Asked, { words, language }: Speech): Generator<string> {
  const { signers, claims, said, fault } = found
  const fits = found.fits === undefined ? '' : `, ${found.fits ? words.fits : words.differs}`
  yield `${words.signature}: ${found.signature}`
  yield `${words.content}: ${found.content}${fits}`
  for (const [place, signer] of signers.entries()) {
    yield ''
    yield `${words.signer(place + 1, signers.length)}:`
    yield* signerLines(signer, words, asked.crl.length > 0)
  }
  for (const [place, claim] of fault ? claims.entries() : []) {
    yield ''
    yield `${words.signer(place + 1, claims.length)} (${words.claimed}):`
    yield* claimLines(claim, words)
  }
  if (said) {
    yield ''
    yield* correctionLines(said, { words, language, show: asked.show })
  }
  yield ''
  if (!fault) {
    yield words.isGood
    return
  }
  const { title, cause } = failureOf(fault, language)
  yield `${words.why}: ${cause}`
  if (fault.code === 'cades.untrusted' && asked.trusted.length === 0) yield words.hint
  const whose = fault.signer === undefined ? '' : `${words.whose(fault.signer)}, `
  const reason = `${title.charAt(0).toLowerCase()}${title.slice(1)}`
  yield words.isBad(`${reason} (${whose}${words.number(FAILURES[fault.code])})`)
}

/** The same for a program: dates as ISO 8601, codes instead of sentences. */
function forPrograms({ signature, content, fits, signers, claims, said, fault }: Found, show: boolean) {
  const certificateOf = ({ subject, serial, issuerName, fingerprint, ...rest }: Signer['signer']) => ({
    name: subject.commonName,
    organisation: subject.organisation,
    serial,
    issuer: issuerName,
    fingerprint,
    algorithm: rest.algorithm,
    bits: rest.bits,
    notBefore: rest.notBefore,
    notAfter: rest.notAfter,
  })
  return {
    good: !fault,
    fault: fault?.code,
    number: fault && FAILURES[fault.code],
    faultySigner: fault?.signer,
    signature,
    content,
    fits,
    signers: signers.map(({ signer, ...rest }) => ({ ...certificateOf(signer), ...rest })),
    claims: fault
      ? claims.map(({ certificate, ...rest }) => ({
          ...(certificate && certificateOf(certificate)),
          ...rest,
        }))
      : undefined,
    correction: said && {
      id: said.id,
      school: said.school,
      created: said.created,
      training: said.training,
      changes: show ? said.changes : said.changes.map(({ field }) => ({ field })),
    },
  }
}
