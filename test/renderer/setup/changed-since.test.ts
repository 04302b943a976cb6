import { expect, test } from 'vitest'
import { changedSince } from '../../../renderer/screens/setup/changed-since.ts'

test('what is changed while a change is applied stays to be applied', () => {
  const applied = { kiosk: true, idleMinutes: 5 }
  expect(changedSince(applied, applied)).toEqual({})
  expect(changedSince({ ...applied, school: 'Школа' }, applied)).toEqual({ school: 'Школа' })
  expect(changedSince({ kiosk: true, idleMinutes: 10 }, applied)).toEqual({ idleMinutes: 10 })
})
