import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { signingTerms } from '../../scripts/pack/sign-terms.ts'
import { makeTestKeys, type TestKeys } from '../../scripts/pack/sign-test-keys.ts'
import { verifyAuthenticode } from '../../scripts/pack/sign-authenticode.ts'
import { nsisFiles } from '../../scripts/pack/windows-files.ts'
import { codeOf } from '../../scripts/pack/windows-msi.ts'
import { packWindows } from '../../scripts/pack/windows.ts'

const FILES = ['Sverka.exe', 'locales/ru.pak', 'resources/app.asar', 'resources/a folder/a $file & more.txt']

let keys: TestKeys
let folder: string
let packages: readonly { file: string; kind: string; bytes: number }[]

beforeAll(async () => {
  keys = await makeTestKeys()
  folder = mkdtempSync(join(tmpdir(), 'sverka-windows-'))
  packages = await packWindows(programIn(join(folder, 'unpacked')), join(folder, 'out'), keys.env)
})

afterAll(async () => {
  rmSync(folder, { recursive: true })
  await keys[Symbol.asyncDispose]()
})

function programIn(unpacked: string): string {
  for (const name of FILES) {
    mkdirSync(join(unpacked, name, '..'), { recursive: true })
    writeFileSync(join(unpacked, name), name)
  }
  return unpacked
}

const run = (program: string, ...args: readonly string[]) =>
  execFileSync(program, args, { cwd: folder }).toString()
const exported = (table: string) =>
  run('msiinfo', 'export', packages[1]!.file, table)
    .split(/\r?\n/)
    .slice(3)
    .filter((line) => line !== '')
    .map((line) => line.split('\t'))

test('the installer and the package for Group Policy hold every file of the program', () => {
  const inInstaller = run('7z', 'l', '-slt', packages[0]!.file)
  for (const name of FILES) expect(inInstaller).toContain(`Path = ${name}\n`)
  const inMsi = exported('File').map(([, , name]) => name!.split('|').at(-1))
  expect(inMsi.toSorted()).toEqual(FILES.map((name) => name.split('/').at(-1)).toSorted())
  expect(packages.every(({ bytes }) => bytes > 10_000)).toBe(true)
})

test('the uninstaller inside bears the signature too', async () => {
  run('7z', 'e', '-y', '-oinner', packages[0]!.file, 'Uninstall.exe')
  const verified = await verifyAuthenticode(join(folder, 'inner/Uninstall.exe'), signingTerms(keys.env))
  expect(verified).toMatchObject({ isGood: true, why: '' })
})

test('the MSI is for the whole machine, 64-bit, and refuses what is older or installed the other way', () => {
  const properties = Object.fromEntries(exported('Property')) as Record<string, string>
  expect(properties).toMatchObject({
    ALLUSERS: '1',
    ProductName: 'Сверка',
    MsiHiddenProperties: 'GATEWAYTOKEN',
  })
  expect(run('msiinfo', 'suminfo', packages[1]!.file)).toContain('Template: x64;1049')
  expect(exported('Component').filter(([, , , attributes]) => (Number(attributes) & 256) === 0)).toEqual([])
  expect(exported('LaunchCondition').map(([condition]) => condition)).toEqual([
    'NOT WIX_DOWNGRADE_DETECTED',
    'Installed OR INSTALLEDBY <> "nsis"',
    'Installed OR (VersionNT64 >= 603)',
  ])
})

test('every property for Group Policy reaches the system and sets its policy, and only when it is given', () => {
  const policies = exported('Registry').filter(([, , key]) => key === 'Software\\Policies\\Sverka')
  expect(policies.map(([, , , name, value]) => [name, value]).toSorted()).toEqual([
    ['gateway.token', '[GATEWAYTOKEN]'],
    ['gateway.url', '[GATEWAYURL]'],
    ['kiosk', '#[KIOSK]'],
    ['region', '[REGION]'],
    ['school', '[SCHOOL]'],
    ['updates.url', '[UPDATESURL]'],
    ['workplace', '[WORKPLACE]'],
  ])
  const secure = exported('Property')
    .find(([name]) => name === 'SecureCustomProperties')![1]!
    .split(';')
  const components = exported('Component')
  for (const [, , , , value, component] of policies) {
    const property = /\[(\w+)\]/.exec(value!)![1]!
    expect(secure).toContain(property)
    const [, , , attributes, condition] = components.find(([name]) => name === component)!
    expect([Number(attributes) & 16, condition]).toEqual([16, `${property} <> ""`])
  }
  expect(secure).toEqual(expect.arrayContaining(['CONFIG', 'PURGE', 'INSTALLFOLDER']))
})

test('the folder of settings is written by administrators and the system alone', () => {
  const [[, object, table, rights]] = exported('MsiLockPermissionsEx') as [string[]]
  expect([object, table]).toEqual(['CONFIGFOLDER', 'CreateFolder'])
  expect(rights).toBe('O:BAD:PAI(A;OICI;FA;;;SY)(A;OICI;FA;;;BA)(A;OICI;0x1200a9;;;BU)')
})

test('data is removed only when that is asked for, and never by an update', () => {
  const sequence = exported('InstallExecuteSequence')
  const removals = exported('CustomAction').filter(([, , , line]) => /rd \/s|reg\.exe/.test(line!))
  expect(removals.map(([action]) => action)).toEqual(['PurgeConfig', 'PurgeProfiles', 'PurgePolicies'])
  for (const [action] of removals)
    expect(sequence.find(([name]) => name === action)![1]).toBe(
      'REMOVE="ALL" AND PURGE="1" AND NOT UPGRADINGPRODUCTCODE',
    )
})

test('the uninstaller removes by name: what is not ours in the folder stays', () => {
  const script = nsisFiles('/p', [
    { path: '', files: ['Sverka.exe'] },
    { path: 'resources', files: ['app.asar'] },
  ])
  expect(script).not.toContain('RMDir /r')
  expect(script.slice(script.indexOf('!macro TakeFiles')).split('\n')).toEqual([
    '!macro TakeFiles',
    '  Delete "$INSTDIR\\resources\\app.asar"',
    '  RMDir "$INSTDIR\\resources"',
    '  Delete "$INSTDIR\\Sverka.exe"',
    '!macroend',
    '',
  ])
})

test('the same text gives the same code, another text another', () => {
  expect(codeOf('a')).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/)
  expect(codeOf('a')).toBe(codeOf('a'))
  expect(codeOf('a')).not.toBe(codeOf('b'))
})
