import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished, expect, test } from 'vitest'
import { startNodeLine } from '../../main/signing/node-line.ts'
import { createSigner, type Signer } from '../../main/signing/signer.ts'
import { secretary } from '../cades/pki.ts'
import { judging } from '../fakes/cards.ts'
import { pivCard, root, signWith, until } from './desk.ts'
import { createFakeModule } from './fake-module.ts'
import { type Pcscd, startPcscd } from './pcscd.ts'
import { createStrangeCard } from './piv-card.ts'
import { createSoftHsm, findModule } from './softhsm.ts'

const ok = { ok: true, value: undefined }

type Modules = { title: string; path: string }[]

function openSigner(env: Readonly<Record<string, string>>, modules: Modules): Signer {
  const signer = createSigner({
    start: () => startNodeLine(env),
    authorities: [root.certificate],
    ...judging([root.certificate]),
    modules,
  })
  onTestFinished(signer.close)
  return signer
}

async function readers(): Promise<Pcscd> {
  const pcscd = await startPcscd()
  onTestFinished(pcscd.stop)
  return pcscd
}

const isLoaded = (title: string) => (now: ReturnType<Signer['look']>) =>
  now.modules.some((module) => module.title === title && module.state === 'loaded')

test('a PIV card that OpenSC knows as well is one card, used as PIV, and goes and comes', async () => {
  const pcscd = await readers()
  const signer = openSigner(pcscd.env, [{ title: 'OpenSC', path: findModule('opensc-pkcs11.so') }])
  await until(signer, isLoaded('OpenSC'))
  for (let time = 0; time < 2; time += 1) {
    await pcscd.insert(pivCard(secretary('rsa', root)))
    const { cards } = await until(signer, ({ state }) => state === 'ready')
    expect(cards.map(({ kind }) => kind)).toEqual(['piv'])
    expect((await signWith(signer, cards[0]!, { count: 3 })).outcome).toEqual(ok)
    expect(signer.look().cards.map(({ kind }) => kind)).toEqual(['piv'])
    await pcscd.remove()
    await until(signer, ({ state }) => state === 'no-card')
  }
})

test('OpenSC is asked of its own accord only about a card nobody knows', async () => {
  const pcscd = await readers()
  await pcscd.insert(pivCard())
  const signer = openSigner(pcscd.env, [])
  const { modules } = await until(signer, ({ state }) => state === 'ready')
  expect(modules).toEqual([])

  await pcscd.insert(createStrangeCard() as never, 1)
  await until(signer, isLoaded('OpenSC'))
  expect((await until(signer, ({ cards }) => cards.length === 2)).cards.map(({ state }) => state)).toEqual([
    'ready',
    'unknown-card',
  ])
})

test('the same certificate through two modules is shown once, and signs', async () => {
  const hsm = createSoftHsm()
  onTestFinished(hsm.remove)
  hsm.createToken('staff')
  hsm.importKey('staff', secretary('ecdsa-p256', root))
  const twin = join(hsm.env.SOFTHSM2_CONF, '../twin.so')
  copyFileSync(hsm.module, twin)
  const signer = openSigner(hsm.env, [
    { title: 'First', path: hsm.module },
    { title: 'Twin', path: twin },
  ])
  await until(signer, (now) => isLoaded('First')(now) && isLoaded('Twin')(now))
  const { cards } = await until(signer, ({ state }) => state === 'ready')
  expect(cards.map(({ token, certificates }) => [token?.module, certificates.length])).toEqual([['First', 1]])
  expect((await signWith(signer, cards[0]!)).outcome).toEqual(ok)
})

test('a module that hangs as its card is pulled costs a new start of the signing process, and nothing else', async () => {
  const fake = createFakeModule()
  onTestFinished(fake.remove)
  const reader = 'Test reader 00 00'
  const certificate = fake.file('certificate', secretary('ecdsa-p256', root).certificate)
  fake.behave({ reader, certificate })
  const pcscd = await readers()
  await pcscd.insert(createStrangeCard() as never)
  const signer = openSigner({ ...fake.env, ...pcscd.env }, [{ title: 'Hanging', path: fake.path }])
  await until(signer, ({ state }) => state === 'ready')

  fake.behave({ reader, certificate, 'hang.token': 1 })
  await until(signer, ({ state }) => state === 'mute')
  fake.behave({ tokens: 0, 'hang.token': 1 })
  await pcscd.remove()
  await until(signer, ({ state }) => state === 'no-card')
  await pcscd.insert(pivCard())
  const { cards } = await until(signer, ({ state }) => state === 'ready')
  expect((await signWith(signer, cards[0]!)).outcome).toEqual(ok)
})

test('a module that hangs at its start holds up neither the other modules nor the cards', async () => {
  const hsm = createSoftHsm()
  onTestFinished(hsm.remove)
  hsm.createToken('staff')
  hsm.importKey('staff', secretary('ecdsa-p256', root))
  const fake = createFakeModule({ 'hang.initialize': 1 })
  onTestFinished(fake.remove)
  const pcscd = await readers()
  await pcscd.insert(pivCard())
  const signer = openSigner({ ...fake.env, ...hsm.env, ...pcscd.env }, [
    { title: 'Hanging', path: fake.path },
    { title: 'SoftHSM', path: hsm.module },
  ])
  await until(signer, ({ cards }) => cards.some(({ kind }) => kind === 'piv'))
  await until(signer, isLoaded('SoftHSM'))
  const { modules, cards } = await until(signer, (now) => now.cards.length === 2)
  expect(modules.map(({ title, state }) => [title, state])).toEqual([
    ['Hanging', 'failed'],
    ['SoftHSM', 'loaded'],
  ])
  const [token] = cards.filter(({ kind }) => kind === 'pkcs11')
  expect((await signWith(signer, token!)).outcome).toEqual(ok)
})
