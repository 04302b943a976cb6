import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Algorithm } from '../../../cades/algorithm.ts'
import type { Card } from '../../../contract/signer.ts'
import { prepareTraining, resetTrainingCard } from '../../../main/signing/training.ts'
import { authority, secretary } from '../../cades/pki.ts'
import { type Behaviour, createFakeModule } from '../fake-module.ts'
import { PIN, SIGNED_AT } from '../signing.ts'
import { createSoftHsm } from '../softhsm.ts'
import { type Ground, openGround } from './ground.ts'
import { type Group, groupOf, type Scenario } from './scenario.ts'
import { believed, BELIEVED } from './signs.ts'

const root = authority('ecdsa-p256')
const kit = { pin: PIN, authority: root.certificate, signedAt: SIGNED_AT }

/** SoftHSM2 with one kind of key. */
export function softHsmGroup(algorithm: Extract<Algorithm, 'rsa' | 'ecdsa-p256'>): Group {
  const open = async (): Promise<Ground> => {
    const hsm = createSoftHsm()
    const right = secretary(algorithm, root)
    hsm.createToken('right')
    hsm.importKey('right', right)
    hsm.createToken('keyless')
    hsm.importCertificate('keyless', secretary(algorithm, root).certificate)
    hsm.createToken('mixed')
    hsm.importKey('mixed', { ...right, certificate: secretary(algorithm, root).certificate })
    const ground = await openGround({
      ...kit,
      modules: [{ title: 'SoftHSM', path: hsm.module }],
      env: hsm.env,
    })
    return { ...ground, close: () => ground.close().finally(hsm.remove) }
  }
  return groupOf(algorithm === 'rsa' ? 'SoftHSM2 RSA 2048' : 'SoftHSM2 P-256', open, [
    {
      name: 'three documents under one PIN',
      expected: BELIEVED,
      run: async (ground) => believed(ground, await ground.sign(await token(ground, 'right'), { count: 3 })),
    },
    {
      name: 'a wrong PIN, then the right one',
      expected: 'pin.wrong, then signed',
      run: async (ground) => {
        const { text } = await ground.sign(await token(ground, 'right'), { pin: '654321' })
        return `${text}, then ${(await ground.sign(await token(ground, 'right'))).text}`
      },
    },
    {
      name: 'there is a certificate and no key',
      expected: 'device.no-key',
      run: async (ground) => (await ground.sign(await token(ground, 'keyless'))).text,
    },
    {
      name: 'the key does not belong to the certificate',
      expected: algorithm === 'rsa' ? 'device.no-key' : 'device.mismatch',
      run: async (ground) => (await ground.sign(await token(ground, 'mixed'), { count: 3 })).text,
    },
  ])
}

async function token({ until }: Ground, label: string): Promise<Card> {
  const isIt = (card: Card): boolean => card.token?.label === label && card.certificates.length > 0
  return (await until(({ cards }) => cards.some(isIt))).cards.find(isIt)!
}

type FakeGround = Ground & { readonly behave: (behaviour: Behaviour) => void }

/** The module that answers as it is told: every error of a real one, and what only a bad one does. */
export const fakeModuleGroup = (): Group =>
  groupOf(
    'fake PKCS#11 module',
    async (): Promise<FakeGround> => {
      const fake = createFakeModule()
      const certificate = fake.file('certificate.der', secretary('ecdsa-p256', root).certificate)
      const behave = (now: Behaviour): void => fake.behave({ certificate, ...now })
      behave({})
      const ground = await openGround({
        ...kit,
        modules: [{ title: 'Fake', path: fake.path }],
        env: fake.env,
      })
      return {
        ...ground,
        behave,
        clear: async () => behave({}),
        close: () => ground.close().finally(fake.remove),
      }
    },
    [
      ...FAULTS.map(([name, behaviour, expected]): Scenario<FakeGround> => ({
        name,
        expected: `${expected}, nothing stored`,
        run: async (ground) => {
          const shown = await ground.ready()
          ground.behave(behaviour)
          const { text, signatures } = await ground.sign(shown)
          return `${text}, ${signatures.length === 0 ? 'nothing' : 'something'} stored`
        },
      })),
      {
        name: 'the module ends the process in the middle of a signature',
        expected: 'device.stopped, nothing stored',
        run: async (ground) => {
          const shown = await ground.ready()
          ground.behave({ 'crash.sign': 1 })
          const { text, signatures } = await ground.sign(shown)
          return `${text}, ${signatures.length === 0 ? 'nothing' : 'something'} stored`
        },
      },
      {
        name: 'the module never returns; a person ends the signing process',
        expected: 'device.stopped, then shown again',
        run: async (ground) => {
          const shown = await ground.ready()
          ground.behave({ 'hang.sign': 1 })
          const signing = ground.sign(shown)
          await new Promise((resolve) => setTimeout(resolve, WAITING_MS))
          ground.behave({})
          ground.signer.restart()
          const { text } = await signing
          return `${text}, then ${(await ground.ready()) ? 'shown again' : ''}`
        },
      },
    ],
  )

/** Long enough to be sure that the signature waits. */
const WAITING_MS = 500

const FAULTS: readonly (readonly [string, Behaviour, string])[] = [
  ['a signature that fits no key', {}, 'device.mismatch'],
  ['a wrong PIN, and the module warns of the last', { 'fail.login': 0xa0, flags: 0x2_0000 }, 'pin.wrong 1'],
  ['a blocked PIN', { 'fail.login': 0xa4 }, 'pin.blocked'],
  ['a PIN that must be changed first', { 'fail.login': 0xa3 }, 'pin.expired'],
  ['the token is pulled at the login', { 'fail.login': 0xe0 }, 'device.removed'],
  ['the reader is pulled at the signature', { 'fail.sign': 0x32 }, 'device.removed'],
  ['the login is forgotten before the signature', { 'fail.sign': 0x101 }, 'device.pin-needed'],
  ['there is no key', { key: 0 }, 'device.no-key'],
  ['the key signs in another way only', { mechanism: 0x1 }, 'device.mechanism'],
  ['an error of the device', { 'fail.sign': 0x30 }, 'device.failed'],
  ['a signature of another length', { size: 63 }, 'device.failed'],
]

/** The card of the training mode. */
export const simulatedGroup = (): Group =>
  groupOf(
    'simulated card',
    async (): Promise<Ground> => {
      const training = mkdtempSync(join(tmpdir(), 'sverka-training-'))
      const now = new Date()
      const prepared = await prepareTraining({ folder: training, now })
      const ground = await openGround({ ...kit, authority: prepared.authority, signedAt: now, training })
      return {
        ...ground,
        clear: () => resetTrainingCard(training),
        close: () => ground.close().finally(() => rmSync(training, { recursive: true })),
      }
    },
    [
      {
        name: 'three documents under one PIN',
        expected: BELIEVED,
        run: async (ground) => believed(ground, await ground.sign(await ground.ready(), { count: 3 })),
      },
      {
        name: 'wrong PINs down to the last, then the right one',
        expected: 'pin.wrong 2, pin.wrong 1, pin.blocked, pin.blocked',
        run: async (ground) => {
          const told: string[] = []
          for (const pin of ['654321', '654321', '654321', PIN])
            told.push((await ground.sign(await ground.ready(), { pin })).text)
          return told.join(', ')
        },
      },
    ],
  )
