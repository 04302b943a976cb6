import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { askDescription } from '../../../main/updates/ask-description.ts'
import { getterOf } from '../../../main/updates/over-https.ts'
import { ownFolder } from '../../fakes/store.ts'
import { folderOf, ownKeys, served } from './region.ts'

const keys = ownKeys()

/** A certificate of its own, for this host. */
function ownCertificate(host: string): { key: string; cert: string } {
  const folder = ownFolder()
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const form = [
    '-newkey',
    'ec',
    '-pkeyopt',
    'ec_paramgen_curve:P-256',
    '-nodes',
    '-days',
    '2',
    '-subj',
    `/CN=${host}`,
  ]
  const names = ['-addext', `subjectAltName=DNS:${host}`]
  execFileSync('openssl', ['req', '-x509', ...form, ...names, '-keyout', key, '-out', cert], {
    stdio: 'ignore',
  })
  return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') }
}

const said = async (url: string, authorities: string[]): Promise<string> => {
  const asked = await askDescription(url, [keys.held], getterOf(authorities), new AbortController().signal)
  return asked.ok ? asked.value.descriptor.version : asked.fault.code
}

test('the region’s own authority is believed beside those of the system, another name and no authority are not', async () => {
  const own = ownCertificate('localhost')
  const { url } = await served(folderOf(keys), own)
  expect(await said(url, [own.cert])).toBe('1.3.0')
  expect(await said(url, [])).toBe('updates.tls')
  const other = ownCertificate('elsewhere.test')
  const { url: elsewhere } = await served(folderOf(keys), other)
  expect(await said(elsewhere, [other.cert])).toBe('updates.tls')
})

test('an address without TLS is not asked', async () => {
  expect(await said('http://updates.test/sverka', [])).toBe('updates.redirect')
  expect(await said('http://127.0.0.1.test/sverka', [])).toBe('updates.redirect')
})

test('a server that is not there is away', async () => {
  expect(await said('https://localhost:1/sverka', [])).toBe('updates.away')
})
