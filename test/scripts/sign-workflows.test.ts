import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { expect, test } from 'vitest'
import { root } from '../../scripts/steps.ts'

type Step = { uses?: string; run?: string; env?: Record<string, string>; with?: Record<string, unknown> }
type Workflow = {
  on: unknown
  permissions: Record<string, string>
  jobs: Record<string, { 'runs-on': string; steps: Step[]; 'timeout-minutes': number }>
}

const files = globSync('.github/workflows/*.yml', { cwd: root }).toSorted()
const workflows = files.map(
  (file) => [file, parse(readFileSync(join(root, file), 'utf8')) as Workflow] as const,
)
const stepsOf = (workflow: Workflow) => Object.values(workflow.jobs).flatMap(({ steps }) => steps)
const scripts = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: object }).scripts

test('there is a workflow for every change and one for a release', () => {
  expect(files).toEqual(['.github/workflows/ci.yml', '.github/workflows/release.yml'])
})

test.for(workflows)('%s names only scripts and files that exist', ([, workflow]) => {
  const lines = stepsOf(workflow).map(({ run }) => run ?? '')
  const named = lines.flatMap((line) =>
    [...line.matchAll(/npm run (?:-s )?([\w-]+)/g)].map((found) => found[1]!),
  )
  if (lines.some((line) => /\bnpm test\b/.test(line))) named.push('test')
  expect(named.length).toBeGreaterThan(0)
  expect(named.filter((name) => !(name in scripts))).toEqual([])

  const paths = lines.flatMap((line) =>
    [...line.matchAll(/(?:scripts|build)\/[\w./-]+/g)].map(([path]) => path),
  )
  expect(paths.length).toBeGreaterThan(0)
  expect(paths.filter((path) => globSync(path, { cwd: root }).length === 0)).toEqual([])
})

test.for(workflows)('%s names actions by a whole commit, with the version beside it', ([file, workflow]) => {
  const used = stepsOf(workflow).flatMap(({ uses }) => (uses ? [uses] : []))
  expect(used.filter((action) => !/^actions\/[\w-]+@[0-9a-f]{40}$/.test(action))).toEqual([])
  const text = readFileSync(join(root, file), 'utf8')
  expect(text.match(/uses: .*$/gm)?.filter((line) => !/ # v\d+\.\d+\.\d+$/.test(line))).toEqual([])
})

test.for(workflows)('%s may only read, leaves no token behind, and comes to an end', ([, workflow]) => {
  expect(workflow.permissions).toEqual({ contents: 'read' })
  const checkouts = stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@'))
  expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([])
  expect(Object.values(workflow.jobs).filter((job) => !(job['timeout-minutes'] <= 60))).toEqual([])
})

test.for(workflows)(
  '%s writes no secret into a command: only into the environment of one step',
  ([, workflow]) => {
    const commands = stepsOf(workflow).map(
      ({ run, with: settings }) => `${run ?? ''}${JSON.stringify(settings ?? {})}`,
    )
    expect(commands.filter((command) => command.includes('secrets.'))).toEqual([])
    expect(commands.filter((command) => /\bset -x|\bprintenv\b|(^|\n)\s*env\s*$/.test(command))).toEqual([])
    // What others wrote, such as the title of a change, becomes no part of a command either.
    expect(commands.filter((command) => /\$\{\{\s*github\.(event|head_ref)/.test(command))).toEqual([])
  },
)

test('a release is made by the one documented command', () => {
  const release = workflows.find(([file]) => file.endsWith('release.yml'))![1]
  const packed = stepsOf(release).find(({ run }) => run?.includes('npm run pack'))!
  const documented = readFileSync(join(root, 'docs/release.md'), 'utf8')
  const words = [...packed.run!.matchAll(/--[a-z-]+/g)].map(([word]) => word)
  expect(words).toEqual(['--sign', '--electron-dist', '--windows-electron-dist'])
  for (const word of words) expect(documented).toContain(`${word} `)
  for (const name of Object.keys(packed.env!))
    expect(`${documented} HOW`).toContain(name.replace(/_FILE$/, ''))
})
