import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { OwnSettings } from '../../contract/own-settings.ts'
import { ownSettingsIn } from '../../main/own-settings.ts'
import { readSettings } from '../../main/settings.ts'
import { keystore } from '../fakes/keystore.ts'
import { ownFolder } from '../fakes/store.ts'

const gateway = { url: 'https://region.test/', token: 'a-token-for-tests-only', authorities: ['own.pem'] }
const set: OwnSettings = { mode: 'work', school: 'school-1', gateway, idleMinutes: 3, start: 'people' }

test('what was set at the desk is there after a restart, and its token is not to be read in the file', () => {
  const folder = ownFolder()
  ownSettingsIn(folder, keystore('a')).write(set)
  expect(ownSettingsIn(folder, keystore('a')).read()).toEqual(set)
  expect(readFileSync(join(folder, 'desk.json'), 'utf8')).not.toContain(gateway.token)
})

test('what was tried before a school was set up is no way back from it', () => {
  const own = ownSettingsIn(ownFolder(), keystore('a'))
  own.replace({ idleMinutes: 3 })
  own.write({ idleMinutes: 3, start: 'school' })
  expect(own.before()).toEqual({})
  own.write(set)
  expect({ now: own.read(), before: own.before() }).toEqual({ now: set, before: undefined })
})

test('a file of the desk that is not as it should be is named, and the desk does not start', () => {
  const folder = ownFolder()
  writeFileSync(join(folder, 'desk.json'), JSON.stringify({ idleMinutes: 0 }))
  expect(() => ownSettingsIn(folder, keystore('a')).read()).toThrow(/desk\.json.*idleMinutes/)
})

test('the machine-wide file stands above what was set at the desk, and locks it', () => {
  const folder = ownFolder()
  const file = join(folder, 'sverka.json')
  writeFileSync(file, JSON.stringify({ school: 'school-2', kiosk: false }))
  const { settings, locked } = readSettings(file, set, '/profile/authorities')
  expect({ ...settings, locked }).toMatchObject({
    mode: 'work',
    school: 'school-2',
    kiosk: false,
    idleMinutes: 3,
    gateway: { ...gateway, authorities: [join('/profile/authorities', 'own.pem')] },
    locked: ['school', 'kiosk'],
  })
})

test('a token that another keystore has sealed does not keep the desk from starting: it is entered anew', () => {
  const folder = ownFolder()
  ownSettingsIn(folder, keystore('a')).write({ mode: 'work', school: 'school-5', gateway })
  expect(ownSettingsIn(folder, keystore('b')).read()).toEqual({ mode: 'work', school: 'school-5' })
  expect(ownSettingsIn(folder, keystore('a')).read()).toMatchObject({ gateway }) // nothing was written
})
