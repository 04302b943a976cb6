import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Handlers } from '../../contract/index.ts'
import { settings as shape } from '../../contract/settings.ts'
import { compose } from '../../main/compose.ts'
import type { Chosen } from '../../main/desk.ts'
import { keysOf, type Keystore } from '../../main/key.ts'
import { openBase } from '../../main/open-base.ts'
import { ownSettingsIn } from '../../main/own-settings.ts'
import { copiesIn } from '../../main/store/copies.ts'
import { correctionsOf } from '../../main/store/corrections.ts'
import type { Database } from '../../main/store/database.ts'
import { peopleOf } from '../../main/store/people.ts'
import type { Installer } from '../../main/updates/installer.ts'
import type { Restart, World } from '../../main/world.ts'
import { snilsCorrection } from '../fakes/correction.ts'
import { keystore } from '../fakes/keystore.ts'
import { pupil } from '../fakes/people.ts'
import { noIndex, ownFolder } from '../fakes/store.ts'

/** Now, ms since 1970. */
export const NOW = Date.parse('2026-11-23T06:10:00Z')
/** The id of a correction. */
export const idOf = (number: number): string => `019a0000-0000-7000-8000-${String(number).padStart(12, '0')}`

const noInstaller: Installer = {
  kind: undefined,
  arch: 'x64',
  program: undefined,
  start: () => Promise.resolve(false),
  end() {},
  painted: Promise.resolve(),
}

/** A profile at work: people, two corrections, a copy of the day, a third correction after it. */
export function ownProfile({ second }: { second?: string } = {}) {
  const folder = ownFolder()
  const keys = keysOf(folder, keystore('a'), () => NOW)
  const base = join(folder, 'base.db')
  const copies = copiesIn(join(folder, 'copies'))
  const open = (): Database => {
    const ring = keys.read()
    if (!ring.ok) throw new Error(ring.fault.code)
    const opened = openBase({ file: base, ring: ring.value, copies, now: () => NOW, log: { error() {} } })
    if (!opened.ok) throw new Error(opened.fault.code)
    return opened.value.database
  }
  const database = open()
  peopleOf(database, noIndex, () => NOW).keep(pupil())
  const add = (number: number) =>
    correctionsOf(database).add(snilsCorrection({ id: idOf(number), person: pupil().id }))
  add(1)
  add(2)
  const copy = { place: 'here', name: copies.daily(database, '2026-11-23') } as const
  add(3)
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
  return { folder, base, keys, copy, copies, open, ...(second && { second }) }
}

/** The program over a profile whose base does not open. What it needs of the world is asked for; nothing else is there. */
export async function closedDesk(folder: string, given: Keystore | string = 'a', copies?: string) {
  const store = typeof given === 'string' ? keystore(given) : given
  const restarts: (Restart | undefined)[] = []
  const log: string[] = []
  let held: Chosen = { language: 'ru', theme: 'system' }
  const own = ownSettingsIn(folder, store)
  const world = {
    settings: shape.parse({ mode: 'work', school: 'school-5', ...(copies && { copies }) }),
    locked: [],
    folder,
    own,
    keys: keysOf(folder, store, () => NOW),
    installer: noInstaller,
    version: '0',
    preferences: { get: () => held, set: (more: Partial<Chosen>) => void (held = { ...held, ...more }) },
    restart: (how?: Restart) => void restarts.push(how),
    leave() {},
    now: () => NOW,
    log: { error: (where: string) => void log.push(where) },
  } satisfies Partial<World> as unknown as World
  const { handlers } = await compose(world)
  const ask = async <Name extends keyof Handlers>(name: Name, input: Parameters<Handlers[Name]>[0]) =>
    (handlers[name] as unknown as (given: typeof input) => ReturnType<Handlers[Name]>)(input)
  return { ask, restarts, own, log }
}

/** Overwrites a part of its first page. */
export function damage(file: string): void {
  const bytes = readFileSync(file)
  bytes.fill(7, 200, 3_000)
  writeFileSync(file, bytes)
}

/** Names beside the base that were kept. */
export const keptIn = (folder: string, sign: RegExp) => readdirSync(folder).filter((name) => sign.test(name))
