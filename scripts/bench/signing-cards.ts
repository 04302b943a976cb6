import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Algorithm } from '../../cades/algorithm.ts'
import { createAuthority, issueCertificate } from '../../cades/issue.ts'
import type { Card } from '../../contract/signer.ts'
import type { Outcome } from '../../domain/outcome.ts'
import { tlv } from '../../main/signing/apdu.ts'
import { startNodeLine } from '../../main/signing/node-line.ts'
import { type PcscCard, systemPcsc } from '../../main/signing/pcsc.ts'
import { openModule, type Pkcs11 } from '../../main/signing/pkcs11.ts'
import { ulong } from '../../main/signing/pkcs11-native.ts'
import { createSigner, type Signer } from '../../main/signing/signer.ts'
import { simulatedDevices } from '../../main/signing/simulated.ts'
import { prepareTraining, TRAINING_PIN } from '../../main/signing/training.ts'
import { type Pcscd, startPcscd } from '../../test/cards/pcscd.ts'
import { createPivCard } from '../../test/cards/piv-card.ts'
import { issueRutoken, openScModule, RUTOKEN_PIN } from '../../test/cards/rutoken.ts'
import { judging } from '../../test/fakes/cards.ts'
import { below, type BenchLine } from './line.ts'

const DOCUMENTS = 100
const ROUNDS = 25

/** The virtual cards reckon with elliptic curves in software: as much time in fewer rounds. */
const ROUNDS_ON_CURVES = 5

const now = new Date()
const life = {
  notBefore: new Date(now.getTime() - 86_400_000),
  notAfter: new Date(now.getTime() + 86_400_000),
}
const content = Buffer.from(JSON.stringify({ changes: [{ field: 'snils', becomes: '11223344595' }] }))

/** What our own work adds to the time of a card: one hundred signatures, to the bare commands of the same card. */
export async function benchCards(): Promise<BenchLine[]> {
  const rutoken = await issueRutoken()
  // pcsc-lite remembers its socket for the life of a process: one pcscd for all of them.
  const pcscd = await startPcscd()
  Object.assign(process.env, pcscd.env)
  try {
    return [
      await simulatedCard(),
      await pivCard(pcscd, 'rsa'),
      await pivCard(pcscd, 'ecdsa-p256'),
      await rutokenCard(pcscd, rutoken),
    ]
  } finally {
    await pcscd.stop()
  }
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

type PivAlgorithm = Extract<Algorithm, 'rsa' | 'ecdsa-p256'>

async function pivCard(pcscd: Pcscd, algorithm: PivAlgorithm): Promise<BenchLine> {
  const authority = createAuthority({ subject: { commonName: 'TEST' }, algorithm, ...life })
  const issued = issueCertificate({ subject: { commonName: 'TEST' }, algorithm, authority, ...life })
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
      await bareSignatures(wire, commandsOf(algorithm))
      await wire.end()
      await wire.disconnect('leave')
    }
    const what = `a PIV card (${algorithm === 'rsa' ? 'RSA 2048' : 'P-256'}) through pcscd`
    const rounds = algorithm === 'rsa' ? ROUNDS : ROUNDS_ON_CURVES
    return await compared(what, bare, () => batch(signer, card, TRAINING_PIN), rounds)
  } finally {
    await signer.close()
    await pcscd.remove()
  }
}

/** The commands of one signature: the PIN, then a block of the card's own kind. */
function commandsOf(algorithm: PivAlgorithm): Uint8Array[] {
  const pin = Buffer.from(`0020008008${Buffer.from(TRAINING_PIN).toString('hex')}ffff`, 'hex')
  if (algorithm === 'ecdsa-p256') {
    const data = tlv(0x7c, tlv(0x82), tlv(0x81, Buffer.alloc(32, 0x5a)))
    return [pin, Uint8Array.of(0x00, 0x87, 0x11, 0x9c, data.length, ...data, 0)]
  }
  const block = Buffer.concat([Uint8Array.of(0, 1), Buffer.alloc(253, 0xff), Uint8Array.of(0)])
  const data = tlv(0x7c, tlv(0x82), tlv(0x81, block))
  return [
    pin,
    Uint8Array.of(0x10, 0x87, 0x07, 0x9c, 255, ...data.subarray(0, 255)),
    Uint8Array.of(0x00, 0x87, 0x07, 0x9c, data.length - 255, ...data.subarray(255), 0),
    Buffer.from('00c0000000', 'hex'),
  ]
}

/** The application is selected once, then nothing but the commands of one hundred signatures. */
async function bareSignatures(wire: PcscCard, commands: readonly Uint8Array[]): Promise<void> {
  must(await wire.transmit(Buffer.from('00a404000ba00000030800001000010000', 'hex')))
  for (let index = 0; index < DOCUMENTS; index += 1)
    for (const command of commands) must(await wire.transmit(command))
}

async function rutokenCard(
  pcscd: Pcscd,
  { kept, certificate, authority }: Awaited<ReturnType<typeof issueRutoken>>,
): Promise<BenchLine> {
  const worker = new Worker(new URL('card-worker.ts', import.meta.url), {
    workerData: { port: pcscd.port, kept },
  })
  await once(worker, 'message')
  const path = openScModule()
  const signer = createSigner({
    start: startNodeLine,
    authorities: [authority],
    ...judging([authority]),
    modules: [{ title: 'OpenSC', path }],
    certificates: [certificate],
  })
  try {
    const card = await readyCard(signer, 'pkcs11')
    const module = await openModule(path)
    if (!module) throw new Error('OpenSC’s module does not load')
    return await compared(
      'a Rutoken (GOST 256) through OpenSC',
      () => bareCalls(module),
      () => batch(signer, card, RUTOKEN_PIN),
      ROUNDS_ON_CURVES,
    )
  } finally {
    await signer.close()
    worker.postMessage('out')
    await once(worker, 'exit')
  }
}

const CLASS = 0x0
const PRIVATE_KEY = 3
const SIGN_GOST = 0x1201

/** One login, then C_SignInit and C_Sign one hundred times. */
async function bareCalls(module: Pkcs11): Promise<void> {
  const [slot] = must(await module.slots())
  const session = must(await module.open(slot!))
  must(await session.login('user', Buffer.from(RUTOKEN_PIN)))
  const [key] = must(await session.find([{ type: CLASS, value: ulong(PRIVATE_KEY) }]))
  for (let index = 0; index < DOCUMENTS; index += 1) {
    must(await session.beginSigning(key!, SIGN_GOST))
    must(await session.sign(Buffer.alloc(32, 0x5a)))
  }
  await session.logout()
  await session.close()
}

/** The best round of each: whatever else the machine does can only add to them. */
async function compared(
  what: string,
  bare: () => Promise<void>,
  whole: () => Promise<void>,
  rounds = ROUNDS,
): Promise<BenchLine> {
  const times = { bare: [] as number[], whole: [] as number[] }
  for (let round = 0; round <= rounds; round += 1) {
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

/** One hundred signatures under one PIN, each verified before it is handed on. */
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

/** The card once it is seen; one that is not seen within half a minute never will be. */
function readyCard(signer: Signer, kind: Card['kind']): Promise<Card> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(JSON.stringify(signer.look()))), 30_000)
    const look = (): void => {
      const card = signer.look().cards.find((one) => one.kind === kind && one.state === 'ready')
      if (!card) return
      clearTimeout(late)
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
