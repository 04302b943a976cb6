import { mkdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { begun, other, person, said, setSchool, TOKEN } from './starting.ts'

test('what is wrong with the school is said, and the training goes on', async () => {
  const desk = await begun()
  writeFileSync(join(desk.folder, 'root.cer'), 'no certificate')
  expect(await desk.call('settings.choose', { kind: 'authority' })).toMatchObject({
    fault: { code: 'settings.authority' },
  })
  expect(said(await desk.call('start.before', {}))).toEqual({ hasBase: false })
  const order = {
    school: 'school-12',
    schoolTitle: 'Школа № 12',
    workplace: 'desk-3',
    way: 'package' as const,
    trusted: [],
  }
  writeFileSync(join(desk.folder, 'base.db'), 'of another time')
  mkdirSync(join(desk.folder, 'base.db-journal')) // SQLite cannot put its own there
  expect(await desk.call('start.school', order)).toMatchObject({ fault: { code: 'store.disk' } })
  rmdirSync(join(desk.folder, 'base.db-journal'))
  expect(readFileSync(join(desk.folder, 'base.db'), 'utf8')).toBe('of another time')
  expect(desk.own()).toEqual({ start: 'school' })
  expect(await desk.look()).toMatchObject({ training: true, start: { standing: 'going', step: 'school' } })

  desk.unplug()
  expect(
    said(await desk.call('settings.try', { url: 'https://gateway.test', token: TOKEN, authorities: [] })),
  ).toMatchObject({ ok: false, trouble: { code: 'line.lost' } })
  said(await desk.call('start.school', order))
  expect(await desk.look()).toMatchObject({ training: false, start: { step: 'people' } })
  said(await desk.call('shift.start', {}))
  expect(said(await desk.call('delivery.look', {})).way).toBe('package')
})

test('a card of an authority that nobody has named is turned away, and the authority may be added then', async () => {
  const desk = await begun()
  await setSchool(desk, [])
  said(await desk.call('shift.start', {}))
  const stranger = desk.readers.insert(person('Чужая', '11223344595', other))
  expect(await desk.call('staff.add', { ...stranger, role: 'administrator' })).toMatchObject({
    fault: { code: 'certificate.untrusted' },
  })
  writeFileSync(join(desk.folder, 'root.cer'), other.certificate)
  const { path } = said(await desk.call('settings.choose', { kind: 'authority' }))
  said(await desk.call('settings.change', { change: { trusted: [path] } }))
  said(await desk.call('shift.start', {}))
  const again = desk.readers.insert(person('Чужая', '11223344595', other))
  said(await desk.call('staff.add', { ...again, role: 'administrator' }))
})
