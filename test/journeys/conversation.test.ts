import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PinLook } from '../../contract/pin.ts'
import { readTraining } from '../../main/signing/training.ts'
import { ownDesk, until } from '../fakes/desk.ts'
import { guardian, pupil } from '../fakes/people.ts'
import { ownFolder } from '../fakes/store.ts'

const WRONG = '11223344596'
const RIGHT = '11223344595'
const people = [pupil({ snils: WRONG, version: 0 }), guardian({ version: 0 })]

type Desk = Awaited<ReturnType<typeof ownDesk>>

const pulled = (desk: Desk) =>
  until(async () => {
    const seen = await desk.call('desk.look', {})
    return seen.ok && seen.value.people === people.length ? true : undefined
  })

async function drafted(desk: Desk): Promise<string> {
  await pulled(desk)
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
  return draft.value.correction.id
}

const stateOf = async (desk: Desk, id: string) => {
  const listed = await desk.call('correction.list', { show: 'all' })
  return listed.ok ? listed.value.corrections.find((one) => one.correction.id === id)?.state : undefined
}

test.each([
  ['in this thread', false],
  ['in a thread of its own, over HTTP', true],
])(
  'a person is found, corrected, signed, and in the journal after an outage; sync %s',
  async (_where, isThreaded) => {
    const desk = await ownDesk({ people, isThreaded })
    expect((await desk.openShift()).ok).toBe(true)
    await pulled(desk)

    const found = await desk.call('people.find', { query: 'j,hfpwjd' })
    expect(found.ok && found.value.found.map(({ id }) => id)).toEqual([pupil().id, guardian().id])
    const card = await desk.call('people.open', { id: pupil().id })
    expect(card.ok && card.value.marks.map(({ field, code }) => `${field} ${code}`)).toContain(
      'snils snils.control',
    )

    const id = await drafted(desk)
    desk.unplug()
    desk.whenPinAsked('123456')
    const signed = await desk.call('correction.sign', { ids: [id], ...(await desk.card()) })
    expect(signed).toEqual({ ok: true, value: { signed: [id] } })
    expect(await stateOf(desk, id)).toBe('waiting')
    await until(
      async () =>
        ((await desk.call('line.look', {})) as { value: { state: string } }).value.state === 'waiting' ||
        undefined,
    )

    desk.plug()
    await until(async () => ((await stateOf(desk, id)) === 'confirmed' ? true : undefined))
    const after = await desk.call('people.open', { id: pupil().id })
    expect(after.ok && after.value.record.snils).toBe(RIGHT)

    const exported = await desk.call('correction.export', { id })
    expect(exported).toEqual({ ok: true, value: { files: ['exported.json', 'exported.json.p7s'] } })
    const authority = join(desk.folder, 'authority.pem')
    const training = await readTraining(join(desk.folder, 'training'))
    writeFileSync(
      authority,
      `-----BEGIN CERTIFICATE-----\n${Buffer.from(training!.authority).toString('base64').replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
    )
    const judged = execFileSync(
      'openssl',
      [
        'cms',
        '-verify',
        '-binary',
        '-cades',
        '-inform',
        'DER',
        '-in',
        `${desk.saveTo}.p7s`,
        '-content',
        desk.saveTo,
        '-CAfile',
        authority,
        '-purpose',
        'any',
        '-out',
        join(desk.folder, 'out'),
      ],
      { stdio: 'pipe', encoding: 'utf8' },
    )
    expect(judged).toBe('')
    expect(desk.surprises).toEqual([])
  },
)

test('nothing of a person is told while the shift is closed', async () => {
  const desk = await ownDesk({ people })
  const closed = { ok: false, fault: { code: 'shift.closed' } }
  expect(await desk.call('people.find', { query: 'образцов' })).toEqual(closed)
  await desk.openShift()
  desk.lock()
  expect(await desk.call('people.open', { id: pupil().id })).toEqual(closed)
  expect(await desk.call('correction.list', { show: 'all' })).toEqual(closed)
})

test('a wrong PIN opens nothing, tells the tries left, and is not tried twice', async () => {
  const desk = await ownDesk({ people })
  const chosen = await desk.card()
  const answers: unknown[] = []
  desk.whenPinAsked('000000')
  const opening = desk.call('shift.open', chosen)
  await until(async () => {
    const asked = await desk.callPin('pin.look', {})
    return asked.ok && (asked.value as PinLook).question.triesLeft === 2 ? answers.push(asked) : undefined
  })
  await desk.callPin('pin.cancel', {})
  expect(await opening).toEqual({ ok: false, fault: { code: 'pin.cancelled' } })
})

test('a draft is taken back before signing, and not after', async () => {
  const desk = await ownDesk({ people })
  await desk.openShift()
  const first = await drafted(desk)
  const taken = await desk.call('correction.withdraw', { id: first })
  expect(taken.ok && taken.value.state).toBe('withdrawn')

  const second = await drafted(desk)
  desk.whenPinAsked('123456')
  await desk.call('correction.sign', { ids: [second], ...(await desk.card()) })
  expect(await desk.call('correction.withdraw', { id: second })).toEqual({
    ok: false,
    fault: { code: 'correction.signed-already' },
  })
})

test('a draft survives a restart, and one field has one correction on its way', async () => {
  const folder = ownFolder()
  const first = await ownDesk({ people, folder })
  await first.openShift()
  const id = await drafted(first)
  await first.stop()

  const second = await ownDesk({ people, folder })
  await second.openShift()
  expect(await stateOf(second, id)).toBe('draft')
  await expect(drafted(second)).rejects.toThrow('correction.open')
})

test('a value that breaks a rule, an old record and an empty change are told', async () => {
  const desk = await ownDesk({ people })
  await desk.openShift()
  await pulled(desk)
  const draft = (was: string, becomes: string, baseVersion = 1) =>
    desk.call('correction.draft', {
      person: pupil().id,
      baseVersion,
      changes: [{ field: 'snils', was, becomes }],
      basis: 'original',
      askedBy: 'guardian',
    })
  expect(await draft(WRONG, WRONG.slice(0, 10))).toMatchObject({
    ok: false,
    fault: { code: 'correction.field', field: 'snils' },
  })
  expect(await draft(RIGHT, '08765430300')).toEqual({ ok: false, fault: { code: 'person.changed' } })
  expect(await draft(WRONG, RIGHT, 7)).toEqual({ ok: false, fault: { code: 'person.changed' } })
})

test('a sync thread that dies is started again, and what waited arrives', async () => {
  const desk = await ownDesk({ people, isThreaded: true })
  await desk.openShift()
  const id = await drafted(desk)
  desk.unplug()
  desk.whenPinAsked('123456')
  await desk.call('correction.sign', { ids: [id], ...(await desk.card()) })
  await desk.threads[0]!.terminate()
  desk.plug()
  await until(async () => ((await stateOf(desk, id)) === 'confirmed' ? true : undefined))
  expect(desk.threads).toHaveLength(2)
  expect((await desk.call('line.look', {})).ok).toBe(true)
})

test('a conflict comes back to a person, who settles it: nothing is left to look at, and nothing is gone', async () => {
  const desk = await ownDesk({ people })
  await desk.openShift()
  const id = await drafted(desk)
  desk.unplug()
  desk.whenPinAsked('123456')
  await desk.call('correction.sign', { ids: [id], ...(await desk.card()) })
  await desk.region.archive.people.load('training', [pupil({ snils: '08765430300', version: 0 })])
  desk.plug()
  await until(async () => ((await stateOf(desk, id)) === 'conflict' ? true : undefined))

  expect(await desk.call('line.look', {})).toMatchObject({ value: { needPerson: 1 } })
  expect(await desk.call('correction.close', { id })).toMatchObject({ ok: true, value: { state: 'closed' } })
  expect(await desk.call('line.look', {})).toMatchObject({ value: { needPerson: 0 } })
  expect(await desk.call('correction.list', { show: 'outbox' })).toMatchObject({ value: { corrections: [] } })
  expect(await stateOf(desk, id)).toBe('closed')
  expect(await desk.call('correction.again', { id })).toEqual({
    ok: false,
    fault: { code: 'correction.not-stuck' },
  })
})
