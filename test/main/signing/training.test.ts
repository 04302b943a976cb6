import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readCertificate } from '../../../cades/certificate.ts'
import { prepareCades } from '../../../cades/prepare.ts'
import { verifyCades } from '../../../cades/verify.ts'
import { simulatedDevices } from '../../../main/signing/simulated.ts'
import type { Seen } from '../../../main/signing/port.ts'
import { prepareTraining, resetTrainingCard, TRAINING_PIN } from '../../../main/signing/training.ts'

const now = new Date('2026-09-01T08:00:00Z')
const right = Buffer.from(TRAINING_PIN)
const wrong = Buffer.from('111111')

async function folderOf(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sverka-training-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  return folder
}

async function cardIn(folder: string) {
  const devices = simulatedDevices(folder)
  const seen = await new Promise<Seen>((resolve) => devices.watch(resolve))
  const card = seen.slots[0]?.card
  const open = async () => {
    const opened = await devices.find(card!.id)!.open()
    if (!opened.ok) throw new Error(opened.fault.code)
    return opened.value
  }
  return { seen, card, open }
}

test('the training card is made once, marked TEST, and found again at the next start', async () => {
  const folder = await folderOf()
  const first = await prepareTraining({ folder, now })
  expect(await prepareTraining({ folder, now })).toEqual(first)
  const read = readCertificate(first.certificate)
  expect(read.ok && read.value).toMatchObject({
    subject: { commonName: expect.stringMatching(/^TEST УЧЕБНАЯ/), snils: '11223344595' },
    issuerName: expect.stringMatching(/^TEST УЧЕБНЫЙ/),
  })
  expect(await readdir(folder)).toEqual(['training-card.json'])
})

test('a card about to end, or a damaged file, is replaced', async () => {
  const folder = await folderOf()
  const first = await prepareTraining({ folder, now })
  const later = await prepareTraining({ folder, now: new Date('2029-08-20T00:00:00Z') })
  expect(later.certificate).not.toEqual(first.certificate)
  await writeFile(join(folder, 'training-card.json'), '{"authority":')
  expect((await prepareTraining({ folder, now })).certificate).not.toEqual(later.certificate)
})

test('what the training card signs is believed by the training authority only', async () => {
  const folder = await folderOf()
  const { authority, certificate } = await prepareTraining({ folder, now })
  const session = await (await cardIn(folder)).open()
  const read = readCertificate(certificate)
  if (!read.ok) throw new Error(read.fault.code)
  const content = Buffer.from('{}')
  const prepared = prepareCades({ content, certificate: read.value, chain: [], signedAt: now })

  expect(await session.unlock(right)).toEqual({ ok: true, value: undefined })
  const signed = await session.sign(certificate, prepared.digest)
  const finished = prepared.finish(signed.ok ? signed.value : new Uint8Array())
  const signature = finished.ok ? finished.value : new Uint8Array()
  expect(verifyCades({ content, signature, trusted: [authority], at: now }).ok).toBe(true)

  const { authority: other } = await prepareTraining({ folder: await folderOf(), now })
  expect(verifyCades({ content, signature, trusted: [other], at: now })).toEqual({
    ok: false,
    fault: { code: 'cades.untrusted' },
  })
})

test('the training card counts wrong PINs over restarts, blocks at the third, and can be given back', async () => {
  const folder = await folderOf()
  await prepareTraining({ folder, now })
  const unlock = async (pin: Uint8Array) => (await (await cardIn(folder)).open()).unlock(pin)
  const tries = async () => (await cardIn(folder)).card?.triesLeft

  expect(await unlock(wrong)).toEqual({ ok: false, fault: { code: 'pin.wrong', triesLeft: 2 } })
  expect(await tries()).toBe(2)
  expect((await unlock(right)).ok).toBe(true)
  expect(await tries()).toBe(3)
  await unlock(wrong)
  await unlock(wrong)
  expect(await unlock(wrong)).toEqual({ ok: false, fault: { code: 'pin.blocked' } })
  expect(await unlock(right)).toEqual({ ok: false, fault: { code: 'pin.blocked' } })
  expect(await tries()).toBe(0)
  await resetTrainingCard(folder)
  expect((await unlock(right)).ok).toBe(true)
})

test('one PIN is one signature, as on the real card', async () => {
  const folder = await folderOf()
  const { certificate } = await prepareTraining({ folder, now })
  const session = await (await cardIn(folder)).open()
  const digest = new Uint8Array(32)
  const needed = { ok: false, fault: { code: 'device.pin-needed' } }
  expect(await session.sign(certificate, digest)).toEqual(needed)
  await session.unlock(right)
  expect((await session.sign(certificate, digest)).ok).toBe(true)
  expect(await session.sign(certificate, digest)).toEqual(needed)
})

test('an empty folder is a computer without a reader', async () => {
  expect((await cardIn(await folderOf())).seen).toEqual({ service: true, slots: [] })
})
