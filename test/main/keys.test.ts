import { chmodSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { done, failed } from '../../domain/outcome.ts'
import { keysOf } from '../../main/key.ts'
import { keysHolding } from '../fakes/keys.ts'
import { keystore } from '../fakes/keystore.ts'
import { key, ownFolder } from '../fakes/store.ts'

const KEY_LOST = failed({ code: 'store.key-lost' })

/** A clock that is set by hand. */
function ownClock(start = Date.parse('2026-11-23T06:10:00Z')) {
  let now = start
  return { now: () => now, pass: (seconds: number) => void (now += seconds * 1_000) }
}

const textOf = (groups: readonly string[]): string => groups.join(' ')

/** The code of another base: without a slip, and wrong. */
function wrong(): string {
  const keys = keysOf(ownFolder(), keystore('x'))
  keys.read()
  return textOf(keys.makeCode().groups)
}

test('the key is made once and is the same at every start', () => {
  const folder = join(ownFolder(), 'profile')
  const first = keysOf(folder, keystore('a')).read()
  expect(first).toMatchObject({ ok: true, value: { keys: [{ length: 32 }] } })
  expect(keysOf(folder, keystore('a')).read()).toEqual(first)
  expect(keysOf(ownFolder(), keystore('a')).read()).not.toEqual(first)
})

test('a file with a single key, as it was written before there was a ring, is still read', () => {
  const folder = ownFolder()
  expect(keysHolding(folder, key).read()).toEqual(done({ keys: [Buffer.from(key)] }))
})

test('neither a key nor the code lies on the disk in plain, and the code is in no file at all', () => {
  const folder = ownFolder()
  const keys = keysOf(folder, keystore('a'))
  const ring = keys.read()
  const { groups } = keys.makeCode()
  const held = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
  const digits = groups.map((group) => group.slice(0, 5)).join('')
  if (!ring.ok) throw new Error(ring.fault.code)
  const plain = Buffer.from(ring.value.keys[0])
  for (const text of held)
    for (const sign of [
      digits,
      groups.join(''),
      groups.join(' '),
      plain.toString('base64'),
      plain.toString('hex'),
    ])
      expect(text.includes(sign)).toBe(false)
})

test('a system with no keystore keeps no key', () => {
  const none = { ...keystore('a'), isEncryptionAvailable: () => false }
  expect(keysOf(ownFolder(), none).read()).toEqual(failed({ code: 'store.keystore' }))
})

test('something that was written with a key that is gone gets no new one', () => {
  for (const name of ['base.db', 'base.recovery']) {
    const folder = ownFolder()
    writeFileSync(join(folder, name), '')
    expect(keysOf(folder, keystore('a')).read()).toEqual(KEY_LOST)
  }
})

test('a key of another keystore, half a file and an empty one are lost keys, and nothing is made anew', () => {
  const spoil: readonly ((file: string) => void)[] = [
    () => undefined, // the other keystore alone
    (file) => truncateSync(file, 10),
    (file) => truncateSync(file, 0),
  ]
  for (const [place, change] of spoil.entries()) {
    const folder = ownFolder()
    keysOf(folder, keystore('a')).read()
    change(join(folder, 'base.key'))
    const before = readFileSync(join(folder, 'base.key'))
    expect(keysOf(folder, keystore(place === 0 ? 'b' : 'a')).read()).toEqual(KEY_LOST)
    expect(readFileSync(join(folder, 'base.key'))).toEqual(before)
  }
})

test('a file of keys that cannot be read is a matter of the disk, not a lost key', () => {
  const folder = ownFolder()
  keysOf(folder, keystore('a')).read()
  rmSync(join(folder, 'base.key'))
  writeFileSync(join(folder, 'base.key'), '')
  chmodSync(join(folder, 'base.key'), 0)
  const read = keysOf(folder, keystore('a')).read()
  // Whoever runs the tests as root reads it nevertheless: an empty file then.
  expect([failed({ code: 'store.disk' }), KEY_LOST]).toContainEqual(read)
})

test('the code opens the keys for another keystore, and they are sealed there', () => {
  const folder = ownFolder()
  const keys = keysOf(folder, keystore('a'))
  const ring = keys.read()
  const { groups, id } = keys.makeCode()

  const moved = keysOf(folder, keystore('b'))
  expect(moved.read()).toEqual(KEY_LOST)
  expect(moved.sheet()?.id).toBe(id)
  const opened = moved.openWith(textOf(groups))
  expect(opened).toMatchObject({ ok: true, value: { keys: ring.ok && ring.value.keys } })
  if (opened.ok) moved.seal(opened.value)
  expect(moved.read()).toMatchObject({ ok: true, value: { keys: ring.ok && ring.value.keys } })
  // What the first keystore has sealed stays for whoever goes back to it.
  expect(readdirSync(folder).filter((name) => name.startsWith('base.key.before-')).length).toBe(1)
})

test('after the key was changed the same sheet opens the new key and the old ones', () => {
  const folder = ownFolder()
  const keys = keysOf(folder, keystore('a'))
  const { groups } = (keys.read(), keys.makeCode())
  keys.turn()
  keys.turn()
  const ring = keys.read()
  const opened = keysOf(folder, keystore('b')).openWith(textOf(groups))
  expect(opened).toMatchObject({ ok: true, value: { keys: { length: 3 } } })
  expect(opened.ok && opened.value.keys.map(String)).toEqual(ring.ok && ring.value.keys.map(String))
})

test('a new code ends the one before', () => {
  const folder = ownFolder()
  const keys = keysOf(folder, keystore('a'))
  keys.read()
  const [before, now] = [keys.makeCode(), keys.makeCode()]
  expect(keys.openWith(textOf(before.groups))).toEqual(failed({ code: 'recovery.wrong' }))
  expect(keys.openWith(textOf(now.groups)).ok).toBe(true)
})

test('a file of the code that was deleted or altered is written again from the keystore, for the same sheet', () => {
  const folder = ownFolder()
  const keys = keysOf(folder, keystore('a'))
  keys.read()
  const { groups } = keys.makeCode()
  const file = join(folder, 'base.recovery')
  for (const spoil of [() => rmSync(file), () => writeFileSync(file, 'nothing')]) {
    spoil()
    const ring = keys.read()
    if (ring.ok) keys.keepEnvelope(ring.value)
    expect(keys.openWith(textOf(groups)).ok).toBe(true)
  }
})

test('nothing of the file can be exchanged for that of another: not the sheet, not its date, not the keys', () => {
  const folder = ownFolder()
  const keys = keysOf(folder, keystore('a'))
  keys.read()
  const { groups } = keys.makeCode()
  const file = join(folder, 'base.recovery')
  const right = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  keys.makeCode()
  const other = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>
  for (const part of ['id', 'made', 'salt', 'wrapped', 'ring'] as const) {
    const made = part === 'made' ? '2020-01-01T00:00:00.000Z' : part === 'id' ? 'x' : other[part]
    writeFileSync(file, JSON.stringify({ ...right, [part]: made }))
    expect(keys.openWith(textOf(groups)).ok).toBe(false)
  }
})

test('after five wrong codes the next one waits, each time longer; a slip of a finger does not count', () => {
  const folder = ownFolder()
  const clock = ownClock()
  const keys = keysOf(folder, keystore('a'), clock.now)
  keys.read()
  const { groups } = keys.makeCode()
  const [first, ...others] = groups
  const slip = textOf([first!.slice(0, 5) + String((Number(first![5]) + 1) % 10), ...others])
  const codeOf = (text: string) => {
    const opened = keys.openWith(text)
    return opened.ok ? 'open' : opened.fault
  }
  for (let time = 0; time < 9; time += 1)
    expect(codeOf(slip)).toMatchObject({ code: 'recovery.form', group: 1 })
  for (let time = 0; time < 5; time += 1) expect(codeOf(wrong())).toEqual({ code: 'recovery.wrong' })
  expect(codeOf(textOf(groups))).toEqual({ code: 'recovery.wait', seconds: 10 })
  clock.pass(10)
  expect(codeOf(wrong())).toEqual({ code: 'recovery.wrong' })
  expect(codeOf(textOf(groups))).toEqual({ code: 'recovery.wait', seconds: 20 })
  clock.pass(20)
  expect(codeOf(textOf(groups))).toBe('open')
})

test('where no code was made the code of another base is told so', () => {
  const keys = keysOf(ownFolder(), keystore('a'))
  keys.read()
  expect(keys.openWith(wrong())).toEqual(failed({ code: 'recovery.none' }))
})
