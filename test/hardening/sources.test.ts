import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const ROOMS = ['main', 'preload', 'renderer', 'contract', 'domain', 'cades']

const files = ROOMS.flatMap((room) =>
  readdirSync(room, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:tsx?|html)$/.test(name))
    .map((name) => join(room, name)),
)

/** Where a pattern stands in the sources of the desk. */
const placesOf = (pattern: RegExp, room = ''): string[] =>
  files.filter((file) => file.startsWith(room) && pattern.test(readFileSync(file, 'utf8')))

/** Doors that nothing in the program may have, whatever goes through them. */
test.each<[string, RegExp, string]>([
  [
    'a text is made into parts of a page',
    /\b(?:dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacentHTML|srcdoc)\b/,
    '',
  ],
  ['a text is made into a document', /\bdocument\.write|DOMParser|createContextualFragment/, ''],
  ['a text is run as a program', /\beval\(|new Function\(|\bimportScripts\b|executeJavaScript|insertCSS/, ''],
  ['a policy of Trusted Types is made', /\btrustedTypes\b/, ''],
  ['something is opened outside of the program', /\bshell\.open|openExternal|openPath|showItemInFolder/, ''],
  ['dumps of a crash are written or sent', /\bcrashReporter\b/, ''],
  ['a page of a file or of the network is shown', /\.loadFile\(|loadURL\((?!`\$\{PAGES\.)/, ''],
  [
    'a page is given Node',
    /nodeIntegration\w*: true|contextIsolation: false|sandbox: false|webSecurity: false/,
    '',
  ],
  [
    'more of Chromium is switched on',
    /enableBlinkFeatures|experimentalFeatures|allowRunningInsecureContent|webviewTag: true/,
    '',
  ],
  [
    'a certificate that is not believed is accepted',
    /certificate-error|setCertificateVerifyProc|NODE_TLS_REJECT_UNAUTHORIZED/,
    '',
  ],
  ['switches of Chromium are set', /appendSwitch/, ''],
  ['a page asks the network itself', /\bfetch\(|XMLHttpRequest|WebSocket|EventSource|sendBeacon/, 'renderer'],
  ['a page keeps anything by itself', /\b(?:localStorage|sessionStorage|indexedDB)\b/, 'renderer'],
  ['a page leads elsewhere', /<a [^>]*href|location\.(?:href|assign|replace)|window\.open/, 'renderer'],
  ['a page brings something from elsewhere', /(?:src|href)="(?:https?:)?\/\//, 'renderer'],
])('nowhere %s', (_what, pattern, room) => {
  expect(placesOf(pattern, room)).toEqual([])
})

test('a connection that believes nobody is made to look at a certificate, and for nothing else', () => {
  expect(placesOf(/rejectUnauthorized: false/)).toEqual(['main/sync/certificate-there.ts'])
})

test('the preload script gives the page two functions, and no part of Electron', () => {
  const [script, ...more] = files.filter((file) => file.startsWith('preload'))
  const text = readFileSync(script!, 'utf8')
  expect([
    more,
    [...text.matchAll(/exposeInMainWorld|^ {2}(\w+)[:(]/gm)].map(([whole, name]) => name ?? whole),
  ]).toEqual([[], ['exposeInMainWorld', 'call', 'onNews']])
})

type Package = {
  readonly devDependencies: Record<string, string>
  readonly dependencies: Record<string, string>
}

test('Electron is one exact version, and so is everything that is packed with it', () => {
  const { devDependencies, dependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Package
  expect(devDependencies['electron']).toMatch(/^45\.\d+\.\d+$/)
  for (const [name, version] of Object.entries(dependencies))
    expect([name, version]).toEqual([name, expect.stringMatching(/^(?:npm:[\w-]+@)?\d+\.\d+\.\d+$/)])
})
