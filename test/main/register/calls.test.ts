import { expect, test } from 'vitest'
import type { Answer, CallName, Sent } from '../../../contract/index.ts'
import { ownDesk, until } from '../../fakes/desk.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { filesIn } from '../exchange/zip.ts'
import { WORDS } from './journal.ts'

/** A desk on which the surname of the pupil was corrected and signed, and the journal has taken it. */
async function correctedDesk() {
  const desk = await ownDesk({ people: [pupil(), guardian()] })
  expect((await desk.openShift()).ok).toBe(true)
  const ask = async <Name extends CallName>(name: Name, input: Sent<Name>): Promise<Answer<Name>> => {
    const answered = await desk.call(name, input)
    if (!answered.ok) throw new Error(answered.fault.code)
    return answered.value
  }
  const { id, version } = await until(async () => {
    const opened = await desk.call('people.open', { id: pupil().id })
    return opened.ok ? opened.value.record : undefined
  })
  const { correction } = await ask('correction.draft', {
    person: id,
    baseVersion: version,
    changes: [{ field: 'lastName', was: 'Образцов', becomes: 'Образцова' }],
    basis: 'original',
    askedBy: 'guardian',
  })
  desk.whenPinAsked('123456')
  await ask('correction.sign', { ids: [correction.id], ...(await desk.card()) })
  await until(async () => {
    const { states } = await ask('register.list', { filter: {} })
    return states.confirmed === 1 || undefined
  })
  return { ...desk, ask, id: correction.id }
}

test('the journal is read, verified and carried out through the calls of the desk', async () => {
  const { ask, id, chosen, folder, told } = await correctedDesk()
  const { signers } = await ask('register.choices', {})
  const found = async (filter: Sent<'register.list'>['filter']) =>
    (await ask('register.list', { filter })).total
  expect([
    await found({ query: 'Образцов', signer: signers[0]!, className: '5А' }),
    await found({ query: id.slice(-8) }),
    await found({ query: 'Нетакого' }),
    await found({ signer: 'Никто' }),
  ]).toEqual([1, 1, 0, 0])

  await ask('register.verify', { filter: {} })
  const ended = () =>
    until(async () => {
      const { run } = await ask('register.run', {})
      return run && run.state !== 'running' ? run : undefined
    })
  expect(await ended()).toEqual({ what: 'verify', state: 'done', done: 1, of: 1, bad: 0 })
  await ask('register.chain', {})
  expect(await ended()).toMatchObject({ what: 'chain', state: 'done', bad: 0 })
  expect(told.some(({ name }) => name === 'register')).toBe(true)

  const opened = await ask('register.open', { id })
  expect({
    ...opened.link,
    check: opened.check?.fault,
    steps: opened.history.map(({ what }) => what),
  }).toMatchObject({
    holds: true,
    check: undefined,
    steps: ['correction.draft', 'correction.sign', 'answer'],
  })

  chosen.save = `${folder}/signatures.zip`
  expect(await ask('register.folder', { filter: { id }, words: WORDS })).toEqual({
    name: 'signatures.zip',
    corrections: 1,
  })
  const files = await filesIn(chosen.save)
  expect(files.has(`corrections/${id}.json.p7s`)).toBe(true)
  expect(String(files.get('certificates/authorities.pem'))).toContain('BEGIN CERTIFICATE')
  chosen.save = `${folder}/list.xlsx`
  expect(await ask('register.workbook', { filter: {}, words: WORDS })).toEqual({ name: 'list.xlsx', rows: 1 })
})

test('the past of a person is told in order, and of nobody there is none', async () => {
  const { ask, id } = await correctedDesk()
  const { person, version, entries } = await ask('register.person', { id: pupil().id })
  expect({ name: person?.lastName, version }).toEqual({ name: 'Образцова', version: 2 })
  expect(entries.map((one) => (one.what === 'correction' ? one.step.what : one.what))).toEqual([
    'class',
    'correction.draft',
    'correction.sign',
    'answer',
  ])
  expect(entries.some((one) => one.what === 'correction' && one.id === id)).toBe(true)
  const nobody = await ask('register.person', { id: '019b0000-0000-7000-8000-00000000dead' })
  expect(nobody).toEqual({ version: 0, entries: [] })
})

test('without a card the journal is looked at and not carried away', async () => {
  const desk = await ownDesk({ people: [pupil()], more: { withoutCards: true } })
  const listed = await desk.call('register.list', { filter: {} })
  expect(listed).toEqual({ ok: false, fault: { code: 'shift.closed' } })
  await desk.call('shift.prepare', {})
  expect(await desk.call('register.list', { filter: {} })).toMatchObject({
    ok: true,
    value: { total: 0, all: 0 },
  })
  const words = WORDS
  for (const name of ['register.folder', 'register.workbook'] as const)
    expect(await desk.call(name, { filter: {}, words })).toEqual({
      ok: false,
      fault: { code: 'shift.no-card' },
    })
})

test('the past of a person is noted for each who looks at it, one after another', async () => {
  const desk = await ownDesk({ people: [pupil()], more: { withoutCards: true } })
  const look = () => desk.call('register.person', { id: pupil().id })
  await desk.call('shift.prepare', {})
  await look()
  await desk.openShift()
  await look()
  await look()
  const listed = await desk.call('access.list', { kinds: ['look'] })
  expect(listed.ok && listed.value.lines.map(({ what, by }) => [what, by.way])).toEqual([
    ['register.person', 'card'],
    ['register.person', 'no-card'],
  ])
})
