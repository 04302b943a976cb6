import { expect } from 'vitest'
import type { Trouble } from '../../../contract/trouble.ts'
import type { Sql } from '../../../gateway/archive/sql.ts'
import { certificateThere } from '../../../main/sync/certificate-there.ts'
import { pupil } from '../../fakes/people.ts'
import { ownRegion } from '../../gateway/region.ts'
import { ownDesk } from './desk.ts'

/** Waits for a server of this machine: its answers do not come in turns of the loop. */
export const soon = { timeout: 20_000, interval: 5 }

/** What a desk with a signed correction finds at that address; nothing of it may be lost by that. */
export async function foundAt(sql: Sql, url: string) {
  const region = await ownRegion({ sql })
  const desk = ownDesk({
    token: region.token,
    url,
    fetch,
    look: certificateThere,
    people: [pupil()],
  })
  const id = desk.sign(region.correct())
  desk.sync.start()
  return { desk, id, region }
}

/** Why its first attempt came to nothing. */
export async function troubleAt(sql: Sql, url: string): Promise<Trouble | undefined> {
  const { desk, id } = await foundAt(sql, url)
  await expect.poll(() => desk.sync.state().failures, soon).toBe(1)
  expect(desk.state(id)).toBe('waiting')
  return desk.sync.state().trouble
}
