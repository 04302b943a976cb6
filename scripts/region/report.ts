import { availableParallelism, cpus, totalmem } from 'node:os'
import { above, below, type BenchLine } from '../bench/line.ts'
import type { Attacks } from './attackers.ts'
import type { Findings } from './findings.ts'
import type { Rush } from './rush.ts'
import type { Spoilt } from './terms.ts'

/** What a run has come to. Shares in [0, 1], durations in seconds. */
export type Course = {
  readonly desks: number
  readonly people: number
  readonly seed: number
  readonly kills: number
  readonly spoilt: Spoilt
  readonly attacks: Attacks
  /** In requests of the morning peak, and in those of the return. */
  readonly rushes: readonly Rush[]
  readonly peak: {
    readonly corrections: number
    readonly seconds: number
    readonly batches: readonly number[]
  }
  readonly outage: { readonly signed: number; readonly busiestMinute: number; readonly minutes: number }
  readonly surprises: readonly string[]
  readonly postgres: string
  readonly seconds: number
}

const exactly = (what: string, figure: number, wanted: number, note?: string): BenchLine => ({
  ...(wanted === 0 ? below(what, figure, '', 0, note) : above(what, figure, '', wanted, note)),
  holds: figure === wanted,
})

/** Two gateways work side by side: what verifying takes of the processors takes half of it on the wall. */
const SIDE_BY_SIDE = 2

/** All that is to be seen of a run, each with its limit. */
export function linesOf(course: Course, found: Findings): BenchLine[] {
  const { rushes, attacks, outage, peak, spoilt } = course
  return [
    exactly(
      'told saved by a desk, and neither in the log nor waiting or in conflict',
      found.lost,
      0,
      `of ${found.told}`,
    ),
    exactly(
      'applied twice: one id in two rows, or a version out of turn',
      found.doubled,
      0,
      `${found.accepted} accepted`,
    ),
    exactly('rows of the log whose signature does not verify', found.unsigned, 0, 'all verified anew'),
    exactly('the same by openssl cms -verify', found.openssl, 0, 'a sample of 200'),
    exactly(
      'people whose record is not what the log makes of the contingent',
      found.notReplayed,
      0,
      `of ${course.people}`,
    ),
    exactly('records in which a desk differs from the archive', found.differing, 0, `of ${found.records}`),
    exactly('corrections that a desk has left without an end', found.waiting, 0),
    exactly('confirmed at a desk and not accepted in the log', found.unfounded, 0),
    exactly('chains of corrections that are broken', found.brokenChains, 0),
    exactly(
      'what must be refused and was taken',
      attacks.taken,
      0,
      `${attacks.tried} tried: ${listed(attacks.codes)}`,
    ),
    exactly('surprises in desks', course.surprises.length, 0),
    above('gateways killed with SIGKILL under load', course.kills, '', 3),
    above('conflicts found between two desks of a school', found.conflicts, '', 1),
    above(
      'requests and answers spoilt',
      spoilt.lost + spoilt.cut + spoilt.twice + spoilt.late + spoilt.shuffled,
      '',
      1,
      listed(spoilt),
    ),
    below(
      'desks that come back in the busiest minute after a day',
      outage.busiestMinute * 100,
      '%',
      40,
      `${outage.minutes} minutes in all`,
    ),
    above(
      'corrections of the peak taken in a second, by real desks on the same two cores',
      peak.corrections / peak.seconds,
      '/s',
      1,
      `${peak.corrections} in ${peak.seconds.toFixed(0)} s`,
    ),
    ...rushes.flatMap(throughputOf),
  ]
}

function throughputOf({ corrections, requests, gateway, bare, sizes }: Rush): BenchLine[] {
  const rate = (seconds: number): number => corrections / seconds
  const work = (seconds: number): string => `${((seconds * 1_000) / corrections).toFixed(2)} ms`
  const [plain, whole] = [rate(bare.wall), rate(gateway.wall)]
  const unverified = rate(gateway.wall - gateway.verified / SIDE_BY_SIDE)
  const mean = (sizes.reduce((sum, size) => sum + size, 0) / sizes.length).toFixed(1)
  return [
    above(
      `requests of ${mean}: corrections a second / bare inserts of the same rows, without verifying signatures`,
      unverified / plain,
      '×',
      0.3,
      `${unverified.toFixed(0)}/s against ${plain.toFixed(0)}/s; ${requests} requests`,
    ),
    above(
      `requests of ${mean}: the same with verifying`,
      whole / plain,
      '×',
      0.15,
      `${whole.toFixed(0)}/s; verifying ${work(gateway.verified)} each, ${work(gateway.byMetrics)} by the gateways' metrics`,
    ),
    above(
      `requests of ${mean}: without verifying, by work of the processors`,
      bare.worked / (gateway.worked - gateway.verified),
      '×',
      0.3,
      `each: gateway and server ${work(gateway.worked)}, bare ${work(bare.worked)}`,
    ),
  ]
}

const listed = (counts: Record<string, number>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ')

/** A figure as it is read. */
export const shown = (figure: number): string =>
  Number.isInteger(figure)
    ? figure.toLocaleString('en')
    : figure >= 100
      ? Math.round(figure).toLocaleString('en')
      : figure.toPrecision(3)

/** The run as docs/region.md. */
export function reportOf(course: Course, found: Findings, lines: readonly BenchLine[]): string {
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model.trim() ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GiB`
  const rows = lines.map(
    ({ what, figure, unit, limit, holds, note }) =>
      `| ${what} | ${shown(figure)} ${unit} | ${limit} | ${holds ? 'yes' : '**no**'} | ${note ?? ''} |`,
  )
  return `# A region in one machine

Written by \`npm run region\` on ${new Date().toISOString().slice(0, 10)}; ${machine}; Node ${process.version};
${course.postgres}. ${course.desks} desks, ${course.people.toLocaleString('en')} people, seed ${course.seed}, ${Math.round(course.seconds)} s.

**${found.lost} lost, ${found.doubled} doubled, ${found.unsigned} unsigned applied.**

| what | figure | limit | holds | note |
|---|---|---|---|---|
${rows.join('\n')}

Real parts: a PostgreSQL server with fsync on, two gateway processes taken in turn over HTTP, certificates and CAdES
signatures (ECDSA P-256), and for each desk the engine and the stores of the product on its own encrypted base. Search
tables are left out: they are not of the line. Everything is counted at the end from the database and the bases.

The clock of the desks is simulated: the ten minutes of the morning peak and the day of the outage pass faster than they
would, and every pause of the engine with them. What waits for an answer waits in real time.

Throughput is measured apart from the desks, who would share the two cores: the same kind of corrections, signed
beforehand, in requests of the sizes of the peak, of those of the return after a day, and of a list signed under one PIN,
sent over 16 connections, in turns with bare rows: for each
request one transaction that inserts the rows of the log and updates the rows of the people, in tables of the same
columns and indexes. Bare rows go as they come; the gateway gathers: requests that wait at one moment share the look-up
of their tokens, and one transaction. Of sixteen under way at two gateways it takes three or so at once; where more wait,
more go together. The work of verifying is measured alone, on the same signatures in the same run; two gateways verify
side by side, so half of it is taken off the time on the wall.
`
}
