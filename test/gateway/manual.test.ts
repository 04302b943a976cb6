import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { FAULTS, ROUTES } from '../../contract/gateway-routes.ts'
import { gatewayLimits, gatewaySettings } from '../../contract/gateway-settings.ts'
import { PROTOCOL } from '../../contract/gateway.ts'
import { createMetrics } from '../../gateway/metrics.ts'

const manual = readFileSync('docs/gateway.md', 'utf8')
const missing = (words: readonly string[]): string[] => words.filter((word) => !manual.includes(word))

test('the manual names every setting, route, refusal, version and number', async () => {
  const settings = Object.keys({ ...gatewaySettings.shape, ...gatewayLimits.shape })
  expect(missing(settings.map((key) => `\`${key}\``))).toEqual([])
  expect(missing(Object.keys(FAULTS).map((code) => `\`${code}\``))).toEqual([])
  expect(missing(ROUTES.map(({ method, path }) => `${method} ${path}`))).toEqual([])
  expect(manual).toMatch(new RegExp(`^\\| ${PROTOCOL} +\\|`, 'm'))

  const metrics = createMetrics({ sizes: () => Promise.resolve({ schools: 1, workplaces: 1 }) })
  const names = [...(await metrics.text()).matchAll(/^# TYPE (\S+)/gm)].map(([, name]) => `\`${name}\``)
  expect(names.length).toBe(10)
  expect(missing(names)).toEqual([])
})
