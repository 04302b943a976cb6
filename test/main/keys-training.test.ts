import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copiesIn } from '../../main/store/copies.ts'
import { openBase } from '../../main/open-base.ts'
import { ownDesk } from '../fakes/desk.ts'
import { keysHolding } from '../fakes/keys.ts'
import { pupil } from '../fakes/people.ts'
import { key, ownFolder } from '../fakes/store.ts'

test('in the training beside a real school nobody makes a code for its base, changes its key or puts a version in', async () => {
  const folder = ownFolder()
  const keys = keysHolding(folder, key)
  const ring = { keys: [key] } as const
  const copies = copiesIn(join(folder, 'copies'))
  const work = openBase({ file: join(folder, 'base.db'), ring, copies, now: Date.now, log: { error() {} } })
  if (!work.ok) throw new Error(work.fault.code)
  work.value.database.close()
  const sheet = keys.makeCode()
  const file = readFileSync(join(folder, 'base.recovery'))

  const desk = await ownDesk({ people: [pupil()], folder })
  await desk.openShift()
  const refused = { ok: false, fault: { code: 'settings.training' } }
  expect(await desk.call('recovery.make', {})).toEqual(refused)
  expect(await desk.call('recovery.turn', {})).toEqual(refused)
  expect(await desk.call('updates.install', {})).toEqual(refused)
  expect({ id: keys.sheet()?.id, file: readFileSync(join(folder, 'base.recovery')) }).toEqual({
    id: sheet.id,
    file,
  })
})
