import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readSettings } from '../../main/settings.ts'
import { ownFolder } from '../fakes/store.ts'

test('files that the settings name are found from the folder of the settings', () => {
  const folder = ownFolder()
  mkdirSync(join(folder, 'trust'))
  const file = join(folder, 'sverka.json')
  const absolute = join(folder, 'elsewhere', 'root.pem')
  writeFileSync(
    file,
    JSON.stringify({
      mode: 'work',
      trusted: ['trust/root.pem', absolute],
      listSigners: ['trust/lists.pem'],
      revocations: ['trust/root.crl'],
      certificates: ['staff/anna.cer'],
      stamps: { url: 'https://stamps.test/', trusted: ['trust/stamps.pem'] },
      packs: 'packs',
    }),
  )

  const { trusted, listSigners, revocations, certificates, stamps, packs } = readSettings(file)
  expect({ trusted, listSigners, revocations, certificates, stamps, packs }).toEqual({
    trusted: [join(folder, 'trust/root.pem'), absolute],
    listSigners: [join(folder, 'trust/lists.pem')],
    revocations: [join(folder, 'trust/root.crl')],
    certificates: [join(folder, 'staff/anna.cer')],
    stamps: { url: 'https://stamps.test/', trusted: [join(folder, 'trust/stamps.pem')] },
    packs: join(folder, 'packs'),
  })
})

test('settings that are not as they should be are named, and the desk does not start', () => {
  const file = join(ownFolder(), 'sverka.json')
  writeFileSync(file, JSON.stringify({ trust: { revocation: 'perhaps' } }))
  expect(() => readSettings(file)).toThrow(/trust\.revocation: invalid_value/)
})
