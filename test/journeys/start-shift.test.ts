import { expect, test } from 'vitest'
import { anna, begun, people, PIN, said, setSchool } from './starting.ts'

test('the shift without a card signs nothing, ends with the first start, and nothing opens it again', async () => {
  const desk = await begun()
  await setSchool(desk)
  said(await desk.call('shift.start', {}))
  const first = desk.readers.insert(anna)
  const refused = { ok: false, fault: { code: 'shift.no-card' } }
  const { id } = people[0]!
  expect([
    await desk.call('correction.sign', { ...first, ids: [id] }),
    await desk.call('correction.export', { id }),
    await desk.call('request.close', { id, how: 'done' } as never),
  ]).toEqual([refused, refused, expect.objectContaining({ ok: false })])
  expect(said(await desk.call('people.find', { query: 'ничего' })).found).toEqual([])
  said(await desk.call('staff.add', { ...first, role: 'administrator' }))
  said(await desk.call('start.finish', {}))
  expect((await desk.look()).shift).toBeUndefined()

  const closed = { ok: false, fault: { code: 'shift.no-card' } }
  expect(await desk.call('shift.start', {})).toEqual(closed)
  expect(await desk.call('start.begin', {})).toMatchObject({ fault: { code: 'shift.closed' } })
  desk.whenPinAsked(PIN)
  const card = desk.readers.insert(anna)
  said(await desk.call('shift.open', card))
  for (const step of ['region', 'people', 'staff'] as const)
    expect(await desk.call('start.go', { step })).toMatchObject({ fault: { code: 'start.not-now' } })
  expect(await desk.call('start.begin', {})).toMatchObject({ fault: { code: 'start.not-now' } })

  said(await desk.call('settings.change', { change: { start: 'staff' } }))
  await desk.call('shift.lock', {})
  expect(await desk.call('shift.start', {})).toEqual(closed)
})
