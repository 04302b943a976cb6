import { stripVTControlCharacters } from 'node:util'
import { z } from 'zod'

/** What a report of Vitest (`--reporter=json`) counts, and which tests did not pass: name and first line of the reason. */
export function unitsIn(report: unknown): { passed: number; failed: string[] } {
  const read = units.safeParse(report).data
  if (!read || read.numTotalTests === 0) return { passed: 0, failed: ['the unit tests told nothing'] }
  const failed = read.testResults.flatMap(({ name, status, message, assertionResults }) => {
    const tests = assertionResults.filter((test) => test.status !== 'passed')
    if (tests.length === 0 && status === 'failed') return [`${name}: ${firstLine(message)}`]
    return tests.map((test) => `${test.fullName}: ${firstLine(test.failureMessages?.[0] ?? test.status)}`)
  })
  return { passed: read.numPassedTests, failed }
}

const units = z.object({
  numTotalTests: z.number(),
  numPassedTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string(),
      assertionResults: z.array(
        z.object({
          fullName: z.string(),
          status: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
})

/** The same of a report of Playwright (`--reporter=json`); one that passed only at its second attempt has failed. */
export function screensIn(report: unknown): { passed: number; failed: string[] } {
  const read = screens.safeParse(report).data
  const specs = read?.suites.flatMap(specsOf) ?? []
  const failed = [
    ...(read?.errors ?? []).map(({ message = '' }) => firstLine(message)),
    ...specs.flatMap(({ file, title, tests }) =>
      tests
        .filter(({ status }) => status !== 'expected')
        .map(({ status, results }) => {
          const reason = results.flatMap(({ error }) => error?.message ?? [])[0]
          return `${file} › ${title}: ${firstLine(reason ?? status)}`
        }),
    ),
  ]
  const passed = specs.flatMap(({ tests }) => tests).filter(({ status }) => status === 'expected').length
  return { passed, failed: passed + failed.length > 0 ? failed : ['the screens told nothing'] }
}

const spec = z.object({
  file: z.string(),
  title: z.string(),
  tests: z.array(
    z.object({
      status: z.string(),
      results: z.array(z.object({ error: z.object({ message: z.string().optional() }).optional() })),
    }),
  ),
})

type Suite = { specs: z.infer<typeof spec>[]; suites?: Suite[] | undefined }

const suite: z.ZodType<Suite> = z.object({
  specs: z.array(spec),
  get suites() {
    return z.array(suite).optional()
  },
})

const screens = z.object({
  suites: z.array(suite),
  errors: z.array(z.object({ message: z.string().optional() })).optional(),
})

const specsOf = ({ specs, suites = [] }: Suite): Suite['specs'] => [...specs, ...suites.flatMap(specsOf)]

const firstLine = (text: string): string => stripVTControlCharacters(text).trim().split('\n', 1)[0]!
