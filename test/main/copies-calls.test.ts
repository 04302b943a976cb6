import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { ownDesk } from '../fakes/desk.ts'
import { pupil } from '../fakes/people.ts'

test('a copy that is checked and restored several times at once is whole, and is restored once', async () => {
  const desk = await ownDesk({ people: [pupil()], isOwn: true })
  await desk.openShift()
  const look = await desk.call('copies.make', {})
  const asked = look.ok ? look.value.copies.find(({ kind }) => kind === 'asked') : undefined
  if (!asked) throw new Error('no copy was made')
  const { place, name } = asked
  const answers = await Promise.all(
    (['copies.check', 'copies.check', 'copies.restore', 'copies.restore'] as const).map((call) =>
      desk.call(call, { place, name }),
    ),
  )
  expect(answers.map(({ ok }) => ok)).toEqual([true, true, true, true])

  expect((await desk.call('desk.look', {})).ok).toBe(true) // by the program that has started again
  const beside = readdirSync(join(desk.folder, 'training'))
  expect(beside.filter((file) => /part|next/.test(file))).toEqual([])
})
