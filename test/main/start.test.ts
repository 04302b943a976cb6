import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settings } from '../../contract/settings.ts'
import { ownSettingsIn, type OwnFile } from '../../main/own-settings.ts'
import { putAside } from '../../main/put-aside.ts'
import { createStart } from '../../main/start.ts'
import { keysHolding } from '../fakes/keys.ts'
import { keystore } from '../fakes/keystore.ts'
import { key, ownFolder } from '../fakes/store.ts'

const NOW = Date.parse('2026-11-22T09:15:00.000Z')
const MARK = '20261122091500'

/** A profile with a base of another time; what lies there holds its own name. */
function ownProfile(): string {
  const folder = ownFolder()
  mkdirSync(join(folder, 'copies'))
  for (const name of ['base.db', 'base.db-wal', 'base.db-shm']) writeFileSync(join(folder, name), name)
  return folder
}

const heldIn = (folder: string) =>
  Object.fromEntries(
    readdirSync(folder)
      .filter((name) => name.startsWith('base') && name !== 'base.key')
      .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
  )

/** The steps of a training desk that has come to the school. */
function ownStart(folder: string, { locked = [], own }: { locked?: readonly 'mode'[]; own?: OwnFile } = {}) {
  const file = own ?? ownSettingsIn(folder, keystore('own'))
  if (!own) file.write({ start: 'school' })
  const log = { error() {} }
  const world = {
    folder,
    keys: keysHolding(folder, key),
    locked,
    log,
    now: () => NOW,
    own: file,
    settings: settings.parse({}),
  }
  return createStart({ world: { ...world, restart() {} }, staff: { list: () => [] } })
}

const order = {
  school: 'school-12',
  schoolTitle: 'Школа № 12',
  workplace: 'desk-3',
  way: 'package' as const,
  trusted: [],
}

test('a base of another time is renamed with all its files, and stands again where nothing came of it', () => {
  const folder = ownProfile()
  const before = heldIn(folder)
  const putBack = putAside(folder, NOW)
  expect(heldIn(folder)).toEqual({
    [`base-before-${MARK}.db`]: 'base.db',
    [`base-before-${MARK}.db-wal`]: 'base.db-wal',
    [`base-before-${MARK}.db-shm`]: 'base.db-shm',
  })
  expect(readdirSync(folder)).toContain(`copies-before-${MARK}`)
  for (const name of ['base.db', 'base.db-wal']) writeFileSync(join(folder, name), 'half-made')
  putBack()
  expect(heldIn(folder)).toEqual(before)
})

test('a base that a power cut has parted from its last changes follows them under the same name', () => {
  const folder = ownProfile()
  renameSync(join(folder, 'base.db-wal'), join(folder, 'base-before-20261121080000.db-wal'))
  putAside(folder, NOW)
  expect(heldIn(folder)).toMatchObject({
    'base-before-20261121080000.db': 'base.db',
    'base-before-20261121080000.db-wal': 'base.db-wal',
  })
})

test('where one file cannot be renamed all of them stay', () => {
  const folder = ownProfile()
  const before = heldIn(folder)
  mkdirSync(join(folder, `copies-before-${MARK}/in-the-way`), { recursive: true })
  expect(() => putAside(folder, NOW)).toThrow(/rename/)
  expect(heldIn(folder)).toEqual(before)
})

test('a school whose settings cannot be written leaves the base of another time where it was', () => {
  const folder = ownProfile()
  const before = heldIn(folder)
  const own: OwnFile = {
    ...ownSettingsIn(folder, keystore('own')),
    read: () => ({ start: 'school' }),
    write() {
      throw new Error('no room')
    },
  }
  expect(() => ownStart(folder, { own }).school(order)).toThrow('no room')
  expect(heldIn(folder)).toEqual(before)
})

test('what is wrong with a school is said before anything is moved', () => {
  const folder = ownProfile()
  const before = heldIn(folder)
  const start = ownStart(folder)
  expect([
    start.school({ ...order, way: 'gateway' }),
    start.school({ ...order, trusted: ['../root.cer'] }),
  ]).toEqual([
    { ok: false, fault: { code: 'start.gateway' } },
    { ok: false, fault: { code: 'start.authority', file: '../root.cer' } },
  ])
  expect(heldIn(folder)).toEqual(before)
})

test('a mode that the administrator of the machine has set is not asked for', () => {
  const start = ownStart(ownFolder(), { locked: ['mode'] })
  expect(start.look()).toMatchObject({ standing: 'locked', isOpen: false })
  expect(start.begin()).toEqual({ ok: false, fault: { code: 'start.not-now' } })
})
