import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { debLifeFindings } from '../../scripts/audit/deb-life.ts'
import { rightsFindings } from '../../scripts/audit/packages.ts'
import { makeDeb } from '../../scripts/pack/deb.ts'
import { makeStandIn } from '../../scripts/pack/stand-in.ts'
import { ownFolder } from './packed-program.ts'

const PRODUCT = {
  version: '1.2.3',
  description: 'A product of the tests.',
  maintainer: 'Nobody <nobody@sverka.invalid>',
  epoch: 1_800_000_000,
}

/** A folder as electron-builder lays it out, with next to nothing inside. */
function smallUnpacked(): string {
  const unpacked = join(ownFolder(), 'linux-unpacked')
  makeStandIn('linux', unpacked)
  cpSync(join(unpacked, 'electron'), join(unpacked, 'sverka'))
  mkdirSync(join(unpacked, 'resources'))
  writeFileSync(join(unpacked, 'resources/app.asar'), 'an archive')
  return unpacked
}

const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

test('a deb leaves the settings when it is renewed or removed, and people’s data always', () => {
  const { file } = makeDeb(smallUnpacked(), ownFolder(), PRODUCT)
  expect(debLifeFindings(file)[0]!.wrong).toEqual([])
})

test('the life of a deb that forgets the gateway beside it is found', () => {
  const out = ownFolder()
  const { file } = makeDeb(smallUnpacked(), out, PRODUCT)
  const tree = join(out, 'broken')
  execFileSync('dpkg-deb', ['-R', file, tree])
  const script = join(tree, 'DEBIAN/postrm')
  writeFileSync(
    script,
    '#!/bin/sh\n[ "$1" != purge ] || rm -rf "${DPKG_ROOT:?}/etc/sverka" "${DPKG_ROOT:?}/home"\n',
  )
  chmodSync(script, 0o755)
  execFileSync('dpkg-deb', ['--root-owner-group', '-b', tree, file], { stdio: 'ignore' })
  expect(debLifeFindings(file)[0]!.wrong).toEqual([
    'purged beside a gateway: its settings alone are kept',
    'purged: what people have entered is kept',
  ])
})

test('the same program gives the same deb, whatever the rights and times of its files', () => {
  const unpacked = smallUnpacked()
  const first = digest(makeDeb(unpacked, ownFolder(), PRODUCT).file)
  chmodSync(join(unpacked, 'resources/app.asar'), 0o600)
  writeFileSync(join(unpacked, 'version'), readFileSync(join(unpacked, 'version')))
  expect(digest(makeDeb(unpacked, ownFolder(), PRODUCT).file)).toBe(first)
})

const GOOD = [
  { path: 'usr/bin/sverka', mode: 'lrwxrwxrwx', owner: 'root/root' },
  { path: 'usr/lib/sverka/sverka', mode: '-rwxr-xr-x', owner: 'root/root' },
  { path: 'usr/lib/sverka/chrome-sandbox', mode: '-rwsr-xr-x', owner: 'root/root' },
]

test.each([
  ['nothing', GOOD, [[], [], []]],
  [
    'a file of somebody',
    [...GOOD, { path: 'usr/lib/sverka/version', mode: '-rw-r--r--', owner: 'builder/root' }],
    [['usr/lib/sverka/version'], [], []],
  ],
  [
    'a file that everyone writes',
    [...GOOD, { path: 'usr/lib/sverka/version', mode: '-rw-rw-rw-', owner: 'root/root' }],
    [['usr/lib/sverka/version'], [], []],
  ],
  [
    'another program with the rights of root',
    [...GOOD, { path: 'usr/lib/sverka/other', mode: '-rwsr-xr-x', owner: 'root/root' }],
    [[], ['sets the user:', 'usr/lib/sverka/chrome-sandbox', 'usr/lib/sverka/other'], []],
  ],
  ['a sandbox without its rights', GOOD.slice(0, 2), [[], ['sets the user:'], []]],
  [
    'a file in a foreign place',
    [...GOOD, { path: 'etc/profile.d/sverka.sh', mode: '-rw-r--r--', owner: 'root/root' }],
    [[], [], ['etc/profile.d/sverka.sh']],
  ],
] as const)('of the rights and places in a package %s is found', (_what, entries, wrong) => {
  expect(rightsFindings('deb', entries).map((finding) => finding.wrong)).toEqual(wrong)
})
