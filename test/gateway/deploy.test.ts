import { execFileSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { gatewaySettings } from '../../contract/gateway-settings.ts'

const root = resolve(import.meta.dirname, '../..')
const text = (file: string): string => readFileSync(join(root, file), 'utf8')

/** What the image is made of, besides the packages. */
const copied = [...text('deploy/Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names]) =>
  names!.split(' '),
)

test('the files that go into the image are enough to run the gateway', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-image-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const name of copied) cpSync(join(root, name), join(folder, name), { recursive: true })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, 'gateway.json'), '{}')

  const run = (...words: string[]): string =>
    execFileSync(process.execPath, ['gateway/serve.ts', '--settings', 'gateway.json', ...words], {
      cwd: folder,
      encoding: 'utf8',
    })
  run('school', 'school-1', 'Учебная школа')
  expect(run('workplace', 'school-1', 'desk-1')).toMatch(/^[\w-]{40,}\n$/)
})

test('what the gateway imports is installed where only production packages are', () => {
  const { dependencies } = JSON.parse(text('package.json')) as { dependencies: Record<string, string> }
  const imported = globSync('{domain,contract,cades,gateway}/**/*.{ts,tsx}', { cwd: root }).flatMap((file) =>
    [...text(file).matchAll(/^(?:import|export)\b[^'"]*?from '([^'.][^']*)'/gm)].map(([, name]) => name!),
  )
  const packages = imported
    .filter((name) => !name.startsWith('node:'))
    .map((name) => (name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : name.split('/')[0]!))
  expect(packages.length).toBeGreaterThan(10)
  expect(packages.filter((name) => !Object.hasOwn(dependencies, name))).toEqual([])
})

test('the settings that go along are settings, and the service starts what is there', () => {
  expect(gatewaySettings.safeParse(JSON.parse(text('deploy/gateway.json'))).error).toBeUndefined()
  const started = /^ExecStart=\S+ \/opt\/sverka\/(\S+)/m.exec(text('deploy/sverka-gateway.service'))![1]!
  expect(globSync(started, { cwd: root })).toEqual([started])
  expect(text('deploy/Dockerfile')).toContain(started)
})
