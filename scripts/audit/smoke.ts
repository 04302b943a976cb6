import { run } from '../steps.ts'
import { type Finding, finding } from './finding.ts'

/** Runs the packed program on the stand-in through one conversation: every thread, process and native file is used. */
export async function smokeFindings(): Promise<Finding[]> {
  const ended = await run('playwright', ['test', '-c', 'test/packed/playwright.config.ts'])
  return [finding('the packed program runs: finds, signs, writes, reads', ended === 0 ? [] : ['see above'])]
}
