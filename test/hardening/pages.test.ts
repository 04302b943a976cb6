import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pageAt, pageOf } from '../../main/pages.ts'
import { ownFolder } from '../fakes/store.ts'

const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

function built(): string {
  const folder = join(ownFolder(), 'renderer')
  mkdirSync(join(folder, 'pin'), { recursive: true })
  mkdirSync(join(folder, 'assets'))
  for (const [name, content] of [
    ['index.html', 'desk'],
    ['pin/index.html', 'pin'],
    ['assets/a-b_1.js', '1'],
    ['assets/a.css', ''],
    ['assets/x.html', '<script>'],
    ['assets/secret.json', '{}'],
    ['.env', 'secret'],
    ['assets/.secret.js', 'secret'],
    ['../secret.js', 'secret'],
    ['../renderer-secret.js', 'secret'],
  ] as const)
    writeFileSync(join(folder, name), content)
  symlinkSync('/', join(folder, 'assets', 'root'))
  return folder
}

/** Ways to come out of the folder, or to what is no part of a page. Each is also tried from the origin of the PIN. */
const WAYS_OUT = [
  '/../secret.js',
  '/assets/../../secret.js',
  '/%2e%2e/secret.js',
  '/%2E%2E%2Fsecret.js',
  '/..%2fsecret.js',
  '/..%5csecret.js',
  '/%252e%252e%252fsecret.js',
  '/%c0%ae%c0%ae/secret.js',
  '/%uff0e%uff0e/secret.js',
  '/..\\secret.js',
  '/assets\\..\\..\\secret.js',
  '/....//secret.js',
  '/..;/secret.js',
  '//secret.js',
  '//kiosk/../secret.js',
  '/../renderer-secret.js',
  '/%2fetc/passwd',
  '//etc/passwd',
  '/etc/passwd',
  '/C:/Windows/win.ini',
  '/c:%5cWindows%5cwin.ini',
  '/%5c%5cserver%5cshare%5ca.js',
  '//server/share/a.js',
  '/file:///etc/passwd',
  '/assets/a-b_1.js%00.css',
  '/assets/a-b_1.js%00',
  '/%00',
  '/%zz',
  '/assets/a-b_1.js::$DATA',
  '/assets/a-b_1.js%3a%3a$DATA',
  '/assets/a-b_1.js.',
  '/assets/a-b_1.js%20',
  '/assets/',
  '/assets',
  '/CON.js',
  '/.env',
  '/assets/.secret.js',
  '/assets/secret.json',
  '/assets/x.html',
  '/index.html',
  '/pin/index.html',
  `/${'a/'.repeat(50_000)}a.js`,
  `/${'%2e%2e/'.repeat(10_000)}secret.js`,
]

test.each(WAYS_OUT.map((path) => [path.slice(0, 60), path] as const))(
  'nothing stands at %s, in no origin',
  async (_shown, path) => {
    const folder = built()
    for (const host of ['kiosk', 'pin']) {
      const answer = await pageAt(`app://${host}${path}`, folder)
      expect([answer.status, await answer.text(), answer.headers.get('content-security-policy')]).toEqual([
        404,
        '',
        NOTHING,
      ])
    }
  },
)

test.each([
  'app://other/',
  'app://kiosk.evil.example/',
  'app://KIOSK/',
  'app://__proto__/',
  'app://constructor/',
  'app://kiosk:80/',
  'app://user@pin.kiosk/',
  'app:///index.html',
  'app://kiosk%00/',
])('nobody is at %s', async (address) => {
  if (!URL.canParse(address)) return expect(() => new URL(address)).toThrow()
  // A port or a user beside a host of ours changes nothing of what is served.
  const { host } = new URL(address)
  expect(['kiosk', 'pin']).not.toContain(host)
  expect((await pageAt(address, built())).status).toBe(404)
})

test.each(['/assets/a-b_1.js', '/assets/a.css'])(
  'what a page brings is there, as nothing else than it is: %s',
  async (path) => {
    const folder = built()
    for (const more of ['', '?a=../../secret.js', '#../secret.js']) {
      const { status, headers } = await pageAt(`app://kiosk${path}${more}`, folder)
      expect([status, headers.get('x-content-type-options'), headers.get('content-security-policy')]).toEqual(
        [200, 'nosniff', NOTHING],
      )
    }
  },
)

test('a page has its whole policy at its root, whatever stands behind the root', async () => {
  const folder = built()
  for (const [host, body] of [
    ['kiosk', 'desk'],
    ['pin', 'pin'],
  ] as const)
    for (const more of ['/', '/?x=1', '/#x', '/..', '/%2e%2e']) {
      const answer = await pageAt(`app://${host}${more}`, folder)
      expect(await answer.text()).toBe(body)
      expect(answer.headers.get('content-security-policy')).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w+/=]{24}'; .*trusted-types 'none'$/,
      )
    }
})

test.each<[string, { url: string; parent: unknown } | null, string | undefined]>([
  ['the desk', { url: 'app://kiosk/', parent: null }, 'kiosk'],
  ['the PIN', { url: 'app://pin/', parent: null }, 'pin'],
  ['a frame that has gone', null, undefined],
  ['a frame inside the desk', { url: 'app://kiosk/', parent: {} }, undefined],
  ['a frame with the PIN inside the desk', { url: 'app://pin/', parent: {} }, undefined],
  ['an empty page', { url: 'about:blank', parent: null }, undefined],
  ['a page in a text', { url: 'about:srcdoc', parent: null }, undefined],
  ['no address', { url: '', parent: null }, undefined],
  ['a data address', { url: 'data:text/html,app://kiosk/', parent: null }, undefined],
  ['a blob of ours', { url: 'blob:app://kiosk/1', parent: null }, undefined],
  ['a file', { url: 'file:///kiosk/', parent: null }, undefined],
  ['another scheme', { url: 'https://kiosk/', parent: null }, undefined],
  ['another host', { url: 'app://kiosk.example.org/', parent: null }, undefined],
  ['a host behind a name', { url: 'app://kiosk@example.org/', parent: null }, undefined],
  ['a name before our host', { url: 'app://example.org@kiosk/', parent: null }, undefined],
  ['a port', { url: 'app://kiosk:80/', parent: null }, undefined],
  ['what every object has', { url: 'app://constructor/', parent: null }, undefined],
  ['the tools for developers', { url: 'devtools://devtools/', parent: null }, undefined],
])('a call is heard from the top frame of our pages alone: %s', (_what, frame, page) => {
  expect(pageOf(frame)).toBe(page)
})
