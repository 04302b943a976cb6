import { mkdirSync, readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { regionPack } from '../../contract/region.ts'
import { ownDiagnosis, tempFolder } from '../main/diagnosis/desk.ts'
import { one, pack, served, text, withTask, written } from '../main/diagnosis/small-pack.ts'

/** Adds a pack from a file and tells why it was refused, or nothing. */
function refusalOf(content: unknown): string | undefined {
  const own = tempFolder()
  const added = ownDiagnosis({ own }).add(written(content))
  if (added.ok) return undefined
  // A bad one leaves nothing behind.
  expect(readdirSync(own)).toEqual([])
  return added.fault.code === 'region.bad' ? `${added.fault.place}: ${added.fault.reason}` : added.fault.code
}

const withDoor = (url: string) =>
  pack({ served: [{ ...served, doors: [{ title: text('Д'), url, source: 'own' }] }] })
const withLink = (url: string) => pack({ links: { help: { title: text('П'), url, source: 'own' } } })

test.each([
  'javascript:alert(1)',
  'JavaScript:alert(1)',
  ' javascript:alert(1)',
  'java\nscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'file://server/share/a.exe',
  '\\\\server\\share\\a.exe',
  'ms-settings:',
  'ms-msdt:/id',
  'smb://server/share',
  'app://pin/',
  'blob:https://example.org/1',
  'about:blank',
  'tel:+79000000001',
  'mailto:a@example.org',
  'https://www.gosuslugi.ru@example.org/',
  'https://user:secret@example.org/',
  'https://',
  '//example.org/',
  `https://example.org/${'a'.repeat(400)}`,
])('no pack leads people to %s', (url) => {
  expect(refusalOf(withDoor(url))).toMatch(/^served\[0\]\.doors\[0\]\.url/)
  expect(refusalOf(withLink(url))).toMatch(/^links\.help\.url/)
})

test.each(['https://example.org/a?b=c@d#e', 'http://журнал.example.org:8080/'])('%s is an address', (url) => {
  expect([refusalOf(withDoor(url)), refusalOf(withLink(url))]).toEqual([undefined, undefined])
})

const SCRIPTS = ['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '$(1)', '\u202eвон', '(a+)+$']

test.each(SCRIPTS)('%j in the texts of a pack is a text', (hostile) => {
  const desk = ownDiagnosis({ today: '2026-12-02' })
  const evil = {
    ...withTask({ steps: [text(hostile)] }),
    title: text(hostile),
    why: text(hostile),
    messages: [{ text: hostile, exact: false }],
  }
  expect(desk.add(written(pack({ title: text(hostile), cases: [evil] }))).ok).toBe(true)
  desk.choose('omsk')
  const opened = desk.open('C36', {})
  expect(opened.ok && [opened.value.title, opened.value.why]).toEqual([text(hostile), text(hostile)])
  const begun = performance.now()
  desk.find(`${'a'.repeat(2_000)}!`, {})
  desk.find(hostile, {})
  expect(performance.now() - begun).toBeLessThan(5_000)
})

test.each([
  ['a prototype', '{"__proto__":{"form":1},"form":1}'],
  ['a prototype inside', JSON.stringify(pack()).replace('"title":', '"title":{"__proto__":{}},"title2":')],
  ['lists, a million deep', `${'['.repeat(1_000_000)}${']'.repeat(1_000_000)}`],
  ['objects, two hundred thousand deep', `${'{"a":'.repeat(200_000)}1${'}'.repeat(200_000)}`],
  ['a million cases', `{"form":1,"cases":[${'1,'.repeat(1_000_000)}1]}`],
  [
    'links by the names of what every object has',
    JSON.stringify(pack()).replace('}', ',"links":{"__proto__":1}}'),
  ],
  ['no JSON', 'module.exports = {}'],
])('%s is refused, and nothing is left behind', (_what, content) => {
  const refusal = refusalOf(content)
  expect(refusal).toBeTypeOf('string')
  // What has very many parts is not looked at part by part.
  if (content.length > 1_000_000) expect(refusal).toBe('file: is too large')
  expect('form' in {}).toBe(false)
})

test.each([
  '../evil',
  '..',
  'a/b',
  'a\\b',
  'CON.json',
  '__proto__',
  'Omsk',
  '',
  'a'.repeat(41),
  'calendar',
  'chosen',
])('a pack that calls itself %j writes no file', (code) => {
  expect(refusalOf(pack({ code }))).toMatch(/^code/)
})

test('a file of a hundred megabytes is not even read', () => {
  const own = tempFolder()
  const file = written(pack())
  truncateSync(file, 100_000_000)
  const begun = performance.now()
  expect(ownDiagnosis({ own }).add(file)).toMatchObject({
    ok: false,
    fault: { code: 'region.bad', reason: 'is too large' },
  })
  expect([readdirSync(own), performance.now() - begun < 2_000]).toEqual([[], true])
})

test('a bad pack in the folder of the administrator is told, and the others are used', () => {
  const packs = tempFolder()
  mkdirSync(join(packs, 'folder.json'))
  writeFileSync(join(packs, 'a.json'), JSON.stringify(withDoor('javascript:alert(1)')))
  writeFileSync(join(packs, 'b.json'), JSON.stringify(pack({ cases: [one] })))
  const desk = ownDiagnosis({ packs, today: '2026-12-02' })
  desk.choose('omsk')
  expect(desk.region()).toMatchObject({ code: 'omsk', title: { ru: 'Омск, свой' } })
})

test('packs carry no patterns: every text of theirs is compared as it stands', () => {
  const kinds = JSON.stringify(Object.keys(regionPack.shape))
  expect(kinds).toBe('["form","code","title","checked","served","hotlines","links","cases"]')
})
