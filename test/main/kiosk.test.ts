import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Settings } from '../../contract/settings.ts'
import { settings } from '../../contract/settings.ts'
import { hashExitCode, isExitCode } from '../../main/exit-code.ts'
import { exitTriesIn, FREE_TRIES, waitAfter } from '../../main/exit-tries.ts'
import { createKiosk } from '../../main/kiosk.ts'
import { isHeldBack } from '../../main/kiosk-keys.ts'
import { pauseBeforeLoad } from '../../main/page-crashes.ts'
import type { Shift } from '../../main/shift.ts'
import { ownDesk } from '../fakes/desk.ts'
import { pupil } from '../fakes/people.ts'
import { ownFolder } from '../fakes/store.ts'

const CODE = 'ключ-от-школы'
const since = '2026-11-23T08:00:00.000Z'

const administrator: Shift = {
  name: '',
  fingerprint: 'f'.repeat(64),
  since,
  role: 'administrator',
  way: 'card',
}

function kioskOf(more: Partial<Settings>, shift?: Shift, folder = ownFolder()) {
  let now = 0
  const noted: string[] = []
  let left = 0
  const kiosk = createKiosk({
    settings: { ...settings.parse({}), kiosk: true, ...more },
    folder,
    now: () => now,
    shift: () => shift,
    note: (what) => noted.push(what),
    leave: () => void (left += 1),
  })
  const wait = (ms: number) => void (now += ms)
  return { ...kiosk, noted, left: () => left, wait, folder }
}

test('a code is kept so that nobody can read it, is known again however it is composed, and no other fits', async () => {
  const kept = await hashExitCode(CODE)
  expect(settings.safeParse({ exitCode: kept }).success).toBe(true)
  expect(kept).not.toContain(CODE)
  expect(await hashExitCode(CODE)).not.toBe(kept) // salted
  const fits = ['ключ-от-школы'.normalize('NFD'), CODE, `${CODE} `, CODE.toUpperCase(), '']
  expect(await Promise.all(fits.map((typed) => isExitCode(typed, kept)))).toEqual([
    true,
    true,
    false,
    false,
    false,
  ])
})

test('five wrong codes cost nothing, then each costs twice the time, and no restart helps', async () => {
  const exitCode = await hashExitCode(CODE)
  const kiosk = kioskOf({ exitCode })
  for (let left = FREE_TRIES - 1; left > 0; left--)
    expect(await kiosk.leave('wrong')).toEqual({ ok: false, fault: { code: 'kiosk.code', left } })
  const slow = { ok: false, fault: { code: 'kiosk.wait', seconds: 30 } }
  expect(await kiosk.leave('wrong')).toEqual(slow)
  expect(await kiosk.leave(CODE)).toEqual(slow) // not even the right one is looked at
  const restarted = kioskOf({ exitCode }, undefined, kiosk.folder)
  expect(await restarted.leave(CODE)).toEqual(slow)
  expect(kiosk.noted).toEqual(Array.from({ length: FREE_TRIES }, () => 'kiosk.wrong-code'))

  kiosk.wait(30_000)
  expect(await kiosk.leave(CODE)).toEqual({ ok: true, value: {} })
  expect([kiosk.left(), restarted.left(), kiosk.noted.at(-1)]).toEqual([1, 0, 'kiosk.leave'])
  expect(kiosk.look().waitSeconds).toBe(0)
  expect([4, 5, 6, 7, 40].map(waitAfter)).toEqual([0, 30_000, 60_000, 120_000, 900_000])
})

test('codes sent all at once are looked at one after another, and a clock put back lengthens no wait', async () => {
  const exitCode = await hashExitCode(CODE)
  const kiosk = kioskOf({ exitCode })
  const answers = await Promise.all(['a', 'b', CODE].map((code) => kiosk.leave(code)))
  expect(answers.map((one) => !one.ok && one.fault.code)).toEqual(['kiosk.code', 'kiosk.wait', 'kiosk.wait'])
  expect(kiosk.left()).toBe(0)

  writeFileSync(join(kiosk.folder, 'exit-tries.json'), JSON.stringify({ wrong: 5, at: 10 ** 12 }))
  expect(exitTriesIn(kiosk.folder, () => 0).waitMs()).toBe(30_000)
  writeFileSync(join(kiosk.folder, 'exit-tries.json'), 'damaged')
  expect(exitTriesIn(kiosk.folder, () => 0).waitMs()).toBe(0)
})

test('who gets out without a code, and who may open files', async () => {
  const exitCode = await hashExitCode(CODE)
  const secretary: Shift = { ...administrator, role: 'secretary' }
  const setting: Shift = { ...administrator, fingerprint: '', way: 'start' }
  const cases: readonly (readonly [Partial<Settings>, Shift | undefined, boolean, boolean])[] = [
    [{ mode: 'work', exitCode }, administrator, true, true],
    [{ mode: 'work', exitCode }, secretary, false, false],
    [{ mode: 'work', exitCode }, undefined, false, false],
    [{ mode: 'work' }, undefined, false, false],
    [{ mode: 'work' }, administrator, true, true],
    [{ mode: 'training', exitCode }, administrator, false, false], // its PIN is in the manual
    [{ mode: 'training' }, administrator, true, false], // or there would be no way out
    [{ mode: 'training', exitCode }, setting, false, true],
    [{ mode: 'training' }, setting, true, true],
  ]
  const said = cases.map(([more, shift]) => {
    const kiosk = kioskOf(more, shift)
    return [kiosk.look().byShift, kiosk.mayFiles()]
  })
  expect(said).toEqual(cases.map(([, , byShift, mayFiles]) => [byShift, mayFiles]))

  const off = kioskOf({ kiosk: false }, administrator)
  expect(await off.leave(undefined)).toEqual({ ok: false, fault: { code: 'kiosk.off' } })
  expect([off.mayFiles(), off.left()]).toEqual([true, 0])
  expect(await kioskOf({}, secretary).leave('')).toEqual({ ok: false, fault: { code: 'kiosk.no-code' } })
})

test('keys that lead out are held back on a filled screen, those of the tools in every packaged program', () => {
  const key = (chord: string) => {
    const parts = chord.split('+')
    const code = parts.at(-1)!
    const held = (name: string) => parts.slice(0, -1).includes(name)
    return {
      type: 'keyDown',
      key: code,
      code,
      control: held('Ctrl'),
      alt: held('Alt'),
      shift: held('Shift'),
      meta: held('Meta'),
    }
  }
  const heldBack = (chords: readonly string[], at: { isKiosk: boolean; isPackaged: boolean }) =>
    chords.filter((chord) => isHeldBack(key(chord), at))
  const tools = [
    'F5',
    'Ctrl+KeyR',
    'Ctrl+Shift+KeyR',
    'F12',
    'Ctrl+Shift+KeyI',
    'Ctrl+Shift+KeyJ',
    'Ctrl+KeyU',
  ]
  const out = ['Alt+F4', 'Ctrl+KeyW', 'Ctrl+KeyQ', 'F11', 'Alt+Space', 'Ctrl+Equal', 'Meta+KeyR']
  const ours = [
    'Alt+ArrowLeft', // back to where she came from
    'Ctrl+KeyP',
    'Ctrl+KeyS',
    'Ctrl+KeyK',
    'Ctrl+KeyL',
    'Ctrl+Alt+KeyQ',
    'Ctrl+Enter',
    'Alt+Digit1',
    'F2',
    'F9',
    'KeyR',
  ]
  const all = [...tools, ...out, ...ours]
  expect(heldBack(all, { isKiosk: true, isPackaged: true })).toEqual([...tools, ...out])
  expect(heldBack(all, { isKiosk: true, isPackaged: false })).toEqual([...tools, ...out])
  expect(heldBack(all, { isKiosk: false, isPackaged: true })).toEqual(tools)
  expect(heldBack(all, { isKiosk: false, isPackaged: false })).toEqual([])
})

test('a page that breaks now and then is back at once; one that breaks and breaks waits longer and longer', () => {
  const after = (count: number) =>
    pauseBeforeLoad(
      Array.from({ length: count }, () => 0),
      1_000,
    )
  expect([1, 2, 3, 4, 5, 40].map(after)).toEqual([0, 0, 0, 2_000, 4_000, 30_000])
  expect(pauseBeforeLoad([0, 0, 0, 0, 0], 61_000)).toBe(0)
})

test('on a filled screen no call opens a dialog of files, and the program ends for an administrator only', async () => {
  const folder = ownFolder()
  const exitCode = await hashExitCode(CODE)
  writeFileSync(join(folder, 'sverka.json'), JSON.stringify({ kiosk: true, exitCode }))
  const desk = await ownDesk({ people: [pupil()], folder, isOwn: true })
  await desk.openShift()
  const none = { ok: false, fault: { code: 'kiosk.no-files' } }
  const asked = [
    await desk.call('import.choose', {}),
    await desk.call('print.pdf', { kind: 'keys', subject: '', suggested: 'keys.pdf' }),
    await desk.call('settings.choose', { kind: 'folder' }),
    await desk.call('region.add', {}),
    await desk.call('trust.import', {}),
    await desk.call('mapping.take', {}),
  ]
  expect(asked.filter((one) => JSON.stringify(one) !== JSON.stringify(none))).toEqual([])

  expect(await desk.call('kiosk.look', {})).toEqual({
    ok: true,
    value: { isKiosk: true, hasCode: true, byShift: false, waitSeconds: 0 },
  })
  expect(await desk.call('kiosk.leave', { code: 'wrong-code' })).toMatchObject({
    fault: { code: 'kiosk.code' },
  })
  expect(desk.left()).toBe(0)
  expect(await desk.call('kiosk.leave', { code: CODE })).toMatchObject({ ok: true })
  expect(desk.left()).toBe(1)
  const log = await desk.call('access.list', { kinds: ['shift'] })
  const said = log.ok
    ? log.value.lines.map(({ what }) => what).filter((what) => what.startsWith('kiosk.'))
    : log
  expect(said).toEqual(['kiosk.leave', 'kiosk.wrong-code'])
})

test('a code set at the desk is kept as a hash, locked where the machine has one, and never shown', async () => {
  const folder = ownFolder()
  writeFileSync(join(folder, 'sverka.json'), '{}')
  const desk = await ownDesk({ people: [pupil()], folder, isOwn: true })
  await desk.openShift()
  expect(await desk.call('settings.change', { change: { exitCode: 'short' } })).toMatchObject({ ok: false })
  expect(await desk.call('settings.change', { change: { kiosk: true, exitCode: CODE } })).toMatchObject({
    ok: true,
  })
  const shown = await desk.call('settings.look', {})
  expect(shown).toMatchObject({ value: { exitCode: { value: true, from: 'desk' } } })
  expect(readFileSync(join(folder, 'desk.json'), 'utf8')).not.toContain(CODE)
  expect(await desk.call('kiosk.leave', { code: CODE })).toMatchObject({ ok: true })
})
