/**
 * A whole day of a secretary: twelve visitors, a line that is lost and comes back, a gateway that is killed, a locked screen,
 * a shift that changes hands: `npm run day`. Prints what each visitor costs in clicks, keys and seconds beside the first
 * version, and ends with 1 where a correction is lost or the day has become slower. `--write` writes docs/day.md;
 * `--first FILE` plays the ways of the first version and writes what they cost.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { isoToday } from '../domain/date.ts'
import { build } from './build.ts'
import { createConfirmed } from './day/confirmed.ts'
import { eve } from './day/eve.ts'
import { firstWays } from './day/first-ways.ts'
import { createHand, modelled } from './day/hand.ts'
import { deskOf } from './day/moves.ts'
import { openOffice } from './day/office.ts'
import { peopleOf } from './day/people.ts'
import { createPlayer, sumOf, type Played } from './day/player.ts'
import { plainMarkdownFor, tableFor, type DayRecord } from './day/report.ts'
import { DAY } from './day/visitors.ts'
import { waysNow } from './day/ways-now.ts'
import { pageFor } from './day/page.ts'
import { root } from './steps.ts'

const { values } = parseArgs({
  options: { write: { type: 'boolean', default: false }, first: { type: 'string' } },
})
const FIRST = join(root, 'scripts/day/first.json')
const PAGE = join(root, 'docs/day.md')

/** The state before the day was looked at. */
const VERSION = '9d87181'

if ((await build()) !== 0) process.exit(1)
const begun = performance.now()
const say = (text: string): void => console.log(text)

const folder = mkdtempSync(join(tmpdir(), 'sverka-day-'))
const school = join(root, 'out/training')
const people = peopleOf(school, isoToday(Date.now()))
const office = await openOffice(folder, school)
try {
  await office.region.on()
  const confirmed = createConfirmed(office)
  await eve(deskOf(office, createHand(office.page)), people.cameBefore, confirmed)

  const ways = values.first === undefined ? waysNow : firstWays
  const play = createPlayer({ office, people, ways, confirmed, say })
  const lines: Played[] = []
  let kept = { corrections: 0, confirmed: 0, missing: 0 }
  for (const one of DAY) {
    say(`${one.at}  ${'need' in one ? one.comes : one.happens}`)
    // Behind the lock the desk tells nothing.
    if ('happens' in one && one.happens === 'close') kept = await confirmed.counted()
    lines.push(await play(one))
  }
  await office.region.off()
  const verified = await office.region.command('verify')
  say(
    `\n${kept.corrections} corrections, ${kept.confirmed} confirmed, ${kept.missing} values not in the gateway`,
  )
  say(`the log of the gateway, anew: ${verified}`)
  const isLost = kept.missing > 0 || kept.confirmed !== kept.corrections || !verified.includes(', 0 not')

  if (values.first !== undefined) {
    const record: DayRecord = { version: VERSION, lines }
    writeFileSync(values.first, `${JSON.stringify(record, null, 2)}\n`)
    say(plainMarkdownFor(lines))
  } else {
    const first = JSON.parse(readFileSync(FIRST, 'utf8')) as DayRecord
    say(`\n${tableFor(lines, first.lines)}\n`)
    const [mine, theirs] = [modelled(sumOf(lines)), modelled(sumOf(first.lines))]
    const isBetter = mine < theirs
    say(`modelled: ${mine.toFixed(0)} s now, ${theirs.toFixed(0)} s in the first version`)
    if (values.write) writeFileSync(PAGE, pageFor({ lines, first, verified }))
    if (!isBetter || isLost) process.exitCode = 1
    say(
      isLost
        ? 'not well: something is lost'
        : isBetter
          ? 'all is well'
          : 'not well: slower than the first version',
    )
  }
  if (isLost) process.exitCode = 1
  say(`played in ${Math.round((performance.now() - begun) / 1_000)} s`)
} catch (cause) {
  await office.page.screenshot({ path: join(tmpdir(), 'sverka-day-failed.png') }).catch(() => undefined)
  throw cause
} finally {
  await office.close()
  rmSync(folder, { recursive: true, force: true })
}
