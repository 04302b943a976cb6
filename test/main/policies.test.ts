import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { machinePolicies, readPolicies } from '../../main/policies.ts'
import { readSettings } from '../../main/settings.ts'
import { ownFolder } from '../fakes/store.ts'

/** As `reg query` of Windows writes it. */
const SAID = [
  '',
  'HKEY_LOCAL_MACHINE\\Software\\Policies\\Sverka',
  '    kiosk    REG_DWORD    0x1',
  '    idleMinutes    REG_DWORD    0xa',
  '    school    REG_SZ    77-1',
  '    gateway.url    REG_SZ    https://region.test/api',
  '    region    REG_SZ    ',
  '    other    REG_SZ    of another program',
  '    withoutCards    REG_BINARY    01',
  '',
].join('\r\n')

const POLICIES = { kiosk: true, idleMinutes: 10, school: '77-1', gateway: { url: 'https://region.test/api' } }

test('policies are read by their names; what is empty, foreign or of another kind is none', () => {
  expect(readPolicies(SAID)).toEqual(POLICIES)
  expect(readPolicies('    kiosk    REG_DWORD    0x0\r\n')).toEqual({ kiosk: false })
  expect(readPolicies('')).toEqual({})
})

test('where nobody has set a policy there is none; where they cannot be asked for, no desk starts without them', () => {
  const fails = (cause: object) => () => {
    throw Object.assign(new Error('reg'), cause)
  }
  expect(machinePolicies('win32', () => SAID)).toEqual(POLICIES)
  expect(machinePolicies('win32', fails({ status: 1 }))).toEqual({})
  expect(() => machinePolicies('win32', fails({ code: 'ENOENT' }))).toThrow('policies')
  expect(() => machinePolicies('win32', fails({ code: 'ETIMEDOUT', status: null }))).toThrow('policies')
  expect(machinePolicies('linux', fails({}))).toEqual({})
})

test('a policy stands above the file of the administrator, also within one key, and locks it at the desk', () => {
  const file = join(ownFolder(), 'sverka.json')
  const gateway = { url: 'https://old.test/', token: 'a'.repeat(32) }
  writeFileSync(file, JSON.stringify({ mode: 'work', kiosk: false, gateway }))
  const { settings, locked } = readSettings(file, {}, '.', POLICIES)
  expect(settings).toMatchObject({
    mode: 'work',
    kiosk: true,
    idleMinutes: 10,
    school: '77-1',
    gateway: { url: 'https://region.test/api', token: gateway.token },
  })
  expect(locked.toSorted()).toEqual(['gateway', 'idleMinutes', 'kiosk', 'mode', 'school'])
})

test('the address of a gateway without a token anywhere sets nothing', () => {
  const file = join(ownFolder(), 'sverka.json')
  writeFileSync(file, '{}')
  const { settings, locked } = readSettings(file, {}, '.', POLICIES)
  expect(settings.gateway).toBeUndefined()
  expect(locked).not.toContain('gateway')
})

test('a policy that is not as it should be is named, and the desk does not start', () => {
  const file = join(ownFolder(), 'sverka.json')
  writeFileSync(file, '{}')
  expect(() => readSettings(file, {}, '.', { idleMinutes: 999 })).toThrow(/idleMinutes: too_big/)
})
