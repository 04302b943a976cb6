import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from '../../main/settings.ts'
import { ownFolder } from '../fakes/store.ts'

test('files that the settings name are found from the folder of the settings', () => {
  const folder = ownFolder()
  mkdirSync(join(folder, 'trust'))
  const file = join(folder, 'sverka.json')
  const absolute = join(folder, 'elsewhere', 'root.pem')
  writeFileSync(
    file,
    JSON.stringify({
      mode: 'work',
      trusted: ['trust/root.pem', absolute],
      listSigners: ['trust/lists.pem'],
      revocations: ['trust/root.crl'],
      certificates: ['staff/anna.cer'],
      stamps: { url: 'https://stamps.test/', trusted: ['trust/stamps.pem'] },
      packs: 'packs',
    }),
  )

  const { trusted, listSigners, revocations, certificates, stamps, packs } = readSettings(file).settings
  expect({ trusted, listSigners, revocations, certificates, stamps, packs }).toEqual({
    trusted: [join(folder, 'trust/root.pem'), absolute],
    listSigners: [join(folder, 'trust/lists.pem')],
    revocations: [join(folder, 'trust/root.crl')],
    certificates: [join(folder, 'staff/anna.cer')],
    stamps: { url: 'https://stamps.test/', trusted: [join(folder, 'trust/stamps.pem')] },
    packs: join(folder, 'packs'),
  })
})

test('settings that are not as they should be are named, and the desk does not start', () => {
  const file = join(ownFolder(), 'sverka.json')
  writeFileSync(file, JSON.stringify({ trust: { revocation: 'perhaps' } }))
  expect(() => readSettings(file)).toThrow(/trust\.revocation: invalid_value/)
})

test('the partner token leaves this machine under TLS only', () => {
  const file = join(ownFolder(), 'sverka.json')
  const token = 'a-token-for-tests-only'
  const read = (url?: string) => {
    writeFileSync(file, JSON.stringify({ dnevnik: { token, ...(url !== undefined && { url }) } }))
    return readSettings(file).settings.dnevnik?.url
  }
  expect(read()).toBe('https://api.dnevnik.ru')
  expect(read('http://127.0.0.1:8080')).toBe('http://127.0.0.1:8080')
  for (const open of ['http://api.dnevnik.ru', 'http://localhost:x@api.dnevnik.ru', 'http://127.0.0.1.ru']) {
    expect(() => read(open)).toThrow(/dnevnik\.url/)
  }
})

test('what belongs to the school of the desk is not in force in the training', () => {
  const own = {
    school: 'school-12',
    schoolTitle: 'Школа № 12',
    gateway: { url: 'https://gateway.test', token: 'a-token-for-tests-only', authorities: [] },
    trusted: ['root.pem'],
    idleMinutes: 7,
  }
  const inForce = (mode: 'training' | 'work') => {
    const { school, gateway, trusted, idleMinutes } = readSettings('', { ...own, mode }, '/desk').settings
    return { school, url: gateway?.url, trusted, idleMinutes }
  }
  expect(inForce('training')).toEqual({ school: 'training', url: undefined, trusted: [], idleMinutes: 7 })
  expect(inForce('work')).toEqual({
    school: 'school-12',
    url: 'https://gateway.test',
    trusted: [join('/desk', 'root.pem')],
    idleMinutes: 7,
  })
})
