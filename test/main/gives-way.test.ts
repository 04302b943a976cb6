import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { givesWay, keptOf, updatesFolderIn } from '../../main/gives-way.ts'
import type { PutIn } from '../../main/updates/kept.ts'
import type { World } from '../../main/world.ts'
import { closedDesk, damage, keptIn, NOW, ownProfile } from './closed-desk.ts'

const held = (file: string) => ({ file, size: 3, sha512: '' })

const putIn = (copy: string, starts: number): PutIn => ({
  from: '1.2.0',
  to: '0',
  at: NOW,
  starts,
  isRollback: false,
  copy,
  base: 1, // the base has gone on since
  mode: 'work',
  fetched: held('new'),
  before: held('before-old'),
})

test('a disk that does not let a start be counted keeps no desk from starting', async () => {
  const { folder, base, keys } = ownProfile()
  const ring = keys.read()
  if (!ring.ok) throw new Error(ring.fault.code)
  keptOf(folder, ring.value).change({ puttingIn: putIn('', 0) })
  mkdirSync(join(updatesFolderIn(folder), 'kept.json.new')) // as good as no room
  damage(base)
  const desk = await closedDesk(folder)
  expect(await desk.ask('desk.look', {})).toEqual({ ok: false, fault: { code: 'store.damaged' } })
  expect(desk.log).toContain('updates.returned')
})

test('the base that goes back with the version before is kept beside it', async () => {
  const { createHash } = await import('node:crypto')
  const { folder, base, keys, copy } = ownProfile()
  const ring = keys.read()
  if (!ring.ok) throw new Error(ring.fault.code)
  const sha512 = createHash('sha512').update('old').digest('hex')
  const before = { file: 'before-old', size: 3, sha512 }
  mkdirSync(updatesFolderIn(folder))
  writeFileSync(join(updatesFolderIn(folder), before.file), 'old')
  keptOf(folder, ring.value).change({ puttingIn: { ...putIn(copy.name, 2), before } })
  const worked = readFileSync(base)
  const program = join(folder, 'Sverka.AppImage')
  writeFileSync(program, 'new')
  const installer = {
    kind: 'AppImage',
    program,
    start: () => Promise.resolve(false),
    end() {},
  } as unknown as World['installer']
  const world = { folder, installer, version: '0', now: () => NOW, log: { error() {} } } as unknown as World
  expect(await givesWay(world, ring.value)).toBe(true)
  const [kept] = keptIn(folder, /^base-damaged-.*\.db$/)
  expect(readFileSync(join(folder, kept!))).toEqual(worked)
})
