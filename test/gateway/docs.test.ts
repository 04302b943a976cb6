import { expect, test } from 'vitest'
import { createArchive } from '../../gateway/archive/archive.ts'
import { createGateway } from '../../gateway/app.ts'
import { addressOf, isLocal } from '../../gateway/peer.ts'
import { believing, DAY, URL } from './region.ts'

/** A gateway that needs no database for what is asked here. */
const ownPages = (docs: 'local' | 'everybody') =>
  createGateway({
    archive: createArchive({
      query: () => Promise.resolve([]),
      script: () => Promise.resolve(),
      transaction: () => Promise.reject(new Error('no transaction')),
    }),
    verify: believing,
    now: () => DAY,
    log: { access() {}, surprise() {} },
    training: false,
    certificates: 'listed',
    oldestDays: 90,
    secondSignature: false,
    docs,
  })

const ask = async (path: string, address?: string, headers: Record<string, string> = {}) =>
  ownPages('local').request(`${URL}${path}`, { headers }, { address })

test('the page takes everything from the gateway itself, and holds no script or style within', async () => {
  const page = await ask('/docs', '127.0.0.1')
  const text = await page.text()
  const links = [...text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, link]) => link!)

  expect(links.length).toBe(4)
  for (const link of links) {
    expect(link).toMatch(/^docs\/[\w.-]+$/)
    const file = await ask(`/${link}`, '::1')
    expect(file.status).toBe(200)
    expect((await file.arrayBuffer()).byteLength).toBeGreaterThan(100)
  }
  expect(text).not.toMatch(/<script(?! src=)|<style|\sstyle=|\son\w+=/)
  const policy = page.headers.get('content-security-policy')!
  expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self';")
  expect(policy).not.toMatch(/unsafe|http|\*/)
})

test('the script that begins the page names no outside address', async () => {
  const text = await (await ask('/docs/begin.js', '127.0.0.1')).text()
  expect(text).not.toContain('//')
  expect(text).toContain('validatorUrl: null')
})

test.each(['/docs/package.json', '/docs/__proto__', '/docs/..%2fpackage.json', '/docs/index.html'])(
  'nothing but the files of the page is given: %s',
  async (path) => {
    expect((await ask(path, '127.0.0.1')).status).toBe(404)
  },
)

test('the description is for this machine, unless it is for everybody', async () => {
  for (const path of ['/docs', '/docs/begin.js', '/v1/openapi.json']) {
    const status = async (address?: string, headers?: Record<string, string>) =>
      (await ask(path, address, headers)).status
    expect(await status('127.0.0.1')).toBe(200)
    expect(await status('::ffff:127.0.0.1')).toBe(200)
    expect(await status('192.0.2.1')).toBe(403)
    expect(await status()).toBe(403)
    // A proxy on this machine brings everybody from it.
    expect(await status('127.0.0.1', { 'x-forwarded-for': '192.0.2.1' })).toBe(403)
    expect((await ownPages('everybody').request(`${URL}${path}`)).status).toBe(200)
  }
})

const asked = (address: string | undefined, headers: Record<string, string>) => ({
  env: { address },
  req: { header: ((name: string) => headers[name]) as never },
})

test.each([
  [{}, '192.0.2.7', false],
  [{}, '127.0.0.1', true],
  [{ 'x-forwarded-for': '127.0.0.1' }, '127.0.0.1', false],
  [{ forwarded: 'for=127.0.0.1' }, '127.0.0.1', false],
  [{}, '127.0.0.1.example.org', false],
])('who asks with %j from %s is local: %s', (headers, address, expected) => {
  expect(isLocal(asked(address, headers))).toBe(expected)
})

test.each([
  [{}, false, '192.0.2.7'],
  [{ 'x-forwarded-for': '203.0.113.1, 198.51.100.2' }, false, '192.0.2.7'],
  [{ 'x-forwarded-for': '203.0.113.1, 198.51.100.2' }, true, '198.51.100.2'],
  [{ 'x-forwarded-for': '' }, true, '192.0.2.7'],
  [{}, true, '192.0.2.7'],
])('with headers %j and a proxy %s it is %s that asks', (headers, proxy, expected) => {
  expect(addressOf(asked('192.0.2.7', headers), proxy)).toBe(expected)
})
