import { afterAll, beforeAll, expect, test } from 'vitest'
import type { OpenSql } from '../../../gateway/archive/sql.ts'
import { createCounterpart } from '../../../main/sync/counterpart.ts'
import { pusher } from '../../../main/sync/push.ts'
import { pupil } from '../../fakes/people.ts'
import { ownSql } from '../../gateway/databases.ts'
import { ownRegion } from '../../gateway/region.ts'
import { ownDesk } from './desk.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

/** A desk on a line whose other side has said that it speaks this protocol, and what is sent on that line. */
async function deskBeside(protocol: string | undefined, refuse?: number) {
  const region = await ownRegion({ sql })
  const packings: (string | null)[] = []
  const desk = ownDesk({
    token: region.token,
    people: [pupil()],
    fetch: async (url, init) => {
      const packing = new Headers(init.headers).get('content-encoding')
      packings.push(packing)
      return packing && refuse ? new Response('{}', { status: refuse }) : region.fetch(url, init)
    },
  })
  const there = createCounterpart()
  if (protocol) there.heard(new Headers({ 'sverka-protocol': protocol }))
  const push = pusher({ ...desk, now: desk.time.now, changed: () => undefined })
  return { region, desk, packings, push: () => push({ ...desk.line, there }) }
}

test.each([
  ['a gateway of version 4', '4', 'br'],
  ['one to come', '17', 'br'],
  ['one of before', '3', null],
  ['one that has not answered yet', undefined, null],
  ['one that names nonsense', 'x', null],
])('to %s corrections go as it reads them', async (_, protocol, packing) => {
  const { region, desk, packings, push } = await deskBeside(protocol)
  const id = desk.sign(region.correct())
  expect(await push()).toEqual({ ok: true, value: 1 })
  expect([desk.state(id), packings]).toEqual(['confirmed', [packing]])
})

test.each([400, 404, 413, 415])(
  'who refuses a packed request with %i gets the plain one, and no other',
  async (status) => {
    const { region, desk, packings, push } = await deskBeside('4', status)
    const ids = [desk.sign(region.correct())]
    expect(await push()).toEqual({ ok: true, value: 1 })
    ids.push(
      desk.sign(
        region.correct({ changes: [{ field: 'phone', was: '+79000000001', becomes: '+79000000002' }] }),
      ),
    )
    expect(await push()).toEqual({ ok: true, value: 1 })
    expect(ids.map(desk.state)).toEqual(['confirmed', 'confirmed'])
    expect(packings).toEqual(['br', null, null])
  },
)

test('a line that breaks says nothing of packing', async () => {
  const { region, desk, packings, push } = await deskBeside('4', 503)
  desk.sign(region.correct())
  expect(await push()).toMatchObject({ ok: false, fault: { code: 'line.busy' } })
  expect(packings).toEqual(['br'])
})
