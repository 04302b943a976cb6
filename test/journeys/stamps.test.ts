import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createAuthority, issueCertificate } from '../../cades/issue.ts'
import { openStamper, P256_KEY } from '../cades/stamper.ts'
import { listOf } from '../cades/crl.ts'
import { ownDesk, until } from '../fakes/desk.ts'
import { pupil } from '../fakes/people.ts'
import { ownFolder } from '../fakes/store.ts'

const WRONG = '11223344596'
const people = [pupil({ snils: WRONG, version: 0 })]
const URL = 'http://stamps.test/'

type Desk = Awaited<ReturnType<typeof ownDesk>>

async function signed(desk: Desk): Promise<string> {
  await until(async () => {
    const seen = await desk.call('desk.look', {})
    return seen.ok && seen.value.people === people.length ? true : undefined
  })
  const opened = await desk.call('people.open', { id: pupil().id })
  if (!opened.ok) throw new Error(opened.fault.code)
  const draft = await desk.call('correction.draft', {
    person: pupil().id,
    baseVersion: opened.value.record.version,
    changes: [{ field: 'snils', was: WRONG, becomes: '112-233-445 95' }],
    basis: 'original',
    askedBy: 'guardian',
  })
  if (!draft.ok) throw new Error(draft.fault.code)
  const { id } = draft.value.correction
  desk.whenPinAsked('123456')
  const ended = await desk.call('correction.sign', { ids: [id], ...(await desk.card()) })
  expect(ended).toEqual({ ok: true, value: { signed: [id] } })
  return id
}

/** A training card whose authority can be asked for a list. */
function ownTraining() {
  const life = { notBefore: new Date(Date.now() - 86_400_000), notAfter: new Date(Date.now() + 1e11) }
  const authority = createAuthority({ subject: { commonName: 'TEST authority' }, algorithm: 'rsa', ...life })
  const subject = { commonName: 'TEST card' }
  const card = issueCertificate({ subject, algorithm: 'rsa', authority, ...life })
  const folder = ownFolder()
  mkdirSync(join(folder, 'training'))
  const text = JSON.stringify({
    authority: Buffer.from(authority.certificate).toString('base64'),
    certificate: Buffer.from(card.certificate).toString('base64'),
    key: card.key.export({ format: 'pem', type: 'pkcs8' }).toString(),
  })
  writeFileSync(join(folder, 'training', 'training-card.json'), text)
  return { folder, authority, card }
}

const look = async (desk: Desk, id: string) => {
  const seen = await desk.call('correction.look', { id })
  if (!seen.ok) throw new Error(seen.fault.code)
  return seen.value
}

test('without the time-stamping service a correction is signed and sent; the stamp comes later', async () => {
  const service = openStamper({ key: P256_KEY })
  onTestFinished(() => service[Symbol.dispose]())
  let isAway = true
  const desk = await ownDesk({
    people,
    more: { stamps: { url: URL, trusted: [service.path('ca.pem')] } },
    beyond: async (request) =>
      isAway
        ? Promise.reject(new TypeError('no network'))
        : new Response(new Uint8Array(service.answer(new Uint8Array(await request.arrayBuffer())))),
  })
  await desk.openShift()
  const id = await signed(desk)
  const sent = await until(async () => {
    const held = await look(desk, id)
    return held.state === 'confirmed' ? held : undefined
  })
  expect(sent.isStamped).toBe(false)
  const trust = await desk.call('trust.look', {})
  expect(trust.ok && trust.value.stamps).toEqual({ url: URL, waiting: 1 })
  const before = await desk.call('correction.verify', { id })
  expect(before.ok && before.value).not.toHaveProperty('stampedAt')

  isAway = false
  desk.plug()
  await until(async () => (await look(desk, id)).isStamped || undefined)
  const after = await desk.call('correction.verify', { id })
  expect(after).toMatchObject({
    ok: true,
    value: {
      stampedAt: expect.stringMatching(/^20/) as string,
      signers: [
        {
          whenSigned: { device: { kind: 'simulated' }, assessment: { chain: [{ from: 'settings' }] } },
          now: { revocation: 'unknown', chain: [{ from: 'settings' }] },
        },
      ],
    },
  })
  expect(after.ok && 'fault' in after.value).toBe(false)
  expect(desk.surprises).toEqual([])
})

test('a signature stays what it was, and the screen says when its certificate is revoked later', async () => {
  const { folder, authority, card } = ownTraining()
  const desk = await ownDesk({ people, folder })
  await desk.openShift()
  const id = await signed(desk)
  const list = listOf(authority, { from: new Date(), revoked: [{ of: card, at: new Date() }] })
  desk.chosen.trust = join(ownFolder(), 'training.crl')
  writeFileSync(desk.chosen.trust, list)

  const imported = await desk.call('trust.import', {})
  expect(imported.ok && imported.value.revocations).toMatchObject([{ count: 1, isOld: false }])
  const verified = await desk.call('correction.verify', { id })
  expect(verified).toMatchObject({
    ok: true,
    value: {
      fault: 'cades.revoked',
      signers: [
        {
          whenSigned: { assessment: { revocation: 'unknown' } },
          now: { refusal: 'revoked', revocation: 'revoked' },
        },
      ],
    },
  })
  await until(async () => {
    const seen = await desk.call('cards.look', {})
    const refusal = seen.ok && seen.value.cards[0]?.certificates[0]?.assessment.refusal
    return refusal === 'revoked' || undefined
  })
})

test('a file of strangers changes nothing', async () => {
  const desk = await ownDesk({ people })
  await desk.openShift()
  expect(await desk.call('trust.import', {})).toEqual({ ok: false, fault: { code: 'file.not-chosen' } })
  const stranger = createAuthority({
    subject: { commonName: 'TEST stranger' },
    algorithm: 'ecdsa-p256',
    notBefore: new Date(0),
    notAfter: new Date(4e12),
  })
  desk.chosen.trust = join(ownFolder(), 'stranger.crl')
  writeFileSync(desk.chosen.trust, listOf(stranger, { from: new Date() }))
  expect(await desk.call('trust.import', {})).toEqual({ ok: false, fault: { code: 'trust.untrusted' } })
})
