import { pbkdf2 } from 'node:crypto'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Pcsc, type PcscCard, systemPcsc } from '../../main/signing/pcsc.ts'
import { loadPcsc } from '../../main/signing/pcsc-native.ts'
import { type OpenPiv, pivOpener } from '../../main/signing/piv-session.ts'
import type { Outcome } from '../../domain/outcome.ts'
import { pivCard } from './desk.ts'
import { type Pcscd, startPcscd } from './pcscd.ts'

// pcsc-lite remembers its socket for the life of a process: one pcscd for this file.
const READER = 'Test reader 00 00'
let pcscd: Pcscd
let pcsc: Pcsc
let open: OpenPiv

beforeAll(async () => {
  pcscd = await startPcscd()
  Object.assign(process.env, pcscd.env)
  pcsc = systemPcsc()
  open = pivOpener(pcsc)
})

afterAll(() => pcscd.stop())

const must = <Value>(outcome: Outcome<Value, unknown>): Value => {
  if (!outcome.ok) throw new Error(JSON.stringify(outcome.fault))
  return outcome.value
}

/** A connection of another program to the card in the first reader. */
async function connected(): Promise<PcscCard> {
  const context = must(await pcsc.establish())
  for (const deadline = performance.now() + 10_000; ;) {
    const card = await context.connect(READER)
    if (card.ok) return card.value
    if (performance.now() > deadline) throw new Error(card.fault)
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

/** Takes the card out and waits until the reader knows it. */
async function takeOut(): Promise<void> {
  await pcscd.remove()
  const context = must(await pcsc.establish())
  for (const deadline = performance.now() + 10_000; ;) {
    const card = await context.connect(READER)
    if (!card.ok) break
    await card.value.disconnect('leave')
    if (performance.now() > deadline) throw new Error('the reader still has the card')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await context.release()
}

/** On a busy computer a card may come free only after the patience of one attempt: a person tries again. */
async function openFreed(): ReturnType<OpenPiv> {
  for (const deadline = performance.now() + 20_000; ;) {
    const opened = await open(READER)
    const isInUse = !opened.ok && opened.fault.code === 'device.in-use'
    if (!isInUse || performance.now() > deadline) return opened
  }
}

test('a command under way survives the garbage collector, forty times of forty', async () => {
  setFlagsFromString('--expose_gc')
  const collect = runInNewContext('gc') as () => void
  const seen: Uint8Array[] = []
  await pcscd.insert({
    atr: pivCard().atr,
    reset: () => {},
    answer: async (command) => {
      seen.push(command)
      return Uint8Array.of(0x90, 0x00)
    },
  })
  await (await connected()).disconnect('leave')
  // The bare binding: nothing above it may hold the bytes for it.
  const native = loadPcsc()!
  const [context, handle, protocol] = [[0], [0], [0]]
  expect(await native.establish(0, null, null, context)).toBe(0)
  expect(await native.connect(context[0], READER, 2, 3, handle, protocol)).toBe(0)

  const wanted = Uint8Array.of(0x00, 0xda, 0x00, 0x00, 195, ...new Uint8Array(195).fill(0xaa))
  const transmit = (): Promise<number> => {
    const request = { dwProtocol: protocol[0], cbPciLength: native.requestBytes }
    return native.transmit(handle[0], request, wanted.slice(), wanted.length, null, Buffer.alloc(300), [300])
  }
  for (let round = 0; round < 40; round += 1) {
    // Every thread of the pool is busy, so the call must wait while its bytes are fair game.
    const busy = Array.from(
      { length: 4 },
      () => new Promise<void>((resolve) => pbkdf2('a', 'b', 20_000, 32, 'sha512', () => resolve())),
    )
    const sent = transmit()
    collect()
    Array.from({ length: 2_000 }, () => new Uint8Array(200).fill(0x55))
    collect()
    expect(await sent).toBe(0)
    await Promise.all(busy)
  }
  await native.release(context[0])
  await takeOut()
  expect(seen.filter((command) => Buffer.compare(command, wanted) !== 0)).toEqual([])
  expect(seen.length).toBe(40)
})

test('a card that another program keeps to itself is named as in use, not waited for for ever', async () => {
  await pcscd.insert(pivCard())
  const other = await connected()
  must(await other.begin())
  expect(await open(READER)).toEqual({ ok: false, fault: { code: 'device.in-use' } })

  // The next to ask takes over the place in the queue and has the card as soon as it is free.
  const asking = openFreed()
  await other.end()
  const opened = await asking
  expect(must(opened).certificates.length).toBe(1)
  await must(opened).close()
  await other.disconnect('leave')
  await takeOut()
})

test('however many ask for a card that another program keeps, its own calls still find a thread', async () => {
  await pcscd.insert(pivCard())
  const other = await connected()
  must(await other.begin())
  const asked = await Promise.all(Array.from({ length: 12 }, () => open(READER)))
  expect(asked.filter((one) => one.ok)).toEqual([])

  const asking = openFreed()
  await other.end()
  await must(await asking).close()
  await other.disconnect('leave')
  await takeOut()
})

test('a card reset by another program between two pieces of work is simply asked anew', async () => {
  await pcscd.insert(pivCard())
  const other = await connected()
  await must(await open(READER)).close()
  await other.disconnect('reset')
  const opened = must(await open(READER))
  expect(must(await opened.triesLeft())).toBe(3)
  await opened.close()
  await takeOut()
})

test('an unknown reader is a fault, not an exception', async () => {
  expect(await open('no such reader')).toEqual({ ok: false, fault: { code: 'device.no-card' } })
})
