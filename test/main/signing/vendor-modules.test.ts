import { expect, test } from 'vitest'
import { modulesMissed, modulesToTry } from '../../../main/signing/vendor-modules.ts'

const onDisk =
  (...paths: string[]) =>
  (path: string): boolean =>
    paths.includes(path)

test('what is not installed is not tried, and not missed', () => {
  expect(modulesToTry({ platform: 'linux', settings: [], exists: () => false })).toEqual({
    modules: [],
    missing: [],
  })
})

test.for<[string, string, string]>([
  ['linux', '/usr/lib/librtpkcs11ecp.so', 'Рутокен'],
  ['linux', '/usr/lib64/pkcs11/librtpkcs11ecp.so', 'Рутокен'],
  ['linux', '/opt/aktivco/rutokenecp/amd64/librtpkcs11ecp.so', 'Рутокен'],
  ['win32', 'C:\\Windows\\System32\\rtPKCS11ECP.dll', 'Рутокен'],
  ['darwin', '/Library/Frameworks/rtpkcs11ecp.framework/rtpkcs11ecp', 'Рутокен'],
  ['linux', '/usr/lib/libjcPKCS11-2.so', 'JaCarta'],
  ['win32', 'C:\\Windows\\System32\\jcPKCS11-2.dll', 'JaCarta'],
  ['linux', '/usr/lib64/libisbc_pkcs11_main.so', 'ESMART'],
  ['win32', 'C:\\Windows\\System32\\isbc_pkcs11_main.dll', 'ESMART'],
])('on %s the module at %s is %s', ([platform, path, title]) => {
  expect(modulesToTry({ platform, settings: [], exists: onDisk(path) }).modules).toEqual([
    { title, path, isGeneric: false, isOnDemand: false },
  ])
})

test('of one maker one module is tried, of the most likely place', () => {
  const exists = onDisk('/usr/lib64/librtpkcs11ecp.so', '/usr/lib/librtpkcs11ecp.so')
  const { modules } = modulesToTry({ platform: 'linux', settings: [], exists })
  expect(modules.map(({ path }) => path)).toEqual(['/usr/lib/librtpkcs11ecp.so'])
})

test('the generic module waits for a card nobody knows, unless the administrator names it', () => {
  const path = '/usr/lib/x86_64-linux-gnu/opensc-pkcs11.so'
  const tried = (settings: { title: string; path: string }[]) =>
    modulesToTry({ platform: 'linux', settings, exists: onDisk(path) }).modules
  expect(tried([])).toEqual([{ title: 'OpenSC', path, isGeneric: true, isOnDemand: true }])
  expect(tried([{ title: 'Ours', path }])).toEqual([
    { title: 'Ours', path, isGeneric: true, isOnDemand: false },
  ])
})

test('the modules of the settings come first, each once; one that is absent is named', () => {
  const exists = onDisk('/opt/own.so', '/usr/lib/librtpkcs11ecp.so')
  const settings = [
    { title: 'Own', path: '/opt/own.so' },
    { title: 'Renamed', path: '/usr/lib/librtpkcs11ecp.so' },
    { title: 'Gone', path: '/opt/gone.so' },
  ]
  const { modules, missing } = modulesToTry({ platform: 'linux', settings, exists })
  expect(modules.map(({ title }) => title)).toEqual(['Own', 'Renamed'])
  expect(missing).toEqual([{ title: 'Gone', path: '/opt/gone.so' }])
})

test('a path that is not absolute is never tried', () => {
  const settings = [{ title: 'Sly', path: 'librtpkcs11ecp.so' }]
  expect(modulesToTry({ platform: 'linux', settings, exists: () => true }).modules).not.toContainEqual(
    expect.objectContaining({ title: 'Sly' }),
  )
})

test.for<[string, string | undefined]>([
  ['Aktiv Rutoken ECP 00 00', 'Рутокен'],
  ['Aladdin R.D. JaCarta 00 00', 'JaCarta'],
  ['ESMART Token GOST 00 00', 'ESMART'],
  ['ACS ACR39U 00 00', undefined],
])('an unknown card in %s asks for the module of %s', ([reader, title]) => {
  const missed = modulesMissed({ platform: 'linux', strangers: [reader, reader], known: [] })
  expect(missed.map((one) => [one.title, one.state])).toEqual(title === undefined ? [] : [[title, 'missing']])
})

test('a module that is there, or was looked for by name, is not missed', () => {
  const missed = (known: { title: string; path: string }[]) =>
    modulesMissed({ platform: 'linux', strangers: ['Aktiv Rutoken lite 00 00'], known })
  expect(missed([{ title: 'Рутокен', path: '/opt/own.so' }])).toEqual([])
  expect(missed([{ title: 'Own', path: '/usr/lib64/librtpkcs11ecp.so' }])).toEqual([])
  expect(missed([{ title: 'Other', path: '/opt/other.so' }])).toEqual([
    { title: 'Рутокен', path: '/usr/lib/librtpkcs11ecp.so', state: 'missing' },
  ])
})
