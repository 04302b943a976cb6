/**
 * Every scenario of cards as a table: `npm run cards`, or `npm run cards -- PIV pulled` for the rows whose device or
 * name contains one of the words. Everything is tried, nothing sampled. Exits non-zero when a row does not hold.
 */
import { groups } from '../test/cards/scenarios/index.ts'

const words = process.argv.slice(2).map((word) => word.toLowerCase())
const counts = { hold: 0, fail: 0 }

for (const makeGroup of groups) {
  const { device, open, rows, close } = await makeGroup()
  const isAsked = (name: string): boolean =>
    words.length === 0 || words.some((word) => `${device} ${name}`.toLowerCase().includes(word))
  const asked = rows.filter(({ name }) => isAsked(name))
  if (asked.length === 0) continue
  console.log(`\n${device}`)
  await open()
  for (const { name, expected, run } of asked) {
    const started = performance.now()
    const { got, note } = await run('all')
    const ms = Math.round(performance.now() - started)
    const holds = got === expected
    counts[holds ? 'hold' : 'fail'] += 1
    console.log(
      `  ${holds ? 'holds' : 'FAILS'} ${String(ms).padStart(6)} ms  ${name}${note ? ` (${note})` : ''}`,
    )
    console.log(`                   ${holds ? '' : 'expected: '}${expected}`)
    if (!holds) console.log(`                   got:      ${got}`)
  }
  await close()
}

console.log(`\n${counts.hold} hold, ${counts.fail} fail`)
process.exitCode = counts.fail === 0 && counts.hold > 0 ? 0 : 1
