import { execFileSync } from 'node:child_process'
import { createPrivateKey, X509Certificate } from 'node:crypto'
import { copyFileSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  refusesTampered,
  signAuthenticode,
  signingCommand,
  verifyAuthenticode,
} from '../../scripts/pack/sign-authenticode.ts'
import { signingTerms, type SigningTerms } from '../../scripts/pack/sign-terms.ts'
import { makeTestKeys, type TestKeys } from '../../scripts/pack/sign-test-keys.ts'
import { sign } from '../../scripts/pack/sign.ts'
import { createSoftHsm } from '../cards/softhsm.ts'
import { makeSmallPackages, type SmallPackages } from './signed-packages.ts'

let keys: TestKeys
let small: SmallPackages
let terms: SigningTerms

beforeAll(async () => {
  keys = await makeTestKeys()
  small = makeSmallPackages()
  terms = signingTerms(keys.env)
})

afterAll(async () => {
  rmSync(small.folder, { recursive: true })
  await keys[Symbol.asyncDispose]()
})

const copyOf = (name: string): string => {
  const copy = join(small.folder, name)
  copyFileSync(small.exe, copy)
  return copy
}

test('a program signed by a file has a good signature, a time stamp, and no copy with one bit changed passes', async () => {
  const program = copyOf('by-file.exe')
  await signAuthenticode(program, terms)
  const said = execFileSync('osslsigncode', [
    'verify',
    '-CAfile',
    keys.env.SVERKA_SIGN_AUTHORITIES!,
    '-TSA-CAfile',
    keys.env.SVERKA_SIGN_STAMP_AUTHORITIES!,
    program,
  ]).toString()
  expect(said).toContain('Signature verification: ok')
  expect(said).toContain('Timestamp Server Signature verification: ok')
  expect(said).toContain('Message digest algorithm  : SHA256')
  expect(await refusesTampered(program, terms)).toBe(true)
})

test('a program signed by a token has a good signature of the key that never left it', async () => {
  const hsm = createSoftHsm()
  try {
    hsm.createToken('signing')
    const certificate = execFileSync('openssl', [
      'x509',
      '-in',
      join(keys.folder, 'signer.pem'),
      '-outform',
      'DER',
    ])
    hsm.importKey('signing', {
      key: createPrivateKey(readFileSync(join(keys.folder, 'signer.key'))),
      certificate,
      algorithm: 'rsa',
    })
    process.env.SOFTHSM2_CONF = hsm.env.SOFTHSM2_CONF

    const byToken = signingTerms({
      SVERKA_SIGN_AUTHORITIES: keys.env.SVERKA_SIGN_AUTHORITIES,
      SVERKA_SIGN_MODULE: hsm.module,
      SVERKA_SIGN_KEY: 'pkcs11:token=signing;id=%01',
      SVERKA_SIGN_PIN: '123456',
    })
    const program = copyOf('by-token.exe')
    await signAuthenticode(program, byToken)
    expect(await verifyAuthenticode(program, byToken)).toEqual({
      isGood: true,
      signer: /CN=(.+)/.exec(new X509Certificate(readFileSync(join(keys.folder, 'signer.pem'))).subject)![1],
      why: '',
    })

    const wrong = signingTerms({
      SVERKA_SIGN_MODULE: hsm.module,
      SVERKA_SIGN_KEY: 'pkcs11:token=signing;id=%01',
      SVERKA_SIGN_PIN: '654321',
    })
    const untouched = copyOf('wrong-pin.exe')
    await expect(signAuthenticode(untouched, wrong)).rejects.toThrow('osslsigncode ended with')
    expect(readFileSync(untouched)).toEqual(readFileSync(small.exe))
  } finally {
    delete process.env.SOFTHSM2_CONF
    hsm.remove()
  }
})

test('a certificate of an authority that is not believed leaves the program as it was', async () => {
  const program = copyOf('unknown.exe')
  const elsewhere = { ...terms, authorities: keys.env.SVERKA_SIGN_STAMP_AUTHORITIES }
  await expect(signAuthenticode(program, elsewhere)).rejects.toThrow('not good')
  expect(readFileSync(program)).toEqual(readFileSync(small.exe))
})

test('a stamp that was asked for and is not there leaves the program as it was', async () => {
  const program = copyOf('no-stamp.exe')
  await expect(signAuthenticode(program, { ...terms, stamps: 'http://127.0.0.1:9/' })).rejects.toThrow()
  expect(readFileSync(program)).toEqual(readFileSync(small.exe))
  await signAuthenticode(program, { ...terms, stamps: undefined })
  expect(await verifyAuthenticode(program, terms)).toMatchObject({ isGood: false })
})

test('no secret stands on a command line, and the store of Windows needs none', () => {
  const file = signingCommand(
    'a.exe',
    'b.exe',
    { kind: 'file', file: 'k.p12', password: 'SECRET' },
    'http://t/',
  )
  const token = signingCommand('a.exe', 'b.exe', {
    kind: 'token',
    module: 'm.so',
    engine: 'e.so',
    key: 'pkcs11:id=%01',
    certificate: 'pkcs11:id=%01',
    pin: 'SECRET',
  })
  for (const { args, input } of [file, token]) {
    expect(args.join(' ')).not.toContain('SECRET')
    expect(args.join(' ')).toContain('-readpass -')
    expect(input).toBe('SECRET')
  }
  const thumbprint = 'A'.repeat(40)
  expect(signingCommand('a.exe', 'a.exe', { kind: 'store', thumbprint }, 'http://t/')).toEqual({
    program: 'signtool',
    args: [
      'sign',
      '/sha1',
      thumbprint,
      '/fd',
      'sha256',
      '/tr',
      'http://t/',
      '/td',
      'sha256',
      '/d',
      'Sverka',
      'a.exe',
    ],
  })
})

test.for([
  ['two keys', { SVERKA_SIGN_FILE: 'a', SVERKA_SIGN_MODULE: 'b' }, 'one key'],
  [
    'a token without its PIN',
    { SVERKA_SIGN_MODULE: 'm', SVERKA_SIGN_KEY: 'pkcs11:id=%01' },
    'SVERKA_SIGN_PIN',
  ],
  [
    'a PIN within the address of the key',
    { SVERKA_SIGN_MODULE: 'm', SVERKA_SIGN_KEY: 'pkcs11:id=%01?pin-value=1', SVERKA_SIGN_PIN: '1' },
    'must not stand',
  ],
  ['a thumbprint that is none', { SVERKA_SIGN_THUMBPRINT: 'abc' }, '40 hexadecimal'],
] as const)('%s is a mistake, not «unsigned»', ([, env, why]) => {
  expect(() => signingTerms(env)).toThrow(why)
})

test('without a certificate a build says «unsigned», and stops where signatures are required', async () => {
  const program = { path: copyOf('unsigned.exe') }
  await sign(program, {}, {})
  expect(readFileSync(program.path)).toEqual(readFileSync(small.exe))
  await expect(sign(program, { forceCodeSigning: true }, {})).rejects.toThrow('signatures are required')
  await expect(sign(program, {}, { SVERKA_SIGN: 'required' })).rejects.toThrow('signatures are required')
})
