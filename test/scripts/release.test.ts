import { execFileSync } from 'node:child_process'
import { appendFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { release } from '../../scripts/release.ts'
import { ownFolder } from '../fakes/store.ts'

const NOW = Date.parse('2026-11-23T08:00:00.000Z')

/** A folder with two packages, and another one with a key. */
async function ready() {
  const [folder, own] = [ownFolder(), ownFolder()]
  const said: string[] = []
  const run = (...args: string[]) => release(args, (line) => void said.push(line), NOW)
  expect(await run('keys', own)).toBe(0)
  const key = join(own, readdirSync(own)[0]!)
  const text = said.at(-1)!.replace(/^public key +/, '')
  writeFileSync(join(folder, 'Sverka-1.3.0.AppImage'), 'a program')
  writeFileSync(join(folder, 'sverka_1.3.0_arm64.deb'), 'a package')
  writeFileSync(join(folder, 'Sverka-1.2.0.AppImage'), 'an older program')
  writeFileSync(join(folder, 'notes.ru.txt'), 'Быстрее поиск.\r\nТише звук.\n')
  writeFileSync(join(folder, 'notes.en.txt'), 'A faster search.\n')
  said.length = 0
  return {
    folder,
    key,
    text,
    run,
    said,
    make: (...more: string[]) => run('make', folder, '--key', key, '--version', '1.3.0', ...more),
  }
}

test('packages are described, signed and verified', async () => {
  const { folder, key, text, run, said, make } = await ready()
  expect(statSync(key).mode & 0o777).toBe(0o600)
  expect(await make('--minimum', '1.1.0', '--usual', '25', '--base', '13')).toBe(0)
  expect(JSON.parse(readFileSync(join(folder, 'updates.json'), 'utf8'))).toMatchObject({
    sequence: 1,
    version: '1.3.0',
    minimum: '1.1.0',
    expires: '2027-01-22T08:00:00.000Z',
    rings: { early: 100, usual: 25 },
    files: [
      { kind: 'AppImage', arch: 'x64', file: 'Sverka-1.3.0.AppImage', size: 9 },
      { kind: 'deb', arch: 'arm64', file: 'sverka_1.3.0_arm64.deb', size: 9 },
    ],
    notes: { ru: 'Быстрее поиск.\nТише звук.', en: 'A faster search.' },
  })
  expect(await run('verify', folder, '--public', text)).toBe(0)
  expect(said.at(-1)).toBe('5 passed, 0 failed')
  expect(await make()).toBe(0)
  expect(said.at(-1)).toBe('version 1.3.0, number 2, until 2027-01-22, 1 signed')

  appendFileSync(join(folder, 'Sverka-1.3.0.AppImage'), '!')
  expect(await run('verify', folder, '--public', text)).toBe(1)
  expect(said.at(-1)).toBe('4 passed, 1 failed')
})

test('what a desk would refuse is not signed', async () => {
  const { folder, make } = await ready()
  await expect(make('--blocked', '1.3.0')).rejects.toThrow('a desk would refuse this: : blocked')
  await expect(make('--days', '900')).rejects.toThrow('expires')
  await expect(make('--version', '7.0.0')).rejects.toThrow('files')
  expect(readdirSync(folder)).not.toContain('updates.json')
})

test('a way back is a description of its own', async () => {
  const { folder, run, key, said, text } = await ready()
  expect(
    await run(
      'make',
      folder,
      '--key',
      key,
      '--version',
      '1.2.0',
      '--rollback',
      '--base',
      '12',
      '--blocked',
      '1.3.0',
    ),
  ).toBe(0)
  expect(await run('verify', folder, '--public', text)).toBe(0)
  expect(said).toContain('holds   version: 1.2.0, a way back, number 1')
})

test('OpenSSL verifies what was signed, without any of our code', async () => {
  const { folder, key, make } = await ready()
  await make()
  const own = (name: string) => join(folder, name)
  execFileSync('openssl', ['pkey', '-in', key, '-pubout', '-out', own('public.pem')])
  const line = readFileSync(own('updates.json.sig'), 'utf8')
  writeFileSync(own('one.sig'), Buffer.from(line.split(' ')[1]!, 'base64'))
  const args = [
    '-verify',
    '-rawin',
    '-pubin',
    '-inkey',
    own('public.pem'),
    '-in',
    own('updates.json'),
    '-sigfile',
    own('one.sig'),
  ]
  expect(execFileSync('openssl', ['pkeyutl', ...args], { encoding: 'utf8' })).toBe(
    'Signature Verified Successfully\n',
  )
})
