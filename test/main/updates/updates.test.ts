import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { deskBeside } from './at.ts'
import { updating } from './desk.ts'
import {
  bytesOf,
  described,
  folderOf,
  NOW,
  ownKeys,
  PROGRAM,
  served,
  sha512,
  signedBy,
  type Files,
} from './region.ts'

const keys = ownKeys()

const at = deskBeside(keys)

test('what is offered is fetched, looked at once more, put in, and the program ends for it', async () => {
  const desk = await at()
  await desk.check()
  expect(desk.shown()).toEqual({
    version: '1.2.0',
    isOn: true,
    how: 'self',
    when: 'asked',
    state: 'idle',
    done: 0,
    lastCheck: '2026-11-23T08:00:00.000Z',
    isBlocked: false,
    offer: {
      version: '1.3.0',
      isRollback: false,
      needsCopy: false,
      kind: 'AppImage',
      url: `${desk.url}/Sverka-1.3.0.AppImage`,
      file: 'Sverka-1.3.0.AppImage',
      size: PROGRAM.length,
      notes: { ru: 'Быстрее поиск.', en: 'A faster search.' },
    },
    inTheWay: [],
  })
  expect(await desk.fetch()).toEqual({ ok: true, value: undefined })
  expect(desk.shown().state).toBe('ready')
  expect(await desk.install()).toEqual({ ok: true, value: undefined })
  expect(desk.runs()).toBe(PROGRAM.toString())
  expect(desk.ends).toEqual([desk.program])
  expect(desk.copies).toEqual(['replaced-2026.db'])
  expect(desk.kept.read().puttingIn).toMatchObject({
    from: '1.2.0',
    to: '1.3.0',
    starts: 0,
    copy: 'replaced-2026.db',
  })
  expect(readdirSync(desk.folder).sort()).toEqual(['Sverka.AppImage', 'updates'])
})

test('an installer of Windows is started silently, and the program ends', async () => {
  const script = Buffer.from('#!/bin/sh\necho "$@" > "$0.done"\n')
  const file = {
    kind: 'nsis' as const,
    arch: 'x64' as const,
    file: 'Sverka-1.3.0.exe',
    size: script.length,
    sha512: sha512(script),
  }
  const { url } = await served({
    ...folderOf(keys, described({ files: [file] })),
    'Sverka-1.3.0.exe': script,
  })
  const nsis = { kind: 'nsis', program: undefined } as never
  const told = updating(url, keys, { installer: nsis })
  await told.check()
  expect(told.shown().how).toBe('told')
  expect(await told.fetch()).toEqual({ ok: false, fault: { code: 'updates.told' } })

  const desk = updating(url, keys, {
    installer: nsis,
    server: { url, ring: 'usual', when: 'asked', how: 'self' },
  })
  await desk.check()
  await desk.fetch()
  expect(await desk.install()).toEqual({ ok: true, value: undefined })
  expect(desk.started[0]!.slice(1)).toEqual(['/S', '--updated', '--force-run'])
  expect(desk.fetched().filter((name) => name.endsWith('.done'))).toHaveLength(1)
  expect(desk.ends).toEqual([undefined])
})

const bytes = bytesOf(described())
const forged = Buffer.from(bytes.toString().replace('1.3.0', '9.3.0'))
const expired = bytesOf(
  described({ issued: '2026-10-01T08:00:00.000Z', expires: '2026-10-31T08:00:00.000Z' }),
)

test.each<[string, Files, string]>([
  ['a forged description', { 'updates.json': forged }, 'updates.signature'],
  ['a stranger’s signature', { 'updates.json.sig': signedBy(ownKeys(), bytes) }, 'updates.stranger'],
  ['a description that is cut off', { 'updates.json': bytes.subarray(0, 300) }, 'updates.signature'],
  ['a description without a signature', { 'updates.json.sig': '' }, 'updates.unsigned'],
  [
    'no signature at all',
    { 'updates.json.sig': (_request, response) => response.writeHead(404).end() },
    'updates.unsigned',
  ],
  [
    'a description of a gigabyte',
    { 'updates.json': (_request, response) => response.writeHead(200, { 'content-length': 1e9 }).write('{') },
    'updates.large',
  ],
  [
    'a description that says nothing of its length',
    { 'updates.json': (_request, response) => response.end('['.repeat(200_000)) },
    'updates.large',
  ],
  ['a signature without an end', { 'updates.json.sig': 'a'.repeat(5_000) }, 'updates.large'],
  [
    'a description in drips',
    { 'updates.json': (_request, response) => response.writeHead(200).write('{') },
    'updates.slow',
  ],
  [
    'a way to another host',
    {
      'updates.json': (_request, response) =>
        response.writeHead(301, { location: 'http://localhost/' }).end(),
    },
    'updates.redirect',
  ],
  [
    'an expired description',
    { 'updates.json': expired, 'updates.json.sig': signedBy(keys, expired) },
    'updates.expired',
  ],
])('%s offers nothing and leaves nothing', async (_what, files, code) => {
  const desk = await at({}, {}, files)
  await desk.check()
  const { fault, offer } = desk.shown()
  expect({ fault, offer, fetched: desk.fetched() }).toEqual({ fault: code, offer: undefined, fetched: [] })
  expect(desk.kept.read().seen).toBe(undefined)
  expect(await desk.fetch()).toEqual({ ok: false, fault: { code: 'updates.nothing' } })
})

test('an older version and an earlier description are refused, also after another start', async () => {
  const files: Files = folderOf(keys)
  const { url } = await served(files)
  const desk = updating(url, keys)
  await desk.check()
  expect(desk.shown().offer?.version).toBe('1.3.0')

  Object.assign(files, folderOf(keys, described({ sequence: 6, version: '1.4.0' })))
  const again = updating(url, keys, {}, desk.folder)
  await again.check()
  expect(again.shown()).toMatchObject({ fault: 'updates.replayed' })
  expect(again.shown().offer).toBe(undefined)

  Object.assign(files, folderOf(keys, described({ sequence: 8, version: '1.1.0' })))
  await again.check()
  expect(again.shown()).toMatchObject({ fault: 'updates.older' })
  expect(again.shown().offer).toBe(undefined)
})

test('nobody but the desk says what was seen', async () => {
  const desk = await at({ sequence: 6 })
  desk.kept.change({ seen: { sequence: 2 ** 31 - 1, digest: '', issued: NOW, keys: [keys.held.id] } })
  const file = join(desk.updates, 'kept.json')
  const [, body] = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, `${'0'.repeat(64)}\n${body}`)
  await desk.check()
  expect(desk.shown().offer?.version).toBe('1.3.0')
})

test('a version that nobody should use says so', async () => {
  const desk = await at({ blocked: ['1.2.0'] })
  await desk.check()
  expect(desk.shown().isBlocked).toBe(true)
})

test('without the file of the region’s key nothing is asked', async () => {
  const desk = await at({}, { keys: [] })
  await desk.check()
  expect({ fault: desk.shown().fault, asked: desk.asked }).toEqual({ fault: 'updates.no-key', asked: [] })
})
