import { spawnSync } from 'node:child_process'
import { root } from '../steps.ts'
import { type Finding, finding } from './finding.ts'

type Report = {
  error?: unknown
  vulnerabilities?: Record<string, { severity: string }>
}

const LONGEST_MS = 60_000

/** Asks npm's registry for faults known in the production packages. Where it cannot be asked the note says so. */
export function vulnerabilityFindings(): Finding[] {
  const rule = 'no known vulnerability in a production package'
  const asked = spawnSync('npm', ['audit', '--omit=dev', '--json'], {
    cwd: root,
    encoding: 'utf8',
    timeout: LONGEST_MS,
    shell: process.platform === 'win32',
  })
  const report = readReport(asked.stdout)
  if (!report?.vulnerabilities) return [finding(rule, [], 'NOT CHECKED: the registry does not answer')]
  const known = Object.entries(report.vulnerabilities).map(([name, { severity }]) => `${name}: ${severity}`)
  return [finding(rule, known, 'asked now')]
}

function readReport(text: string | null): Report | undefined {
  try {
    return JSON.parse(text ?? '') as Report
  } catch {
    return undefined // no answer in JSON is no answer
  }
}
