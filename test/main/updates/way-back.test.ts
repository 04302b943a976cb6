import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { PutIn } from '../../../main/updates/kept.ts'
import { countStart, keepWayBack, wentWell } from '../../../main/updates/way-back.ts'
import { OLD, updating } from './desk.ts'
import { described, folderOf, NOW, ownKeys, PROGRAM, served } from './region.ts'

const keys = ownKeys()

/** A desk that has just put the newer version in. */
async function putIn() {
  const { url } = await served(folderOf(keys))
  const desk = updating(url, keys)
  await desk.check()
  await desk.fetch()
  expect((await desk.install()).ok).toBe(true)
  const brought: PutIn[] = []
  const start = (version: string) =>
    countStart({
      version,
      folder: desk.updates,
      kept: desk.kept,
      installer: desk.installer,
      now: () => NOW,
      bringBack: (one) => void brought.push(one),
    })
  return { ...desk, url, start, brought }
}

test('a version whose first screen stands has come, and what brings the one before back stays', async () => {
  const desk = await putIn()
  expect(await desk.start('1.3.0')).toBe(false)
  wentWell(desk.updates, desk.kept, NOW)
  const { puttingIn, came } = desk.kept.read()
  expect({ puttingIn, came }).toEqual({
    puttingIn: undefined,
    came: { from: '1.2.0', at: NOW, isReturn: false },
  })
  expect(desk.fetched().sort()).toEqual(['before-Sverka.AppImage', 'installed-Sverka-1.3.0.AppImage'])
  expect(readFileSync(join(desk.updates, 'before-Sverka.AppImage'), 'utf8')).toBe(OLD)
  for (let starts = 0; starts < 5; starts++) expect(await desk.start('1.3.0')).toBe(false)
})

test('a version that has come is not given up because its installer could not be kept', async () => {
  const desk = await putIn()
  expect(await desk.start('1.3.0')).toBe(false)
  mkdirSync(join(desk.updates, 'installed-in-the-way')) // as a scanner that holds the file
  expect(() => wentWell(desk.updates, desk.kept, NOW)).toThrow()
  for (let starts = 0; starts < 5; starts++) expect(await desk.start('1.3.0')).toBe(false)
  expect({ brought: desk.brought, came: desk.kept.read().came?.from }).toEqual({ brought: [], came: '1.2.0' })
})

test('one that fails twice gives way to the one before, with the base of before, and is not offered again', async () => {
  const desk = await putIn()
  expect(await desk.start('1.3.0')).toBe(false)
  expect(await desk.start('1.3.0')).toBe(false)
  expect(desk.runs()).toBe(PROGRAM.toString())
  expect(await desk.start('1.3.0')).toBe(true)
  expect(desk.runs()).toBe(OLD)
  expect(desk.ends).toEqual([desk.program, desk.program])
  expect(desk.brought).toMatchObject([{ copy: 'replaced-2026.db', base: 13, mode: 'work' }])

  const before = updating(desk.url, keys, {}, desk.folder)
  expect(await desk.start('1.2.0')).toBe(false)
  await before.check()
  expect(before.shown()).toMatchObject({
    why: 'failed',
    fault: 'updates.returned',
    came: { from: '1.3.0', isReturn: true },
  })
})

test('nothing but the very file that was kept is put back', async () => {
  const desk = await putIn()
  await desk.start('1.3.0')
  await desk.start('1.3.0')
  writeFileSync(join(desk.updates, 'before-Sverka.AppImage'), OLD.replace('older', 'other'))
  expect(await desk.start('1.3.0')).toBe(false)
  expect({ runs: desk.runs(), brought: desk.brought }).toEqual({ runs: PROGRAM.toString(), brought: [] })
})

test('where the installer did nothing the next start says so', async () => {
  const desk = await putIn()
  expect(await desk.start('1.2.0')).toBe(false)
  expect(desk.kept.read()).toMatchObject({ fault: 'updates.not-installed' })
  expect(desk.kept.read().puttingIn).toBe(undefined)
})

test('the installer of a version that came by an update is what brings it back after the next one', async () => {
  const script = '#!/bin/sh\nexit 0\n'
  const { url } = await served(folderOf(keys, described({ files: [] })))
  const desk = updating(url, keys, { installer: { kind: 'nsis', program: undefined } as never })
  expect(await keepWayBack(desk.updates, desk.installer, desk.kept.read())).toBe(undefined)

  const held = { file: 'installed-Sverka-1.2.0.exe', size: script.length, sha512: 'whatever' }
  writeFileSync(join(desk.updates, held.file), script)
  const before = await keepWayBack(desk.updates, desk.installer, { failed: [], installer: held })
  expect(before).toEqual({ ...held, file: 'before-Sverka-1.2.0.exe' })
  expect(desk.fetched()).toEqual(['before-Sverka-1.2.0.exe'])
})
