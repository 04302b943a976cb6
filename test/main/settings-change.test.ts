import { join } from 'node:path'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { OwnSettings, SettingsChange } from '../../contract/own-settings.ts'
import { changed, takeFile } from '../../main/settings-change.ts'
import { readSettings } from '../../main/settings.ts'
import { shownSettings } from '../../main/settings-shown.ts'
import { authorityIn } from '../fakes/authority.ts'
import { ownFolder } from '../fakes/store.ts'

const gateway = { url: 'https://gateway.test/', token: 'a-token-for-tests-only', authorities: [] }
const { token: _, ...untold } = gateway

/** A desk in real work; every folder counts as chosen by the dialog. */
const change = (wanted: SettingsChange, own: OwnSettings = {}, authorities = '/nowhere') =>
  changed(wanted, { own, locked: [], isTraining: false, authorities, isChosen: () => true })

test('what is not named stays, and null takes the own value away', async () => {
  const own: OwnSettings = { school: 'school-5', gateway, idleMinutes: 3 }
  expect(await change({ idleMinutes: null, workplace: 'desk-2' }, own)).toEqual({
    ok: true,
    value: { school: 'school-5', gateway, workplace: 'desk-2' },
  })
  expect(await change({ gateway: null }, own)).toEqual({
    ok: true,
    value: { school: 'school-5', idleMinutes: 3 },
  })
})

test('a token is kept for the same server only', async () => {
  const wanted = { ...untold, url: 'https://gateway.test/region' }
  expect(await change({ gateway: wanted }, { gateway })).toEqual({
    ok: true,
    value: { gateway: { ...gateway, url: wanted.url } },
  })
  for (const url of ['https://other.test/', 'http://gateway.test/', 'https://gateway.test:444/'])
    expect(await change({ gateway: { ...untold, url } }, { gateway })).toEqual({
      ok: false,
      fault: { code: 'settings.token' },
    })
})

test('from the training nothing of the work of a school is changed', async () => {
  const own: OwnSettings = { school: 'school-5', schoolTitle: 'Школа № 5', withoutCards: false }
  const tried = (wanted: SettingsChange, held = own) =>
    changed(wanted, {
      own: held,
      locked: [],
      isTraining: true,
      authorities: '/nowhere',
      isChosen: () => true,
    })
  const refused = [{ withoutCards: true }, { mode: 'work', school: 'school-6' }, { start: 'people' }] as const
  for (const wanted of refused)
    expect(await tried(wanted)).toEqual({ ok: false, fault: { code: 'settings.training' } })
  expect(await tried({ mode: 'work' })).toEqual({ ok: true, value: { ...own, mode: 'work' } })
  expect(await tried({ withoutCards: true }, {})).toMatchObject({ ok: true })
})

test('an authority is put beside the settings, and only such a one is taken', async () => {
  const folder = ownFolder()
  const authorities = join(folder, 'authorities')
  const { certificate } = authorityIn(folder, 'Учебный центр')
  const taken = await takeFile('authority', join(folder, 'authority.pem'), authorities)
  if (!taken.ok) throw new Error(taken.fault.code)
  expect(taken.value.title).toBe('Учебный центр')
  expect(readFileSync(join(authorities, taken.value.path), 'utf8').trim()).toBe(certificate.trim())
  expect(await change({ trusted: [taken.value.path] }, {}, authorities)).toMatchObject({ ok: true })
  for (const file of ['nobody.pem', '../authority.pem'])
    expect(await change({ trusted: [file] }, {}, authorities)).toEqual({
      ok: false,
      fault: { code: 'settings.authority' },
    })
})

test('a folder for copies must be there and open for writing', async () => {
  const folder = join(ownFolder(), 'second')
  expect(await change({ copies: folder })).toEqual({ ok: false, fault: { code: 'settings.folder' } })
  mkdirSync(folder)
  expect(await change({ copies: folder })).toEqual({ ok: true, value: { copies: folder } })
})

const refused: readonly (readonly [what: string, change: SettingsChange, code: string])[] = [
  ['a module that nobody has chosen', { modules: [{ title: 'X', path: '/usr/lib/x.so' }] }, 'call.refused'],
  ['the gateway of a school in the training', { gateway }, 'settings.training'],
  ['real work of the training school', { mode: 'work' }, 'settings.school'],
]

for (const [what, wanted, code] of refused) {
  test(`${what} is refused`, async () => {
    const needs = { own: {}, locked: [], isTraining: true, authorities: '/nowhere', isChosen: () => false }
    expect(await changed(wanted, needs)).toEqual({ ok: false, fault: { code } })
  })
}

test('what the administrator of the machine has set is not changed here, and nothing else with it', async () => {
  const needs = { own: {}, isTraining: true, authorities: '/nowhere', isChosen: () => true }
  expect(await changed({ kiosk: true, idleMinutes: 9 }, { ...needs, locked: ['kiosk'] })).toEqual({
    ok: false,
    fault: { code: 'settings.locked', key: 'kiosk' },
  })
})

test('what the dialog gives is looked at: a text is no module and no authority, and no folder', async () => {
  const folder = ownFolder()
  const text = join(folder, 'text')
  writeFileSync(text, 'not this')
  const kinds = ['module', 'authority', 'folder'] as const
  const taken = await Promise.all(kinds.map((kind) => takeFile(kind, text, join(folder, 'authorities'))))
  expect(taken.map((one) => !one.ok && one.fault.code)).toEqual([
    'settings.module',
    'settings.authority',
    'settings.folder',
  ])
})

test('a module that the desk holds stays where it is not chosen again', async () => {
  const modules = [{ title: 'Own', path: '/gone/library.so' }]
  const needs = { locked: [], isTraining: false, authorities: '/nowhere', isChosen: () => false }
  expect(await changed({ modules, idleMinutes: 8 }, { ...needs, own: { modules } })).toEqual({
    ok: true,
    value: { modules, idleMinutes: 8 },
  })
})

test('everything set is shown with where it comes from, and no token with it', () => {
  const file = join(ownFolder(), 'sverka.json')
  writeFileSync(file, JSON.stringify({ school: 'school-7', idleMinutes: 3, gateway }))
  const own: OwnSettings = { secondSignature: true }
  const shown = shownSettings({
    ...readSettings(file, own),
    own,
    region: undefined,
    way: 'gateway',
    canUndo: true,
  })
  expect(shown).toMatchObject({
    mode: { value: 'training', from: 'default' },
    school: { value: 'school-7', from: 'machine' },
    workplace: { value: 'desk-1', from: 'training' },
    secondSignature: { value: true, from: 'desk' },
    idleMinutes: { value: 3, from: 'machine' },
    gateway: { value: { url: gateway.url, hasToken: true, authorities: [] }, from: 'machine' },
    updates: { value: null, from: 'default' },
    canUndo: true,
  })
  expect(JSON.stringify(shown)).not.toContain(gateway.token)
})
