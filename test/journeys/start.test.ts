import { expect, test } from 'vitest'
import { until } from '../fakes/desk.ts'
import { anna, begun, killed, newDesk, people, PIN, said, setSchool, TOKEN, vera } from './starting.ts'

test('from the training to a real school, killed after every step', async () => {
  let desk = await newDesk()
  expect((await desk.look()).start).toEqual({ standing: 'offered', isOpen: false })
  said(await desk.call('shift.prepare', {}))
  said(await desk.call('start.begin', {}))

  desk = await killed(desk)
  expect((await desk.look()).start).toEqual({ standing: 'going', step: 'region', isOpen: true })
  said(await desk.call('shift.start', {}))
  said(await desk.call('region.choose', { code: 'omsk' }))
  said(await desk.call('start.go', { step: 'school' }))

  desk = await killed(desk)
  said(await desk.call('shift.start', {}))
  expect(said(await desk.call('region.look', {})).code).toBe('omsk')
  expect(
    said(await desk.call('settings.try', { url: 'https://gateway.test', token: TOKEN, authorities: [] })),
  ).toMatchObject({ ok: true, me: { school: 'school-12', title: 'Школа № 12', workplace: 'desk-3' } })
  await setSchool(desk)
  expect(await desk.look()).toMatchObject({
    training: false,
    school: 'school-12',
    schoolTitle: 'Школа № 12',
    workplace: 'desk-3',
    start: { standing: 'going', step: 'people', isOpen: true },
  })

  desk = await killed(desk)
  expect((await desk.look()).shift).toBeUndefined()
  expect(said(await desk.call('shift.start', {})).shift).toMatchObject({ way: 'start', name: '' })
  await until(async () => ((await desk.look()).people === people.length ? true : undefined))
  said(await desk.call('start.go', { step: 'staff' }))

  desk = await killed(desk)
  said(await desk.call('shift.start', {}))
  expect(await desk.call('start.finish', {})).toEqual({ ok: false, fault: { code: 'start.nobody' } })
  const card = desk.readers.insert(anna)
  expect(await desk.call('staff.add', { ...card, role: 'secretary' })).toMatchObject({
    fault: { code: 'staff.last' },
  })
  said(await desk.call('staff.add', { ...card, role: 'administrator' }))
  said(await desk.call('staff.add', { ...desk.readers.insert(vera, 'Reader 2'), role: 'secretary' }))
  said(await desk.call('start.go', { step: 'copies' }))
  expect((await desk.look()).shift).toMatchObject({ way: 'start' })

  desk = await killed(desk)
  expect((await desk.look()).start).toEqual({ standing: 'going', step: 'copies', isOpen: false })
  expect(await desk.call('shift.start', {})).toMatchObject({ fault: { code: 'shift.no-card' } })
  desk.whenPinAsked(PIN)
  said(await desk.call('shift.open', desk.readers.insert(anna)))
  said(await desk.call('start.finish', {}))
  expect(await desk.look()).toMatchObject({
    start: { standing: 'over', isOpen: false },
    shift: { way: 'card', role: 'administrator' },
  })
  expect(desk.own().start).toBeUndefined()
})

test('back to the training and to the work again, and neither base is lost', async () => {
  const desk = await begun()
  await setSchool(desk)
  said(await desk.call('shift.start', {}))
  await until(async () => ((await desk.look()).people === people.length ? true : undefined))
  said(await desk.call('staff.add', { ...desk.readers.insert(anna), role: 'administrator' }))
  said(await desk.call('start.finish', {}))
  desk.whenPinAsked(PIN)
  said(await desk.call('shift.open', desk.readers.insert(anna)))

  said(await desk.call('settings.change', { change: { mode: 'training' } }))
  expect(await desk.look()).toMatchObject({
    training: true,
    school: 'training',
    start: { standing: 'away', isOpen: false },
  })
  said(await desk.call('shift.prepare', {}))
  expect(await desk.call('start.begin', {})).toMatchObject({ fault: { code: 'start.not-now' } })
  expect(await desk.call('shift.start', {})).toMatchObject({ fault: { code: 'shift.no-card' } })

  said(await desk.call('start.return', {}))
  expect(await desk.look()).toMatchObject({ training: false, school: 'school-12', people: people.length })
  expect(await desk.call('shift.start', {})).toMatchObject({ fault: { code: 'shift.no-card' } })
})
