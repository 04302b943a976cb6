import { expect, test } from 'vitest'
import { createNetschool } from '../../../main/lookup/netschool.ts'

const NOW = Date.parse('2026-11-22T08:00:00.000Z')
const at = new Date(NOW).toISOString()

function lookAt(answer: () => Response | Promise<Response>) {
  const asked: { url: string; init: RequestInit }[] = []
  let ms = 0
  const netschool = createNetschool({
    url: 'https://sgo.test/',
    fetch: (url, init) => {
      asked.push({ url, init })
      ms += 40
      return answer()
    },
    clock: () => ms,
    now: () => NOW,
    wait: () => Promise.resolve(),
  })
  return { asked, look: netschool.look }
}

test.each([
  [
    { schoolLogin: false, esiaLogin: true, esiaMainAuth: true, esiaButton: true, version: '5.40.1.2' },
    { schoolLogin: false, esiaLogin: true, esiaMainAuth: true, version: '5.40.1.2' },
  ],
  [
    { esiaButton: true, version: 5 },
    { schoolLogin: true, esiaLogin: true, esiaMainAuth: false, version: '5' },
  ],
  [
    { schoolLogin: true, esiaLogin: 'yes', other: [1, 2, 3], version: { major: 5 } },
    { schoolLogin: true, esiaLogin: false, esiaMainAuth: false, version: '' },
  ],
  [
    { schoolLogin: true, version: 'x'.repeat(500) },
    { schoolLogin: true, esiaLogin: false, esiaMainAuth: false, version: 'x'.repeat(100) },
  ],
])('the door is read as it is meant: %j', async (door, answer) => {
  const { asked, look } = lookAt(() => Response.json(door))
  expect(await look()).toEqual({ ok: true, value: { ...answer, ms: 40, at } })
  expect(asked.map(({ url }) => url)).toEqual(['https://sgo.test/webapi/logindata'])
})

test.each([
  ['a page', () => new Response('<html></html>'), { code: 'lookup.strange' }],
  ['something else', () => Response.json({ hello: 1 }), { code: 'lookup.strange' }],
  ['a list', () => Response.json([true]), { code: 'lookup.strange' }],
  ['503', () => new Response('', { status: 503 }), { code: 'lookup.maintenance' }],
  ['429', () => new Response('', { status: 429 }), { code: 'lookup.limit', seconds: 60 }],
  ['404', () => new Response('', { status: 404 }), { code: 'lookup.strange' }],
  [
    'a redirect',
    () => new Response('', { status: 302, headers: { location: '/app' } }),
    { code: 'lookup.strange' },
  ],
  ['no network', () => Promise.reject(new TypeError('fetch failed')), { code: 'lookup.lost' }],
])('a door that does not answer is told as that: %s', async (_what, answer, fault) => {
  expect(await lookAt(answer).look()).toEqual({ ok: false, fault })
})
