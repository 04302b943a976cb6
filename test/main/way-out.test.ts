import { expect, test } from 'vitest'
import { settings } from '../../contract/settings.ts'
import { proxyIn, wayOut } from '../../main/way-out.ts'

test.each([
  ['DIRECT', undefined],
  ['PROXY proxy.school.test:3128; DIRECT', 'http://proxy.school.test:3128'],
  ['HTTPS proxy.school.test:3129', 'https://proxy.school.test:3129'],
  ['SOCKS5 proxy.school.test:1080; PROXY other.school.test:8080', 'http://other.school.test:8080'],
  ['SOCKS proxy.school.test:1080; DIRECT', undefined],
  ['PROXY', undefined],
  ['', undefined],
  ['<html>', undefined],
])('of «%s» the first way that can be gone is taken', (ways, proxy) => {
  expect(proxyIn(ways)).toBe(proxy)
})

const gateway = { url: 'https://journal.region.test/api', token: 'a'.repeat(40) }
const system = () => Promise.resolve('PROXY proxy.school.test:3128')

test.each([
  ['the system is asked about the journal', { gateway }, system, 'http://proxy.school.test:3128'],
  ['the file stands above the system', { gateway, proxy: 'http://own.test:1' }, system, 'http://own.test:1'],
  ['none is none', { gateway, proxy: 'none' }, system, undefined],
  ['without a journal nobody is asked', {}, () => Promise.reject(new Error('asked')), undefined],
  ['a system that fails means straight', { gateway }, () => Promise.reject(new Error('no')), undefined],
  ['a system that is silent means straight', { gateway }, () => new Promise<never>(() => {}), undefined],
] as const)('%s', async (_, given, proxyFor, way) => {
  expect(await wayOut({ settings: settings.parse(given), proxyFor }, 50)).toBe(way)
})

test('a proxy that is no address is refused with the file', () => {
  expect(settings.safeParse({ proxy: 'proxy.school.test' }).success).toBe(false)
  expect(settings.safeParse({ proxy: 'file:///etc/passwd' }).success).toBe(false)
})
