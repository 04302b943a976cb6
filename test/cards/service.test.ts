import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { onTestFinished, expect, test } from 'vitest'
import { openDesk, openSigner, pivCard, signWith, until } from './desk.ts'
import { startPcscd } from './pcscd.ts'

test('without any reader it says so', async () => {
  const pcscd = await startPcscd({ readers: 0 })
  onTestFinished(pcscd.stop)
  const signer = openSigner(pcscd)
  expect(await until(signer, ({ state }) => state !== 'starting')).toEqual({
    state: 'no-reader',
    cards: [],
    modules: [],
  })
})

test('without the service it says so, and finds it by itself when it comes', async () => {
  const pcscd = await startPcscd()
  onTestFinished(pcscd.stop)
  await pcscd.kill()
  const signer = openSigner(pcscd)
  expect(await until(signer, ({ state }) => state !== 'starting')).toEqual({
    state: 'no-service',
    cards: [],
    modules: [],
  })
  await pcscd.start()
  await until(signer, ({ state }) => state === 'no-card')
})

test('a service that dies and returns is found again, with the card in it, three times over', async () => {
  const { pcscd, signer } = await openDesk(pivCard())
  for (let time = 0; time < 3; time += 1) {
    await pcscd.kill()
    await until(signer, ({ state }) => state === 'no-service')
    await pcscd.start()
    const { cards } = await until(signer, ({ state }) => state === 'ready')
    expect((await signWith(signer, cards[0]!)).outcome).toEqual({ ok: true, value: undefined })
  }
})

test('a service that dies in the middle of a signature ends that signature only', async () => {
  const card = pivCard()
  const { pcscd, signer, cards } = await openDesk(card)
  card.before = async ({ ins }) => {
    if (ins === 0x87) await pcscd.kill()
    return undefined
  }
  const { outcome } = await signWith(signer, cards[0]!)
  expect(outcome).toEqual({ ok: false, fault: { code: 'device.no-service' } })

  card.before = undefined
  await until(signer, ({ state: now }) => now === 'no-service')
  await pcscd.start()
  const state = await until(signer, ({ state: now }) => now === 'ready')
  expect((await signWith(signer, state.cards[0]!)).outcome.ok).toBe(true)
})

test('a card put in, taken out and put in again is seen each time, as another insertion', async () => {
  const { pcscd, signer } = await openDesk()
  const ids = new Set<string>()
  for (let time = 0; time < 3; time += 1) {
    await pcscd.insert(pivCard())
    const { cards } = await until(signer, ({ state }) => state === 'ready')
    ids.add(cards[0]!.id)
    await pcscd.remove()
    await until(signer, ({ state }) => state === 'no-card')
  }
  expect(ids.size).toBe(3)
})

test('a card that stops answering costs one signature when the process is ended', async () => {
  const card = pivCard()
  const { signer, cards } = await openDesk(card)
  let release = (): void => {}
  const reached = new Promise<void>((resolve) => {
    card.before = ({ ins }) => {
      if (ins !== 0x87) return undefined
      resolve()
      return new Promise((free) => (release = () => free(undefined)))
    }
  })

  const signing = signWith(signer, cards[0]!)
  await reached
  expect(card.counts.verified).toBe(1)
  signer.restart()
  expect((await signing).outcome).toEqual({ ok: false, fault: { code: 'device.stopped' } })

  card.before = undefined
  release()
  const state = await until(signer, ({ state: now }) => now === 'ready')
  expect((await signWith(signer, state.cards[0]!)).outcome.ok).toBe(true)
})

test('a card that never answered at all is shown as mute', async () => {
  const { pcscd, signer } = await openDesk()
  const card = pivCard()
  card.before = () => new Promise(() => {})
  await pcscd.insert(card)
  await until(signer, ({ state }) => state === 'mute')
})

test('the signing process ends with the program that started it, even in the middle of a hanging call', async () => {
  const pcscd = await startPcscd()
  onTestFinished(pcscd.stop)
  const card = pivCard()
  card.before = () => new Promise(() => {})
  await pcscd.insert(card)
  const program = fileURLToPath(new URL('../../main/signing/process.ts', import.meta.url))
  const child = fork(program, { serialization: 'advanced', env: { ...process.env, ...pcscd.env } })
  const ended = new Promise((resolve) => child.once('exit', resolve))
  child.send({ ask: 'start', modules: [] })
  await expect.poll(() => card.counts.commands, { timeout: 20_000 }).toBe(1)
  child.disconnect()
  await ended
})
