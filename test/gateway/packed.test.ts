import { brotliCompressSync, gzipSync, zstdCompressSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { verdicts, type Parcel } from '../../contract/gateway.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { ownSql } from './databases.ts'
import { ownRegion, parcelOf, URL, type Region } from './region.ts'

let sql: OpenSql
beforeAll(async () => {
  sql = await ownSql()
})
afterAll(() => sql.close())

const post = async (region: Region, packing: string, body: Uint8Array<ArrayBuffer>) => {
  const headers = { ...region.headers, 'content-encoding': packing }
  return region.fetch(`${URL}/v1/corrections`, { method: 'POST', headers, body })
}

const textOf = ({ bytes, signature }: Parcel) => ({
  text: Buffer.from(bytes, 'base64').toString(),
  signature,
})

const packers = [
  ['br', brotliCompressSync],
  ['gzip', gzipSync],
  ['GZip', gzipSync],
] as const

test.each(packers)(
  'a batch packed with %s is taken as the plain one is, as texts and as bytes',
  async (packing, pack) => {
    const region = await ownRegion({ sql })
    const parcels = [parcelOf(region.correct()), parcelOf(region.correct({ changes: [] }))]
    const plain = await region.offer(...parcels)
    expect(plain.map(({ state }) => state)).toEqual(['accepted', 'refused'])
    for (const some of [parcels.map(textOf), parcels, [parcels[0]!, textOf(parcels[1]!)]]) {
      const answer = await post(region, packing, pack(JSON.stringify({ parcels: some })))
      expect(verdicts.parse(await answer.json()).verdicts).toEqual(plain)
    }
  },
)

test.each([
  ['names no id', '{}'],
  ['is no JSON', 'x'],
  ['is no object', '7'],
  ['names an id that is none', '{"id":"1"}'],
])('a text that %s is nobody to give a verdict to', async (_, text) => {
  const region = await ownRegion({ sql })
  const answer = await region.post([textOf(parcelOf(region.correct())), { text, signature: 'AAAA' }])
  expect([answer.status, await answer.json()]).toEqual([400, { code: 'form' }])
  expect((await region.held())!.version).toBe(1)
})

test('a text that is not the spelling of a correction is refused', async () => {
  const region = await ownRegion({ sql })
  const { text, signature } = textOf(parcelOf(region.correct()))
  const answer = await region.post([{ text: `${text} `, signature }])
  expect(verdicts.parse(await answer.json()).verdicts).toMatchObject([{ state: 'refused', code: 'bytes' }])
})

test.each([
  ['br', brotliCompressSync],
  ['gzip', gzipSync],
] as const)('what unfolds from %s to more than any batch is not unfolded', async (packing, pack) => {
  const region = await ownRegion({ sql })
  for (const size of [1_000_000, 13_000_001, 40_000_000]) {
    const bomb = pack(Buffer.alloc(size, 0x20))
    const held = process.memoryUsage().arrayBuffers
    const answer = await post(region, packing, bomb)
    expect([answer.status, await answer.json()]).toEqual([413, { code: 'size' }])
    expect(process.memoryUsage().arrayBuffers - held).toBeLessThan(20_000_000)
  }
})

test.each([
  ['what is not packed', Buffer.from('{"parcels":[]}')],
  ['nothing', Buffer.alloc(0)],
  ['what is packed otherwise', zstdCompressSync('{}')],
  ['half of it', gzipSync('{"parcels":[]}').subarray(0, 20)],
])('%s is no batch', async (_, body) => {
  const region = await ownRegion({ sql })
  for (const packing of ['br', 'gzip']) {
    const answer = await post(region, packing, Buffer.from(body))
    expect([answer.status, await answer.json()]).toEqual([400, { code: 'form' }])
  }
})

test('many verdicts are packed for a desk that accepts it', async () => {
  const region = await ownRegion({ sql })
  const parcels = Array.from({ length: 50 }, () => parcelOf(region.correct()))
  const plain = await region.post(parcels)
  const packed = await region.post(parcels, { 'accept-encoding': 'gzip, deflate' })
  expect([plain, packed].map(({ headers }) => headers.get('content-encoding'))).toEqual([null, 'gzip'])
  const unpacked = new Response(packed.body!.pipeThrough(new DecompressionStream('gzip')))
  expect(await unpacked.json()).toEqual(await plain.json())
})
