import { afterEach, expect, test, vi } from 'vitest'
import type { DevicesState, SignerNews, SignerRequest } from '../../../contract/signer.ts'
import type { SignerLine } from '../../../main/signing/line.ts'
import { createSigner } from '../../../main/signing/signer.ts'
import { fingerprintOf } from '../../../cades/certificate.ts'
import { verifyCades } from '../../../cades/verify.ts'
import { authority, DAY, secretary } from '../../cades/pki.ts'
import { signDigest } from '../../cards/sign-digest.ts'
import { judging, quietPin } from '../../fakes/cards.ts'

afterEach(() => void vi.useRealTimers())

const root = authority('ecdsa-p256')
const own = secretary('ecdsa-p256', root)
const foreign = secretary('ecdsa-p256', root)
const certificate = fingerprintOf(own.certificate)
const ready: Extract<SignerNews, { tell: 'devices' }> = {
  tell: 'devices',
  service: true,
  modules: [],
  slots: [
    {
      reader: 'R',
      card: {
        id: 'R#1',
        reader: 'R',
        kind: 'piv',
        state: 'ready',
        triesLeft: 3,
        pin: quietPin,
        certificates: [own.certificate],
        keyless: [],
        authorities: [],
      },
    },
  ],
}

type Sign = Extract<SignerRequest, { ask: 'sign' }>

/** Signing processes that do as they are told here; the last one started is at the end of the list. */
function fakes(onSign: (request: Sign, tell: (news: unknown) => void, die: () => void) => void = () => {}) {
  const lines: { asked: SignerRequest[]; tell: (news: unknown) => void; die: () => void }[] = []
  const start = (): SignerLine => {
    let onMessage: (message: unknown) => void = () => {}
    let onExit = (): void => {}
    let isDead = false
    const die = (): void => {
      if (!isDead) onExit()
      isDead = true
    }
    const line = { asked: [] as SignerRequest[], tell: (news: unknown) => onMessage(news), die }
    lines.push(line)
    return {
      post: (message) => {
        const request = structuredClone(message) as SignerRequest
        line.asked.push(request)
        if (request.ask === 'sign') onSign(request, line.tell, die)
      },
      onMessage: (on) => void (onMessage = on),
      onExit: (on) => void (onExit = on),
      kill: die,
    }
  }
  return { lines, start, last: () => lines.at(-1)! }
}

function open(onSign?: Parameters<typeof fakes>[0]) {
  const line = fakes(onSign)
  const signer = createSigner({
    start: line.start,
    authorities: [root.certificate],
    ...judging([root.certificate]),
  })
  line.last().tell(ready)
  return { ...line, signer }
}

const content = Buffer.from('{}')
const batch = {
  card: 'R#1',
  certificate,
  documents: [
    { id: 'a', content },
    { id: 'b', content },
  ],
  signedAt: DAY,
  onSigned: () => {},
}
const pin = () => Buffer.from('123456')
const failed = (code: string) => ({ ok: false, fault: { code } })

const signing =
  (by: typeof own) =>
  ({ operation, documents }: Sign, tell: (news: unknown) => void): void => {
    for (const { id, digest } of documents)
      tell({ tell: 'signed', operation, id, signature: signDigest(by.key, digest) })
    tell({ tell: 'ended', operation })
  }

test('what is handed on is whole, verified, and carries its chain', async () => {
  const { signer } = open(signing(own))
  const signed: [string, boolean][] = []
  const outcome = await signer.signBatch({
    ...batch,
    pin: pin(),
    onSigned: (id, signature) => {
      const verified = verifyCades({ content, signature, trusted: [root.certificate], at: DAY })
      const withChain = Buffer.from(signature).includes(Buffer.from(root.certificate))
      signed.push([id, verified.ok && withChain])
    },
  })
  expect([outcome.ok, signed]).toEqual([
    true,
    [
      ['a', true],
      ['b', true],
    ],
  ])
})

test('a signature that does not fit the certificate is never handed on, and the batch is stopped', async () => {
  const { signer, last } = open(signing(foreign))
  const signed: string[] = []
  const outcome = await signer.signBatch({ ...batch, pin: pin(), onSigned: (id) => void signed.push(id) })
  expect([outcome, signed]).toEqual([failed('device.mismatch'), []])
  expect(last().asked.at(-1)).toEqual({ ask: 'stop', operation: 1 })
})

test('a batch ends only when everything handed on is kept, and says when it could not be', async () => {
  const { signer } = open(signing(own))
  let kept = 0
  const slow = async (): Promise<void> => {
    await new Promise((resolve) => setImmediate(resolve))
    kept += 1
  }
  expect((await signer.signBatch({ ...batch, pin: pin(), onSigned: slow })).ok).toBe(true)
  expect(kept).toBe(2)
  const full = () => Promise.reject(new Error('the disk is full'))
  await expect(signer.signBatch({ ...batch, pin: pin(), onSigned: full })).rejects.toThrow('the disk is full')
  expect((await signer.signBatch({ ...batch, pin: pin() })).ok).toBe(true)
})

test.for<[string, object, string]>([
  ['the card is gone', { card: 'R#2' }, 'device.no-card'],
  ['the certificate is not on it', { certificate: fingerprintOf(foreign.certificate) }, 'device.mismatch'],
  ['the certificate has ended', { signedAt: new Date('2030-01-01T00:00:00Z') }, 'certificate.expired'],
  ['the certificate is not valid yet', { signedAt: new Date('2020-01-01T00:00:00Z') }, 'certificate.not-yet'],
  ['the PIN is in Cyrillic', { pin: Buffer.from('йцукен') }, 'pin.form'],
  ['the person has broken off already', { signal: AbortSignal.abort() }, 'device.cancelled'],
])('no PIN leaves the main process when %s', async ([, more, code]) => {
  const { signer, last } = open(signing(own))
  const given = pin()
  expect(await signer.signBatch({ ...batch, pin: given, ...more })).toEqual(failed(code))
  expect(last().asked.map(({ ask }) => ask)).toEqual(['start'])
})

test('a certificate that may not sign is refused before the PIN is used', async () => {
  const wrong = secretary('ecdsa-p256', root, { keyUsage: ['keyEncipherment'] })
  const line = fakes(signing(wrong))
  const signer = createSigner({ start: line.start, authorities: [], ...judging() })
  const [slot] = ready.slots
  line
    .last()
    .tell({ ...ready, slots: [{ ...slot, card: { ...slot!.card, certificates: [wrong.certificate] } }] })
  const outcome = await signer.signBatch({
    ...batch,
    certificate: fingerprintOf(wrong.certificate),
    pin: pin(),
  })
  expect(outcome).toEqual(failed('certificate.usage'))
})

test('the PIN is zero in the main process as soon as it is sent', async () => {
  const given = pin()
  let atSending: number[] = []
  const { signer } = open((request, tell) => {
    atSending = request.pin === 'pad' ? [] : [...request.pin]
    queueMicrotask(() => {
      expect([...given]).toEqual([0, 0, 0, 0, 0, 0])
      signing(own)(request, tell)
    })
  })
  await signer.signBatch({ ...batch, pin: given })
  expect(atSending).toEqual([...pin()])
})

test('two batches at once: the second is refused, the first goes on', async () => {
  let finish = (): void => {}
  const { signer } = open((request, tell) => (finish = () => signing(own)(request, tell)))
  const first = signer.signBatch({ ...batch, pin: pin() })
  expect(await signer.signBatch({ ...batch, pin: pin() })).toEqual(failed('device.in-use'))
  finish()
  expect((await first).ok).toBe(true)
})

test('a process that dies costs one operation and comes back, later and later if it keeps dying', async () => {
  vi.useFakeTimers()
  const { signer, last, lines } = open((_request, _tell, die) => die())
  expect(await signer.signBatch({ ...batch, pin: pin() })).toEqual(failed('device.stopped'))
  expect(signer.look()).toEqual({ state: 'starting', cards: [] })
  expect(await signer.signBatch({ ...batch, pin: pin() })).toEqual(failed('device.stopped'))

  const pauses: number[] = []
  for (let death = 0; death < 5; death += 1) {
    const started = lines.length
    for (let waited = 0; lines.length === started; waited += 500) {
      vi.advanceTimersByTime(waited === 0 ? 0 : 500)
      if (lines.length > started) pauses.push(waited)
    }
    last().die()
  }
  expect(pauses).toEqual([0, 1_000, 2_000, 5_000, 5_000])
  await signer.close()
  vi.advanceTimersByTime(60_000)
  expect(lines.length).toBe(6)
})

test('restarting ends the work under way and starts another process', async () => {
  vi.useFakeTimers()
  const { signer, last, lines } = open()
  const work = signer.signBatch({ ...batch, pin: pin() })
  signer.restart()
  expect(await work).toEqual(failed('device.stopped'))
  vi.advanceTimersByTime(0)
  expect(lines.length).toBe(2)
  const states: DevicesState['state'][] = []
  signer.watch(({ state }) => states.push(state))
  last().tell(ready)
  expect([signer.look().state, states]).toEqual(['ready', ['ready']])
})

test.for([null, 'hello', { tell: 'devices' }, { tell: 'signed', operation: 1 }, { ...ready, more: 1 }])(
  'a process that says %j is not believed but ended',
  (news) => {
    vi.useFakeTimers()
    const { last, lines } = open()
    last().tell(news)
    vi.advanceTimersByTime(0)
    expect(lines.length).toBe(2)
  },
)

test('the training folder is told to the process', () => {
  const line = fakes()
  createSigner({ start: line.start, authorities: [], training: '/somewhere', ...judging() })
  expect(line.last().asked).toEqual([{ ask: 'start', modules: [], training: '/somewhere' }])
})
