import { createPublicKey, verify } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Algorithm, verifierOf } from '../../cades/algorithm.ts'
import { readCertificate } from '../../cades/certificate.ts'
import { type AnyIssued, createAuthority, issueCertificate } from '../../cades/issue.ts'
import { prepareCades } from '../../cades/prepare.ts'
import { signedData } from '../../cades/signed-data.ts'
import { bytesOf, correctionsOf } from '../../main/store/corrections.ts'
import type { Database } from '../../main/store/database.ts'
import { eventsOf } from '../../main/store/events.ts'
import { openStore } from '../../main/store/open.ts'
import { signDigest } from '../../test/cards/sign-digest.ts'
import { snilsCorrection } from '../../test/fakes/correction.ts'
import { evidence } from '../../test/fakes/evidence.ts'

/** A journal of signed corrections in a folder of its own; `bare` verifies the same signatures and nothing else. */
export type MadeJournal = {
  readonly database: Database
  readonly folder: string
  readonly key: Uint8Array
  readonly authorities: readonly Uint8Array[]
  readonly count: number
  /** Verifies the first of the signatures; gives how many hold. */
  readonly bare: (most: number) => number
  readonly remove: () => void
}

type Card = { readonly issued: AnyIssued; readonly authority: AnyIssued }

const KEY = new Uint8Array(32).fill(7)
const CARDS_OF_A_KIND = 3

/** Corrections signed by cards of these kinds in turn, over an encrypted base. @param seed makes other numbers */
export function madeJournal(count: number, kinds: readonly Algorithm[], seed: number): MadeJournal {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-journal-'))
  const opened = openStore({ file: join(folder, 'base.db'), key: KEY })
  if (!opened.ok) throw new Error(opened.fault.code)
  const database = opened.value
  const cards = kinds.flatMap(cardsOf)
  const signatures: Uint8Array[] = []
  database.transaction(() => {
    for (let number = 1; number <= count; number++)
      signatures.push(addSigned(database, cards[number % cards.length]!, number, seed))
  })()
  return {
    database,
    folder,
    key: KEY,
    authorities: cards.map(({ authority }) => authority.certificate),
    count,
    bare: bareOf(signatures),
    remove() {
      database.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function cardsOf(algorithm: Algorithm): Card[] {
  const life = { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date(Date.now() + 86_400_000) }
  const authority = createAuthority({ subject: { commonName: `TEST ${algorithm}` }, algorithm, ...life })
  return Array.from({ length: CARDS_OF_A_KIND }, (_, place) => ({
    issued: issueCertificate({ subject: { commonName: `TEST ${place}` }, algorithm, authority, ...life }),
    authority,
  }))
}

function addSigned(database: Database, { issued }: Card, number: number, seed: number): Uint8Array {
  const journal = correctionsOf(database)
  const id = `019b${String(seed % 10_000).padStart(4, '0')}-0000-7000-8000-${String(number).padStart(12, '0')}`
  const made = snilsCorrection({ id, created: new Date(2026, 8, 1, 12, 0, number).toISOString() })
  const certificate = readCertificate(issued.certificate)
  if (!certificate.ok) throw new Error(certificate.fault.code)
  const signedAt = Date.now() - 60_000
  const prepared = prepareCades({
    content: bytesOf(made),
    certificate: certificate.value,
    chain: [],
    signedAt: new Date(signedAt),
  })
  const finished = prepared.finish(signDigest(issued.key, prepared.digest))
  if (!finished.ok) throw new Error(finished.fault.code)
  const signature = finished.value
  const events = eventsOf(database, () => signedAt)
  journal.add(made)
  events.add('correction.draft', id)
  journal.seal(id, { signature, certificate: issued.certificate, signedAt })
  journal.addSigner(id, { place: 1, certificate: issued.certificate, signedAt, evidence })
  events.add('correction.sign', id)
  journal.moveTo(id, 'waiting')
  return signature
}

/** The signature values alone, each with the key of its signer made ready. */
function bareOf(signatures: readonly Uint8Array[]): MadeJournal['bare'] {
  const keys = new Map<string, (message: Uint8Array, signature: Uint8Array) => boolean>()
  const ready = signatures.map((der) => {
    const { signers, certificates } = signedData(der)
    const [{ hashed, signature }, { publicKey, key }] = [signers[0]!, certificates[0]!]
    if (typeof key === 'string') throw new Error('a key that is not read')
    const name = Buffer.from(publicKey).toString('hex')
    if (!keys.has(name)) keys.set(name, bareVerifier(key.algorithm, publicKey))
    return { hashed, signature, isGood: keys.get(name)! }
  })
  return (most) =>
    ready.slice(0, most).filter(({ isGood, hashed, signature }) => isGood(hashed, signature)).length
}

function bareVerifier(algorithm: Algorithm, publicKey: Uint8Array) {
  if (algorithm.startsWith('gost')) return verifierOf(algorithm, publicKey)
  const key = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' })
  return (message: Uint8Array, signature: Uint8Array): boolean =>
    verify('sha256', message, { key, dsaEncoding: 'der' }, signature)
}
