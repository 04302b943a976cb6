/**
 * How well the checks find what is wrong, and how often they cry in vain: `npm run score` on synthetic schools
 * (`-- --seed 4,5 --pupils 3000`), or `npm run score -- --file X.csv --labels Y` on any other file with a list
 * of what was planted in it. Exits non-zero when a limit does not hold.
 */
import { parseArgs } from 'node:util'
import { isoToday } from '../domain/date.ts'
import { isoDay, TODAY } from './contingent/days.ts'
import { holds, together, type Score } from './score/judge.ts'
import { reportOf, verdictOf } from './score/report.ts'
import { scoreOf } from './score/score.ts'

const { values } = parseArgs({
  options: {
    file: { type: 'string' },
    labels: { type: 'string' },
    seed: { type: 'string', default: '1,2,3' },
    pupils: { type: 'string', default: '1500' },
    dirt: { type: 'string', default: '0.06' },
    kinds: { type: 'string', default: '' },
    today: { type: 'string' },
    /** Lists what was missed and the alarms, by ids: nothing else of a person is ever printed. */
    list: { type: 'boolean', default: false },
  },
})
const kinds = new Set(values.kinds.split(',').filter(Boolean))
const scores: Score[] = []

if (values.file !== undefined) {
  if (values.labels === undefined) usage()
  const today = values.today ?? isoToday(Date.now())
  scores.push(await scoreOf({ file: values.file, labels: values.labels }, { today, kinds }))
} else {
  const [pupils, dirt] = [Number(values.pupils), Number(values.dirt)]
  const seeds = values.seed.split(',').map(Number)
  if (!(pupils >= 1) || !(dirt >= 0) || !seeds.every(Number.isSafeInteger)) usage()
  for (const seed of seeds) {
    const score = await scoreOf({ pupils, seed, dirt }, { today: values.today ?? isoDay(TODAY), kinds })
    console.log(`seed ${seed}: ${verdictOf(score)}`)
    scores.push(score)
  }
  console.log()
}

const whole = together(scores)
for (const line of reportOf(whole)) console.log(line)
if (values.list) {
  for (const { kind, person, field } of whole.kinds.flatMap(({ missed }) => missed))
    console.log(`missed ${kind} ${field} ${person}`)
  for (const { person, mark } of whole.alarms) console.log(`alarm ${mark.code} ${mark.field} ${person}`)
}
process.exitCode = holds(whole) ? 0 : 1

function usage(): never {
  console.error(
    'usage: npm run score -- [--seed 1,2,3 --pupils 1500 --dirt 0.06 | --file X.csv --labels Y] [--kinds a,b] [--list]',
  )
  process.exit(2)
}
