import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { settings } from '../../contract/settings.ts'
import { hashExitCode } from '../../main/exit-code.ts'
import { exitTriesIn, FREE_TRIES } from '../../main/exit-tries.ts'
import { createKiosk } from '../../main/kiosk.ts'
import { ownFolder } from '../fakes/store.ts'

const CODE = 'exit-code'

test('after a clock was put back the wait goes by as any other', () => {
  const folder = ownFolder()
  writeFileSync(join(folder, 'exit-tries.json'), JSON.stringify({ wrong: 5, at: 10 ** 12 }))
  let now = 0
  const tries = exitTriesIn(folder, () => now)
  expect(tries.waitMs()).toBe(30_000)
  now = 20_000
  expect(tries.waitMs()).toBe(10_000)
  now = 30_000
  expect(tries.waitMs()).toBe(0)
})

test('on a disk that takes nothing the code still lets out, and wrong ones are counted all the same', async () => {
  const folder = ownFolder()
  mkdirSync(join(folder, 'exit-tries.json')) // as good as no rights
  let left = 0
  const kiosk = createKiosk({
    settings: { ...settings.parse({}), kiosk: true, exitCode: await hashExitCode(CODE) },
    folder,
    now: () => 0,
    shift: () => undefined,
    note() {},
    leave: () => void (left += 1),
  })
  for (let tried = 1; tried < FREE_TRIES; tried++)
    expect(await kiosk.leave('wrong')).toMatchObject({
      fault: { code: 'kiosk.code', left: FREE_TRIES - tried },
    })
  expect(await kiosk.leave(CODE)).toMatchObject({ ok: true })
  for (let tried = 0; tried < FREE_TRIES; tried++) await kiosk.leave('wrong')
  expect(await kiosk.leave(CODE)).toMatchObject({ fault: { code: 'kiosk.wait' } })
  expect(left).toBe(1)
})
