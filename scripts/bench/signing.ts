import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readCertificate } from '../../cades/certificate.ts'
import { createAuthority, type Issued, issueCertificate } from '../../cades/issue.ts'
import { prepareCades } from '../../cades/prepare.ts'
import { verifyCades } from '../../cades/verify.ts'
import type { Card } from '../../contract/signer.ts'
import type { Outcome } from '../../domain/outcome.ts'
import { tlv } from '../../main/signing/apdu.ts'
import { startNodeLine } from '../../main/signing/node-line.ts'
import { type PcscCard, systemPcsc } from '../../main/signing/pcsc.ts'
import { createSigner, type Signer } from '../../main/signing/signer.ts'
import { simulatedDevices } from '../../main/signing/simulated.ts'
import { prepareTraining, TRAINING_PIN } from '../../main/signing/training.ts'
import { judging } from '../../test/fakes/cards.ts'
import { startPcscd } from '../../test/cards/pcscd.ts'
import { createPivCard } from '../../test/cards/piv-card.ts'
import { signDigest } from '../../test/cards/sign-digest.ts'
import { below, type BenchLine } from './line.ts'

const DOCUMENTS = 100
const ROUNDS = 25
const BUILDS = 50

const now = new Date()
const life = {
  notBefore: new Date(now.getTime() - 86_400_000),
  notAfter: new Date(now.getTime() + 86_400_000),
}
const content = Buffer.from(JSON.stringify({ changes: [{ field: 'snils', becomes: '11223344595' }] }))

/** What our own work adds to the time of a card, and how it stands against OpenSSL. */
export async function benchSigning(): Promise<BenchLine[]> {
  const authority = createAuthority({ subject: { commonName: 'TEST' }, algorithm: 'rsa', ...life })
  const signer = issueCertificate({ subject: { commonName: 'TEST' }, algorithm: 'rsa', authority, ...life })
  return [await simulatedCard(), await pivCard(authority, signer), ...againstOpenssl(authority, signer)]
}

async function simulatedCard(): Promise<BenchLine> {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'))
  const { authority, certificate } = await prepareTraining({ folder, now })
  const signer = createSigner({
    start: startNodeLine,
    authorities: [authority],
    training: folder,
    ...judging([authority]),
  })
  try {
    const card = await readyCard(signer, 'simulated')
    const session = must(await simulatedDevices(folder).find(card.id)!.open())
    const digest = new Uint8Array(32)
    const bare = async (): Promise<void> => {
      for (let index = 0; index < DOCUMENTS; index += 1) {
        must(await session.unlock(Buffer.from(TRAINING_PIN)))
        must(await session.sign(certificate, digest))
      }
    }
    return await compared('the simulated card', bare, () => batch(signer, card, TRAINING_PIN))
  } finally {
    await signer.close()
    rmSync(folder, { recursive: true })
  }
}

async function pivCard(authority: Issued, issued: Issued): Promise<BenchLine> {
  const pcscd = await startPcscd()
  Object.assign(process.env, pcscd.env)
  await pcscd.insert(createPivCard({ ...issued, pin: TRAINING_PIN }))
  const signer = createSigner({
    start: startNodeLine,
    authorities: [authority.certificate],
    ...judging([authority.certificate]),
  })
  try {
    const card = await readyCard(signer, 'piv')
    const context = must(await systemPcsc().establish())
    const bare = async (): Promise<void> => {
      const wire = must(await context.connect(card.reader))
      must(await wire.begin())
      await bareSignatures(wire)
      await wire.end()
      await wire.disconnect('leave')
    }
    return await compared('a PIV card through pcscd', bare, () => batch(signer, card, TRAINING_PIN))
  } finally {
    await signer.close()
    await pcscd.stop()
  }
}

/** The commands of one hundred signatures and nothing else: select, then PIN and signature each time. */
async function bareSignatures(wire: PcscCard): Promise<void> {
  const block = Buffer.concat([Uint8Array.of(0, 1), Buffer.alloc(253, 0xff), Uint8Array.of(0)])
  const data = tlv(0x7c, tlv(0x82), tlv(0x81, block))
  const commands = [
    Buffer.from(`0020008008${Buffer.from(TRAINING_PIN).toString('hex')}ffff`, 'hex'),
    Buffer.concat([Buffer.from('1087079cff', 'hex'), data.subarray(0, 255)]),
    Buffer.concat([
      Buffer.from('0087079c', 'hex'),
      Uint8Array.of(data.length - 255),
      data.subarray(255),
      Uint8Array.of(0),
    ]),
    Buffer.from('00c0000000', 'hex'),
  ]
  must(await wire.transmit(Buffer.from('00a404000ba00000030800001000010000', 'hex')))
  for (let index = 0; index < DOCUMENTS; index += 1)
    for (const command of commands) must(await wire.transmit(command))
}

function againstOpenssl(authority: Issued, signer: Issued): BenchLine[] {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'))
  const path = (name: string): string => join(folder, name)
  const pem = (der: Uint8Array): string =>
    `-----BEGIN CERTIFICATE-----\n${Buffer.from(der).toString('base64')}\n-----END CERTIFICATE-----\n`
  try {
    writeFileSync(path('content'), content)
    writeFileSync(path('key'), signer.key.export({ format: 'pem', type: 'pkcs8' }))
    writeFileSync(path('signer'), pem(signer.certificate))
    writeFileSync(path('authority'), pem(authority.certificate))
    const certificate = must(readCertificate(signer.certificate))
    const sign = (): Uint8Array => {
      const prepared = prepareCades({ content, certificate, chain: [authority.certificate], signedAt: now })
      return must(prepared.finish(signDigest(signer.key, prepared.digest)))
    }
    const signature = sign()
    writeFileSync(path('ours.p7s'), signature)
    const openssl = (words: string): void =>
      void execFileSync('openssl', words.split(' '), { cwd: folder, stdio: 'ignore' })
    const theirSign = (): void =>
      openssl(
        'cms -sign -binary -cades -in content -signer signer -inkey key -certfile authority -outform DER -out theirs',
      )
    const theirVerify = (): void =>
      openssl(
        'cms -verify -binary -cades -purpose any -inform DER -in ours.p7s -content content -CAfile authority -out read',
      )
    const verify = (): unknown =>
      must(verifyCades({ content, signature, trusted: [authority.certificate], at: now }))
    const note = 'OpenSSL is started as a program, as any other program would use it'
    return [
      below('build and sign one CAdES, ours to openssl cms -sign', ratio(sign, theirSign), '×', 1, note),
      below('verify one CAdES, ours to openssl cms -verify', ratio(verify, theirVerify), '×', 1, note),
    ]
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Medians of many runs, one of each in turn, so that a busy machine slows both. */
function ratio(ours: () => unknown, theirs: () => void): number {
  const times = Array.from({ length: BUILDS }, () => [timed(ours), timed(theirs)] as const)
  return median(times.map(([one]) => one)) / median(times.map(([, other]) => other))
}

function timed(work: () => unknown): number {
  const started = performance.now()
  work()
  return performance.now() - started
}

const median = (numbers: number[]): number =>
  numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)]!

/** The best round of each: whatever else the machine does can only add to them. */
async function compared(
  what: string,
  bare: () => Promise<void>,
  whole: () => Promise<void>,
): Promise<BenchLine> {
  const times = { bare: [] as number[], whole: [] as number[] }
  for (let round = 0; round <= ROUNDS; round += 1) {
    for (const [kind, work] of [
      ['bare', bare],
      ['whole', whole],
    ] as const) {
      const started = performance.now()
      await work()
      if (round > 0) times[kind].push(performance.now() - started) // the first round warms up
    }
  }
  const [one, other] = [Math.min(...times.whole) / DOCUMENTS, Math.min(...times.bare) / DOCUMENTS]
  const note = `${one.toFixed(2)} ms a signature, ${other.toFixed(2)} ms of them the bare card`
  return below(
    `${DOCUMENTS} verified CAdES signatures by ${what}, to the card alone`,
    one / other,
    '×',
    2,
    note,
  )
}

async function batch(signer: Signer, card: Card, pin: string): Promise<void> {
  const documents = Array.from({ length: DOCUMENTS }, (_, index) => ({ id: String(index), content }))
  const certificate = card.certificates[0]!.fingerprint
  must(
    await signer.signBatch({
      card: card.id,
      certificate,
      pin: Buffer.from(pin),
      documents,
      signedAt: new Date(),
      onSigned: () => {},
    }),
  )
}

function readyCard(signer: Signer, kind: Card['kind']): Promise<Card> {
  return new Promise((resolve) => {
    const look = (): void => {
      const card = signer.look().cards.find((one) => one.kind === kind && one.state === 'ready')
      if (!card) return
      unwatch()
      resolve(card)
    }
    const unwatch = signer.watch(look)
    look()
  })
}

function must<Value>(outcome: Outcome<Value, unknown>): Value {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault))
  return outcome.value
}
