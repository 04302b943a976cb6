import { copyFileSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keysOf } from '../../main/key.ts'
import { fittingKey } from '../../main/keys/fits.ts'
import { keystore } from '../fakes/keystore.ts'
import { ownFolder } from '../fakes/store.ts'
import { closedDesk, damage, keptIn, ownProfile } from './closed-desk.ts'

/** A second folder in which somebody has put the file of a code of their own, as if it were of this desk. */
function foreignSecond() {
  const second = ownFolder()
  const stranger = ownProfile()
  const { groups } = stranger.keys.makeCode()
  const beside = join(second, 'sverka-work-school-5-desk-1-00000000')
  mkdirSync(beside)
  copyFileSync(join(stranger.folder, 'base.recovery'), join(beside, 'base.recovery'))
  return { second, code: groups.join(' ') }
}

const other = { ok: false, fault: { code: 'recovery.other' } }
const first = { ok: false, fault: { code: 'recovery.first' } }

test('whoever may write to the second folder opens a damaged base with no code of their own', async () => {
  const { folder, base, copy, keys } = ownProfile()
  keys.makeCode()
  damage(base)
  const { second, code } = foreignSecond()
  const desk = await closedDesk(folder, 'a', second)
  expect(await desk.ask('recovery.open', { code })).toEqual(other)
  expect(await desk.ask('recovery.look', {})).toMatchObject({ value: { isOpened: false, mayBegin: false } })
  expect(await desk.ask('recovery.check', copy)).toEqual(first)
  expect(await desk.ask('recovery.restore', copy)).toEqual(first)
  expect(await desk.ask('recovery.begin', {})).toEqual(first)
  expect(keptIn(folder, /damaged|unread|next/)).toEqual([])
})

test('nor a base that is under a key of another machine', async () => {
  const { folder, copy } = ownProfile()
  const own = ownProfile()
  own.keys.makeCode()
  copyFileSync(join(folder, 'base.db'), join(own.folder, 'base.db'))
  const { second, code } = foreignSecond()
  const desk = await closedDesk(own.folder, 'a', second)
  expect(await desk.ask('recovery.look', {})).toMatchObject({ value: { why: 'store.key', isOpened: false } })
  expect(await desk.ask('recovery.open', { code })).toEqual(other)
  expect(await desk.ask('recovery.restore', copy)).toEqual(first)
  expect(await desk.ask('recovery.begin', {})).toEqual(first)
})

test('a base and the file of its code brought to a machine that has a code of its own open with the sheet of the base', async () => {
  const brought = ownProfile()
  const { groups } = brought.keys.makeCode()
  const here = ownProfile()
  const { id } = here.keys.makeCode()
  for (const name of ['base.db', 'base.recovery'])
    copyFileSync(join(brought.folder, name), join(here.folder, name))
  const desk = await closedDesk(here.folder)
  expect(await desk.ask('recovery.open', { code: groups.join(' ') })).toMatchObject({
    value: { restarts: true },
  })
  expect(keysOf(here.folder, keystore('a')).sheet()?.id).toBe(id)
  const ring = here.keys.read()
  expect(ring.ok && fittingKey(here.base, ring.value.keys)).toBeTruthy()
})

test('what lies in the place of the file of the code and is none stops no desk, and opens nothing', async () => {
  const { folder, base, copy, keys } = ownProfile()
  keys.makeCode()
  rmSync(join(folder, 'base.recovery'))
  mkdirSync(join(folder, 'base.recovery'))
  damage(base)
  const desk = await closedDesk(folder)
  expect(await desk.ask('recovery.look', {})).toMatchObject({ value: { isOpened: false, mayBegin: false } })
  expect(await desk.ask('recovery.restore', copy)).toEqual(first)
})
