import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Settings } from '../../contract/settings.ts'
import { authority } from '../cades/pki.ts'
import { cardLine, ownCard, type OwnCard } from '../fakes/card-line.ts'
import { ownDesk, until } from '../fakes/desk.ts'
import { pupil } from '../fakes/people.ts'
import { ownFolder } from '../fakes/store.ts'

const WRONG = '11223344596'
const PIN = '1234'
const people = [pupil({ snils: WRONG, version: 0, links: [] })]

const now = Date.now()
const root = authority('ecdsa-p256', { notBefore: new Date(now - 1e9), notAfter: new Date(now + 1e11) })
const person = (surname: string, snils: string) =>
  ownCard(root, { commonName: `TEST ${surname}`, surname, givenName: 'Проба', snils })
const anna = person('Образцова', '11223344595')
const annaAgain = person('Образцова', '112-233-445 95')
const vera = person('Примерова', '08765430300')
const zoya = person('Учебная', '00100199700')

const member = (name: string, snils: string, role: Settings['staff'][number]['role']) =>
  ({ name, snils, fingerprint: '', role }) as const
const staff = [
  member('Образцова Проба', '11223344595', 'secretary'),
  member('Примерова Проба', '08765430300', 'curator'),
]

async function ownSchool(more: Partial<Settings>) {
  const folder = ownFolder()
  const file = join(folder, 'authority.pem')
  const pem = Buffer.from(root.certificate).toString('base64').replace(/.{64}/g, '$&\n')
  writeFileSync(file, `-----BEGIN CERTIFICATE-----\n${pem}\n-----END CERTIFICATE-----\n`)
  const readers = cardLine()
  const desk = await ownDesk({
    people,
    folder,
    authorities: [root.certificate],
    startSigner: readers.start,
    more: { trusted: [file], ...more },
  })
  desk.whenPinAsked(PIN)
  await until(async () => {
    const seen = await desk.call('desk.look', {})
    return seen.ok && seen.value.people === 1 ? true : undefined
  })
  const open = (card: OwnCard, reader?: string) => desk.call('shift.open', readers.insert(card, reader))
  return { desk, readers, file, open }
}

type School = Awaited<ReturnType<typeof ownSchool>>

async function drafted({ desk }: School): Promise<string> {
  const opened = await desk.call('people.open', { id: pupil().id })
  if (!opened.ok) throw new Error(opened.fault.code)
  const draft = await desk.call('correction.draft', {
    person: pupil().id,
    baseVersion: opened.value.record.version,
    changes: [{ field: 'snils', was: WRONG, becomes: '11223344595' }],
    basis: 'original',
    askedBy: 'guardian',
  })
  if (!draft.ok) throw new Error(draft.fault.code)
  return draft.value.correction.id
}

const stateOf = async ({ desk }: School, id: string) => {
  const held = await desk.call('correction.look', { id })
  return held.ok ? held.value.state : held.fault.code
}

const refused = (code: string) => ({ ok: false, fault: { code } })

test('nothing is sent before a second person has signed; both signatures are believed by all', async () => {
  const school = await ownSchool({ secondSignature: true, staff })
  const { desk, readers, file, open } = school
  expect(await open(anna)).toMatchObject({
    value: { secondSignature: true, shift: { name: 'Образцова Проба', role: 'secretary', way: 'card' } },
  })
  const id = await drafted(school)
  const first = readers.insert(anna)
  expect(await desk.call('correction.sign', { ids: [id], ...first })).toEqual({
    ok: true,
    value: { signed: [id] },
  })
  expect(await stateOf(school, id)).toBe('signed')
  expect(await desk.call('desk.look', {})).toMatchObject({
    value: { drafts: 0, forSecond: 1, ownForSecond: 1 },
  })
  expect(await desk.call('correction.list', { show: 'outbox' })).toMatchObject({ value: { corrections: [] } })

  const asSecond = async (card: OwnCard) =>
    desk.call('correction.second', { ids: [id], ...readers.insert(card, 'Reader 2') })
  expect(await asSecond(zoya)).toEqual(refused('certificate.stranger'))
  expect(await asSecond(annaAgain)).toEqual(refused('shift.role'))
  expect(await desk.call('correction.reject', { id, reason: 'не та буква' })).toEqual(refused('shift.role'))
  expect(await stateOf(school, id)).toBe('signed')

  expect(await asSecond(vera)).toEqual({ ok: true, value: { signed: [id] } })
  await until(async () => ((await stateOf(school, id)) === 'confirmed' ? true : undefined))
  expect(await desk.call('correction.look', { id })).toMatchObject({
    value: { signer: 'TEST Образцова', secondSigner: 'TEST Примерова' },
  })
  expect(await asSecond(vera)).toEqual(refused('second.gone'))

  await desk.call('correction.export', { id })
  const signers = join(desk.folder, 'signers.pem')
  const judged = ['cms', '-verify', '-binary', '-cades', '-inform', 'DER', '-in', `${desk.saveTo}.p7s`]
    .concat(['-content', desk.saveTo, '-CAfile', file, '-purpose', 'any', '-signer', signers])
    .concat(['-out', join(desk.folder, 'out')])
  expect(execFileSync('openssl', judged, { stdio: 'pipe', encoding: 'utf8' })).toBe('')
  expect(readFileSync(signers, 'utf8').match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
  expect(desk.surprises).toEqual([])
})

test('the second person is another one, whatever certificate she has', async () => {
  const administrators = [member('Образцова', '11223344595', 'administrator')]
  const school = await ownSchool({ secondSignature: true, staff: administrators })
  const { desk, readers, open } = school
  await open(anna)
  const id = await drafted(school)
  await desk.call('correction.sign', { ids: [id], ...readers.insert(anna) })
  for (const card of [anna, annaAgain]) {
    const asked = { ids: [id], ...readers.insert(card, 'Reader 2') }
    expect(await desk.call('correction.second', asked)).toEqual(refused('second.same'))
  }
})

test('what the second person sends back comes with the reason, and never goes out with one signature', async () => {
  const school = await ownSchool({ secondSignature: true, staff })
  const { desk, readers, open } = school
  await open(anna)
  const id = await drafted(school)
  await desk.call('correction.sign', { ids: [id], ...readers.insert(anna) })
  const second = readers.insert(vera, 'Reader 2')
  await desk.call('shift.open', second)
  expect(await desk.call('correction.reject', { id, reason: ' не та буква ' })).toMatchObject({
    value: { state: 'set-aside', rejection: { reason: 'не та буква' } },
  })
  expect(await desk.call('line.look', {})).toMatchObject({ value: { needPerson: 1 } })
  expect(await desk.call('correction.list', { show: 'outbox' })).toMatchObject({
    value: { corrections: [{ rejection: { reason: 'не та буква' } }] },
  })
  expect(await desk.call('correction.second', { ids: [id], ...second })).toEqual(refused('second.gone'))

  expect(await desk.call('correction.again', { id })).toMatchObject({ value: { state: 'signed' } })
  expect(await desk.call('correction.second', { ids: [id], ...second })).toMatchObject({ ok: true })
  await until(async () => ((await stateOf(school, id)) === 'confirmed' ? true : undefined))
})

test('another card takes the counter over, and the first one may be pulled then', async () => {
  const { desk, readers, open } = await ownSchool({ staff })
  const owner = async () => {
    const seen = await desk.call('desk.look', {})
    return seen.ok ? seen.value.shift?.name : undefined
  }
  await open(anna)
  expect(await open(zoya, 'Reader 2')).toEqual(refused('certificate.stranger'))
  expect(await owner()).toBe('Образцова Проба')
  await open(vera, 'Reader 2')
  expect(await owner()).toBe('Примерова Проба')
  readers.remove('Reader 1')
  expect(await owner()).toBe('Примерова Проба')
  readers.remove('Reader 2')
  expect(await owner()).toBeUndefined()
})

test('without a card it is prepared, with a card it is signed', async () => {
  const school = await ownSchool({ staff, withoutCards: true })
  const { desk, open, readers } = school
  expect(await desk.call('shift.prepare', {})).toMatchObject({
    value: { shift: { name: '', fingerprint: '', role: 'secretary', way: 'prepare' } },
  })
  const id = await drafted(school)
  const chosen = readers.insert(anna)
  for (const asked of [
    desk.call('correction.sign', { ids: [id], ...chosen }),
    desk.call('correction.export', { id }),
    desk.call('import.choose', {}),
    desk.call('staff.add', { ...chosen, role: 'secretary' }),
    desk.call('trust.import', {}),
  ])
    expect(await asked).toEqual(refused('shift.no-card'))

  await open(anna)
  const stranger = { ids: [id], ...readers.insert(zoya, 'Reader 2') }
  expect(await desk.call('correction.sign', stranger)).toEqual(refused('certificate.stranger'))
  expect(await desk.call('correction.sign', { ids: [id], ...readers.insert(anna) })).toMatchObject({
    ok: true,
  })
  expect(await stateOf(school, id)).not.toBe('draft')
})

test('the first who enters somebody is an administrator; who is not entered is told before the PIN', async () => {
  const { desk, open, readers } = await ownSchool({})
  expect(await open(anna)).toMatchObject({ value: { shift: { role: 'administrator' } } })
  const second = readers.insert(vera, 'Reader 2')
  const added = await desk.call('staff.add', { ...second, role: 'secretary' })
  expect(added.ok && added.value.members.map(({ name, role }) => [name, role])).toEqual([
    ['Образцова Проба', 'administrator'],
    ['Примерова Проба', 'secretary'],
  ])
  readers.insert(zoya, 'Reader 3')
  const seen = await desk.call('cards.look', {})
  expect(seen.ok && seen.value.cards.map(({ certificates }) => certificates[0]!.assessment.refusal)).toEqual([
    undefined,
    undefined,
    'stranger',
  ])

  await desk.call('shift.open', second)
  expect(await desk.call('staff.change', { id: 'x', role: 'curator' })).toEqual(refused('staff.role'))
})

test('who removes herself is locked out at once', async () => {
  const { desk, open, readers } = await ownSchool({})
  await open(anna)
  await desk.call('staff.add', { ...readers.insert(vera, 'Reader 2'), role: 'administrator' })
  const listed = await desk.call('staff.list', {})
  await desk.call('staff.remove', { id: listed.ok ? listed.value.members[0]!.id : '' })
  expect(await desk.call('staff.list', {})).toEqual(refused('shift.closed'))
})
