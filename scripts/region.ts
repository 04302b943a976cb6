/**
 * A region in one machine: desks, gateways, PostgreSQL, a morning peak, a day without a line, killed gateways, spoilt
 * requests, attackers: `npm run region`, or `npm run region -- --desks 6 --persons 200 --seed 1` for a small one. Exits
 * non-zero when anything does not hold; a whole one writes docs/region.md.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { createAuthority } from '../cades/issue.ts'
import { createArchive } from '../gateway/archive/archive.ts'
import { migrate } from '../gateway/archive/migrate.ts'
import { openPostgres } from '../gateway/archive/postgres.ts'
import { verifierFor } from '../gateway/open.ts'
import { acts } from './region/acts.ts'
import { find, keepBeginning } from './region/findings.ts'
import { createGateways } from './region/gateways.ts'
import { linesOf, reportOf, shown, type Course } from './region/report.ts'
import { desksOf, enterSchools } from './region/schools.ts'
import { POSTGRES_SETTINGS, startPostgres } from './region/server.ts'
import { startThreads } from './region/threads.ts'
import { root } from './steps.ts'

const DAY_MS = 86_400_000
const THREADS = 2

/** Only a run of so many desks is written down. */
const WHOLE = 300

const { values } = parseArgs({
  options: {
    desks: { type: 'string', default: '300' },
    persons: { type: 'string', default: '5000' },
    seed: { type: 'string', default: '1' },
  },
})
const [count, persons, seed] = [Number(values.desks), Number(values.persons), Number(values.seed)]
const begun = performance.now()
const say = (line: string): void =>
  console.log(`${String(Math.round((performance.now() - begun) / 1_000)).padStart(4)} s  ${line}`)

const folder = mkdtempSync(join(tmpdir(), 'sverka-region-'))
const postgres = startPostgres()
const sql = openPostgres({ connectionString: postgres.url })
const closers: (() => unknown)[] = []
try {
  await migrate(sql)
  const now = Date.now()
  const life = { notBefore: new Date(now - 30 * DAY_MS), notAfter: new Date(now + 30 * DAY_MS) }
  const authority = createAuthority({
    subject: { commonName: 'TEST region' },
    algorithm: 'ecdsa-p256',
    ...life,
  })
  const authorityFile = join(folder, 'authority.pem')
  writeFileSync(authorityFile, pemOf(authority.certificate))
  const settings = Object.entries(POSTGRES_SETTINGS).map(([name, value]) => `${name}=${value}`)
  say(`${postgres.version}, fsync on, ${settings.join(', ')}`)

  const desks = desksOf(count, authority, life)
  const people = await enterSchools({ archive: createArchive(sql), desks, persons, seed, say })
  await keepBeginning(sql)
  await sql.script('analyze')
  say(
    `${desks.length} desks of ${new Set(desks.map(({ school }) => school)).size} schools, ${people} people entered`,
  )

  const gateways = await createGateways({
    folder,
    databaseUrl: postgres.url,
    authority: authorityFile,
    count: 2,
  })
  closers.push(gateways.stop)
  await gateways.start()

  let pulled = 0
  const threads = startThreads(
    Array.from({ length: THREADS }, (_, place) => {
      const bases = join(folder, `bases-${place}`)
      mkdirSync(bases)
      return {
        folder: bases,
        desks: desks.filter(({ school }) => Number(school.split('-')[1]) % THREADS === place),
        ports: gateways.ports,
        databaseUrl: postgres.url,
        seed: seed * 1_009 + place,
        // The outage makes a day pass: it ends about now.
        start: now - 36 * 3_600_000,
      }
    }),
    () => {
      pulled += 1
      if (pulled % 50 === 0) say(`${pulled} desks have read everything`)
    },
  )
  closers.push(threads.terminate)

  const verify = verifierFor({ trusted: [authority.certificate] })
  const course = await acts({ sql, verify, threads, gateways, desks, postgres, life, say })
  const looked = await threads.tell({ act: 'look' })
  say('every base was held against the archive')
  const found = await find({ sql, verify, authority: authorityFile, looked })
  await threads.tell({ act: 'end' })

  const whole: Course = {
    ...course,
    desks: desks.length,
    people,
    seed,
    postgres: postgres.version,
    surprises: looked.flatMap(({ surprises }) => surprises),
    spoilt: looked.map(({ spoilt }) => spoilt).reduce((one, other) => sumOf(one, other)),
    seconds: (performance.now() - begun) / 1_000,
  }
  for (const surprise of new Set(whole.surprises)) console.log(`surprise: ${surprise}`)
  const lines = linesOf(whole, found)
  for (const { what, figure, unit, limit, holds, note } of lines) {
    console.log(`  ${holds ? 'holds' : 'FAILS'}  ${what}: ${shown(figure)} ${unit} (limit ${limit})`)
    if (note) console.log(`         ${note}`)
  }
  if (count >= WHOLE) writeFileSync(join(root, 'docs/region.md'), reportOf(whole, found, lines))
  say(`${found.lost} lost, ${found.doubled} doubled, ${found.unsigned} unsigned applied`)
  process.exitCode = lines.every(({ holds }) => holds) ? 0 : 1
} finally {
  for (const close of closers.toReversed()) await close()
  await sql.close()
  postgres.close()
  rmSync(folder, { recursive: true, force: true })
}

function pemOf(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

function sumOf<Counts extends Record<string, number>>(one: Counts, other: Counts): Counts {
  const names = Object.keys(one) as (keyof Counts)[]
  return Object.fromEntries(names.map((name) => [name, one[name]! + other[name]!])) as Counts
}
