import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pageAt } from '../../main/pages.ts'
import { ownFolder } from '../fakes/store.ts'

function built(): string {
  const folder = join(ownFolder(), 'renderer')
  mkdirSync(join(folder, 'pin'), { recursive: true })
  writeFileSync(join(folder, 'index.html'), '<style nonce="__NONCE__">desk</style>')
  writeFileSync(join(folder, 'pin/index.html'), 'pin')
  writeFileSync(join(folder, 'a.js'), '1')
  writeFileSync(join(folder, '../secret'), 'secret')
  return folder
}

test.each([
  ['app://kiosk/', 200],
  ['app://pin/', 200],
  ['app://kiosk/a.js', 200],
  ['app://kiosk/absent.js', 404],
  ['app://elsewhere/', 404],
  ['app://toString/', 404],
  ['app://kiosk/..%2fsecret', 404],
  ['app://kiosk/%2e%2e%2fsecret', 404],
  ['app://kiosk/index.html', 404],
  ['app://kiosk/pin/index.html', 404],
])('%s is answered with %i', async (address, status) => {
  expect((await pageAt(address, built())).status).toBe(status)
})

test('each load of a page has a nonce of its own, in the page and in its policy', async () => {
  const folder = built()
  const nonces = await Promise.all(
    [1, 2].map(async () => {
      const answer = await pageAt('app://kiosk/', folder)
      const nonce = /nonce="(.+)"/.exec(await answer.text())![1]!
      expect(answer.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`)
      return nonce
    }),
  )
  expect(new Set(nonces).size).toBe(2)
})

test('every word of the policy is a directive that browsers know, and nothing is allowed that is not named', async () => {
  const answer = await pageAt('app://pin/', built())
  const policy = answer.headers.get('content-security-policy')!.replace(/nonce-[^']+/, 'nonce-')
  expect(policy.split('; ')).toEqual([
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self' 'nonce-'",
    "img-src 'self'",
    "font-src 'self'",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ])
})

test('what is no page has a type and a policy under which it could do nothing', async () => {
  const answer = await pageAt('app://kiosk/a.js', built())
  expect([...answer.headers]).toEqual([
    [
      'content-security-policy',
      "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox",
    ],
    ['content-type', 'text/javascript'],
    ['x-content-type-options', 'nosniff'],
  ])
})
