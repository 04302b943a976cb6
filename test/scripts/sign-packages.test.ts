import { execFileSync, spawnSync } from 'node:child_process'
import { appendFileSync, copyFileSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { debMembers } from '../../scripts/pack/sign-deb.ts'
import { signAll, type Signed } from '../../scripts/pack/sign-everything.ts'
import { signingTerms } from '../../scripts/pack/sign-terms.ts'
import { makeTestKeys, type TestKeys } from '../../scripts/pack/sign-test-keys.ts'
import { makeSmallPackages, type SmallPackages } from './signed-packages.ts'

let keys: TestKeys
let small: SmallPackages
let rows: readonly Signed[]

beforeAll(async () => {
  keys = await makeTestKeys()
  small = makeSmallPackages()
  rows = await signAll([small.exe, small.deb, small.rpm], signingTerms(keys.env))
})

afterAll(async () => {
  rmSync(small.folder, { recursive: true })
  await keys[Symbol.asyncDispose]()
})

test('every package has the signature its system asks for, and all have one beside them', () => {
  expect(rows.map(({ file, kind, verifiedBy }) => [file, kind, verifiedBy])).toEqual([
    ['Small.exe', 'Authenticode', 'osslsigncode'],
    ['small.deb', 'deb origin', 'debsig-verify'],
    ['small.rpm', 'rpm', 'rpmkeys'],
    ['Small.exe.asc', 'OpenPGP, detached', 'gpgv'],
    ['small.deb.asc', 'OpenPGP, detached', 'gpgv'],
    ['small.rpm.asc', 'OpenPGP, detached', 'gpgv'],
    ['SHA256SUMS.asc', 'OpenPGP, detached', 'gpgv'],
  ])
  expect(rows.filter(({ isGood, refusesTampered }) => !isGood || !refusesTampered)).toEqual([])
})

test('a signed Debian package is still one for dpkg, and signing again takes the place of the signature', async () => {
  expect(execFileSync('dpkg-deb', ['--field', small.deb, 'Package']).toString().trim()).toBe('small')
  const again = join(await mkdtemp(join(small.folder, 'again-')), 'small.deb')
  copyFileSync(small.deb, again)
  await signAll([again], signingTerms(keys.env))
  const names = debMembers(readFileSync(again)).map(({ name }) => name)
  expect(names).toEqual(['debian-binary', 'control.tar', 'data.tar', '_gpgorigin'])
})

test('what the receivers do works as it is written: sums, the key, the signature of the sums', async () => {
  const run = (program: string, ...args: readonly string[]) =>
    spawnSync(program, args, { cwd: small.folder, encoding: 'utf8' }).status
  const home = join(small.folder, 'of-the-receiver')
  expect(run('mkdir', '-m', '700', home)).toBe(0)
  expect(run('gpg', '--homedir', home, '--import', 'sverka.asc')).toBe(0)
  expect(run('gpg', '--homedir', home, '--verify', 'SHA256SUMS.asc', 'SHA256SUMS')).toBe(0)
  expect(run('sha256sum', '--check', 'SHA256SUMS')).toBe(0)

  const signed = readFileSync(small.exe)
  appendFileSync(small.exe, '.')
  expect(run('sha256sum', '--check', 'SHA256SUMS')).not.toBe(0)
  expect(run('gpg', '--homedir', home, '--verify', 'Small.exe.asc', 'Small.exe')).not.toBe(0)
  writeFileSync(small.exe, signed)
})

test('without keys every package has the row «unsigned», and nothing is written', async () => {
  const copy = join(small.folder, 'plain.deb')
  copyFileSync(small.deb, copy)
  expect(await signAll([copy], signingTerms({}))).toMatchObject([
    { file: 'plain.deb', kind: 'unsigned', isGood: false },
  ])
  expect(readFileSync(copy)).toEqual(readFileSync(small.deb))
})

test.for([
  ['no OpenPGP key', ['SVERKA_GPG_KEY'], 'SVERKA_GPG_KEY'],
  ['no certificate for Windows', ['SVERKA_SIGN_FILE'], 'no certificate for Windows'],
] as const)('where signatures are required, %s stops the build', async ([, missing, why]) => {
  const env = Object.fromEntries(
    Object.entries(keys.env).filter(([name]) => !missing.includes(name as never)),
  )
  await expect(signAll([small.exe], signingTerms(env))).rejects.toThrow(why)
})

test('a damaged Debian package is not signed', () => {
  const whole = readFileSync(small.deb)
  expect(() => debMembers(whole.subarray(0, whole.length - 3))).toThrow('damaged')
  expect(() => debMembers(Buffer.from('PK'))).toThrow('not a Debian package')
})
