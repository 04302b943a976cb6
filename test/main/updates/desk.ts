import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Around } from '../../../main/updates/quiet.ts'
import type { Installer } from '../../../main/updates/installer.ts'
import { keptIn } from '../../../main/updates/kept.ts'
import { getterOf } from '../../../main/updates/over-https.ts'
import { createUpdates, type UpdatesNeeds } from '../../../main/updates/updates.ts'
import { key, ownFolder } from '../../fakes/store.ts'
import { NOW, ownKeys } from './region.ts'

export const OLD = '#!/bin/sh\necho "the older program"\n'

/** A desk whose program is one file, and a small installer that does what it is told. */
export function updating(
  url: string,
  keys: ReturnType<typeof ownKeys>,
  more: Partial<UpdatesNeeds> = {},
  folder = ownFolder(),
) {
  const program = join(folder, 'Sverka.AppImage')
  if (!existsSync(program)) writeFileSync(program, OLD, { mode: 0o755 })
  const ends: (string | undefined)[] = []
  const started: string[][] = []
  const installer: Installer = {
    kind: 'AppImage',
    arch: 'x64',
    program,
    start: (file, args) => {
      started.push([file, ...args])
      chmodSync(file, 0o755)
      execFileSync('/bin/sh', [file, ...args])
      return Promise.resolve(true)
    },
    end: (next) => void ends.push(next),
    painted: Promise.resolve(),
    ...more.installer,
  }
  const around: { -readonly [Name in keyof Around]: Around[Name] } = {
    inTheWay: [],
    isLocked: false,
    idleSeconds: 0,
  }
  const copies: string[] = []
  const updates = join(folder, 'updates')
  mkdirSync(updates, { recursive: true })
  const kept = keptIn(updates, key)
  const needs: UpdatesNeeds = {
    server: { url, ring: 'usual', when: 'asked' },
    keys: [keys.held],
    get: getterOf([], 1_000),
    version: '1.2.0',
    desk: 'school-1 desk-1',
    folder: updates,
    kept,
    mode: 'work',
    base: () => 13,
    around: () => around,
    copyBase: () => {
      copies.push('replaced-2026.db')
      return copies.at(-1)
    },
    now: () => NOW,
    changed() {},
    patience: { silenceMs: 250, tooLittle: 1_024 },
    ...more,
    installer,
  }
  return {
    ...createUpdates(needs),
    folder,
    updates,
    kept,
    program,
    installer,
    around,
    copies,
    ends,
    started,
    /** What stands in the place of the program. */
    runs: () => readFileSync(program, 'utf8'),
    /** What was fetched and lies there. */
    fetched: () => readdirSync(updates).filter((name) => name !== 'kept.json'),
  }
}
