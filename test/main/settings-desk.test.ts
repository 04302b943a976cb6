import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { SettingsChange } from '../../contract/own-settings.ts'
import { ownDesk } from '../fakes/desk.ts'
import { pupil } from '../fakes/people.ts'
import { ownFolder } from '../fakes/store.ts'

const TOKEN = 'a-token-for-tests-only'

/** A training desk of its own; `machine` is what the administrator of the machine has set. */
async function open(machine: object) {
  const folder = ownFolder()
  writeFileSync(join(folder, 'sverka.json'), JSON.stringify(machine))
  const desk = await ownDesk({ people: [pupil()], folder, isOwn: true })
  await desk.openShift()
  return { ...desk, change: (change: SettingsChange) => desk.call('settings.change', { change }) }
}

test('a change is in force after the program has started again, whoever is at the desk goes on, and it is taken back', async () => {
  const desk = await open({ kiosk: false })
  const library = join(desk.folder, 'library.so')
  writeFileSync(library, Buffer.from('7f454c460000', 'hex'))
  const modules = [{ title: 'Own', path: library }]
  const refused = [await desk.change({ kiosk: true, idleMinutes: 9 }), await desk.change({ modules })]
  expect(refused.map((one) => !one.ok && one.fault.code)).toEqual(['settings.locked', 'call.refused'])
  expect(existsSync(join(desk.folder, 'desk.json'))).toBe(false)

  const before = await desk.call('desk.look', {})
  expect(await desk.change({ secondSignature: true, start: 'school' })).toEqual({
    ok: true,
    value: { restarts: true },
  })
  const after = await desk.call('desk.look', {})
  expect(after).toMatchObject({ ok: true, value: { secondSignature: true } })
  expect(after.ok && after.value.shift).toEqual(before.ok && before.value.shift)
  expect(await desk.call('settings.look', {})).toMatchObject({
    value: { secondSignature: { value: true, from: 'desk' }, canUndo: true },
  })

  desk.chosen.module = library
  expect(await desk.call('settings.choose', { kind: 'module' })).toEqual({
    ok: true,
    value: { path: library, title: 'library' },
  })
  await desk.change({ modules })
  expect(desk.own.read()).toEqual({ secondSignature: true, modules, start: 'school' })
  await desk.change({ start: 'region' })
  expect(await desk.call('settings.undo', {})).toEqual({ ok: true, value: { restarts: true } })
  expect(desk.own.read()).toEqual({ secondSignature: true, start: 'region' })
})

test('a gateway is asked whose token that is before it is set', async () => {
  const desk = await open({ gateway: { url: 'https://gateway.test/', token: TOKEN, authorities: [] } })
  const asked = { url: 'https://gateway.test/', token: TOKEN, authorities: [] }
  expect(await desk.call('settings.try', asked)).toMatchObject({
    ok: true,
    value: { ok: true, me: { school: 'training', workplace: 'desk-1', title: 'Учебная школа' } },
  })
  expect(await desk.call('settings.try', { ...asked, token: 'another-token-for-tests' })).toEqual({
    ok: true,
    value: { ok: false, trouble: { code: 'line.rights', status: 401 } },
  })
  expect(JSON.stringify(await desk.call('settings.look', {}))).not.toContain(TOKEN)
  desk.unplug()
  expect(await desk.call('settings.try', asked)).toMatchObject({
    ok: true,
    value: { ok: false, trouble: { code: 'line.lost' } },
  })
})
