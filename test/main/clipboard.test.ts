import { expect, test } from 'vitest'
import { CLEARED_AFTER_MS, createClearing } from '../../main/clipboard.ts'
import { pupil } from '../fakes/people.ts'
import { ownDesk } from '../fakes/desk.ts'

const SNILS = '112-233-445 95'

/** A clipboard, and a minute that a test lets pass. */
function ownClipboard() {
  const held = { text: '', isBusy: false }
  const due = new Map<number, { ms: number; run: () => void }>()
  const surprises: unknown[] = []
  let number = 0
  const clearing = createClearing({
    clipboard: {
      readText: () => (held.isBusy ? Promise.reject(new Error('held by another program')) : held.text),
      clear: () => void (held.text = ''),
    },
    surprise: (cause) => void surprises.push(cause),
    after: (ms, run) => {
      const key = (number += 1)
      due.set(key, { ms, run })
      return () => void due.delete(key)
    },
  })
  return {
    held,
    clearing,
    surprises,
    waiting: () => [...due.values()].map(({ ms }) => ms),
    async pass() {
      for (const { run } of due.values()) run()
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

test('what was copied leaves the clipboard after a minute', async () => {
  const { held, clearing, waiting, pass } = ownClipboard()
  held.text = SNILS
  await clearing.copied()
  expect([held.text, waiting()]).toEqual([SNILS, [CLEARED_AFTER_MS]])
  await pass()
  expect(held.text).toBe('')
})

test('what somebody has copied elsewhere meanwhile stays', async () => {
  const { held, clearing, pass } = ownClipboard()
  held.text = SNILS
  await clearing.copied()
  held.text = 'a text of another program'
  await pass()
  expect(held.text).toBe('a text of another program')
})

test('a second copy begins a minute of its own', async () => {
  const { held, clearing, waiting, pass } = ownClipboard()
  held.text = SNILS
  await clearing.copied()
  held.text = '+79000000001'
  await clearing.copied()
  expect(waiting()).toEqual([CLEARED_AFTER_MS])
  await pass()
  expect(held.text).toBe('')
})

test('a clipboard that another program holds is a surprise and no crash', async () => {
  const { held, clearing, surprises } = ownClipboard()
  held.text = SNILS
  await clearing.copied()
  held.isBusy = true
  await clearing.clear()
  expect(surprises).toHaveLength(1)
})

test('it leaves at once when the shift closes, and when the program ends', async () => {
  const desk = await ownDesk({ people: [pupil()] })
  for (const end of [desk.lock, desk.stop]) {
    await desk.openShift()
    desk.copied.text = SNILS
    expect(await desk.call('clip.copied', {})).toEqual({ ok: true, value: {} })
    await end()
    await new Promise((resolve) => setImmediate(resolve))
    expect(desk.copied.text).toBe('')
  }
})
