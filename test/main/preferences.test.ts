import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openPreferences } from '../../main/preferences.ts'
import { ownFolder } from '../fakes/store.ts'

const BEFORE = { language: 'ru', theme: 'system' }

/** What a start reads from a file with this text. */
function readFrom(text: string): unknown {
  const folder = ownFolder()
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'preferences.json'), text)
  return openPreferences(folder).get()
}

test('what was chosen is there at the next start, and what was chosen earlier beside it', () => {
  const folder = ownFolder()
  const preferences = openPreferences(folder)
  expect(preferences.get()).toEqual(BEFORE)
  preferences.set({ theme: 'dark' })
  preferences.set({ certificate: 'ab'.repeat(32) })
  const chosen = { language: 'ru', theme: 'dark', certificate: 'ab'.repeat(32) }
  expect([preferences.get(), openPreferences(folder).get()]).toEqual([chosen, chosen])
  expect(JSON.parse(readFileSync(join(folder, 'preferences.json'), 'utf8'))).toEqual(chosen)
})

test.each([
  ['half a file', '{"language":"en","the', BEFORE],
  ['a file of something else', '[1, 2]', BEFORE],
  ['a number', '7', BEFORE],
  ['nothing', 'null', BEFORE],
  ['one choice that is none', '{"language":"en","theme":"pink"}', { language: 'en', theme: 'system' }],
  [
    'a certificate that is none',
    '{"theme":"light","certificate":"../x"}',
    { language: 'ru', theme: 'light' },
  ],
])('%s is no reason not to start', (_what, text, chosen) => {
  expect(readFrom(text)).toEqual(chosen)
})
