import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual, promisify } from 'node:util'
import { correction } from '../../contract/correction.ts'
import { personRecord, valueOf, withValue, type PersonRecord } from '../../contract/person.ts'
import { correctionsOf, type Judged } from '../../gateway/archive/corrections.ts'
import type { Sql } from '../../gateway/archive/sql.ts'
import type { Verify } from '../../gateway/judge.ts'
import type { Looked } from './terms.ts'

const SAMPLE = 200

type Wishes = {
  sql: Sql
  verify: Verify
  /** PEM file of the authority. */
  authority: string
  looked: readonly Looked[]
}

/** Counted from the database and the bases, never from counters kept on the way. */
export type Findings = {
  readonly accepted: number
  readonly conflicts: number
  readonly told: number
  readonly lost: number
  readonly doubled: number
  readonly unsigned: number
  readonly openssl: number
  readonly waiting: number
  /** People whose record is not what the log makes of the contingent. */
  readonly notReplayed: number
  readonly differing: number
  readonly records: number
  readonly brokenChains: number
  readonly unfounded: number
}

/** Keeps the people as they are before anything is corrected. */
export const keepBeginning = (sql: Sql): Promise<void> =>
  sql.script('create unlogged table begun as select school, id, version, body from person; analyze begun')

/** Holds database and bases against each other. */
export async function find({ sql, verify, authority, looked }: Wishes): Promise<Findings> {
  const log = await correctionsOf(sql).all()
  const logged = new Map(log.map((one) => [one.id, one]))
  const held = (which: 'confirmed' | 'conflicts' | 'others' | 'told' | 'missing'): string[] =>
    looked.flatMap((one) => one[which])
  const stuck = new Set([...held('conflicts'), ...held('others')])
  const lost = held('told').filter((id) => !logged.has(id) && !stuck.has(id))
  const sum = (count: (one: Looked) => number): number => looked.reduce((all, one) => all + count(one), 0)

  const { doubled, notReplayed } = await replay(sql, log)
  const accepted = log.filter(({ verdict }) => verdict.state === 'accepted')
  return {
    accepted: accepted.length,
    conflicts: log.length - accepted.length,
    told: held('told').length,
    lost: lost.length + held('missing').length,
    doubled: doubled + (log.length - logged.size),
    unsigned: log.filter(({ bytes, signature, received }) => !verify(bytes, signature, received).ok).length,
    openssl: await notVerifiedByOpenssl(sampleOf(log), authority),
    waiting: held('others').length,
    notReplayed,
    differing: sum((one) => one.differing),
    records: sum((one) => one.records),
    brokenChains: sum((one) => one.brokenChains),
    unfounded: held('confirmed').filter((id) => logged.get(id)?.verdict.state !== 'accepted').length,
  }
}

/** What the log makes of the people as they were at the beginning, row by row, against what the archive holds. */
async function replay(sql: Sql, log: readonly Judged[]): Promise<{ doubled: number; notReplayed: number }> {
  const touched = JSON.stringify(log.map(({ school, person }) => ({ school, id: person })))
  const rows = await sql.query<{ school: string; id: string; begun: unknown; now: unknown }>(
    `select distinct on (p.school, p.id) p.school, p.id, b.body as begun, p.body as now
     from jsonb_to_recordset($1::jsonb) as one (school text, id uuid)
     join person p using (school, id) join begun b using (school, id)`,
    [touched],
  )
  const keyOf = (school: string, id: string): string => `${school} ${id}`
  const records = new Map(rows.map((row) => [keyOf(row.school, row.id), personRecord.parse(row.begun)]))

  let doubled = 0
  for (const { school, person, bytes, verdict } of log) {
    if (verdict.state !== 'accepted') continue
    const before = records.get(keyOf(school, person))!
    const { changes } = correction.parse(JSON.parse(Buffer.from(bytes).toString()))
    const open = changes.filter(({ field, becomes }) => valueOf(before, field) !== becomes)
    const version = before.version + (open.length > 0 ? 1 : 0)
    // A second application would leave a jump in the versions, or find another value than the secretary saw.
    const isInTurn =
      verdict.version === version && open.every(({ field, was }) => valueOf(before, field) === was)
    if (!isInTurn) doubled += 1
    records.set(keyOf(school, person), changedBy(before, open, verdict.version))
  }

  const wrong = rows.filter(
    (row) => !isDeepStrictEqual(personRecord.parse(row.now), records.get(keyOf(row.school, row.id))),
  )
  const [others] = await sql.query<{ count: string }>(
    `select count(*)::text as count from person p full join begun b using (school, id)
     where (p.id is null or b.id is null or p.body is distinct from b.body or p.gone)
       and not exists (select 1 from correction c where c.school = p.school and c.person = p.id)`,
  )
  return { doubled, notReplayed: wrong.length + Number(others!.count) }
}

const changedBy = (
  record: PersonRecord,
  changes: readonly { field: Parameters<typeof withValue>[1]; becomes: string }[],
  version: number,
): PersonRecord =>
  changes.reduce((one, { field, becomes }) => withValue(one, field, becomes), { ...record, version })

/** Spread evenly over the whole log. */
const sampleOf = (log: readonly Judged[]): Judged[] =>
  log.filter((_, place) => place % Math.max(1, Math.floor(log.length / SAMPLE)) === 0).slice(0, SAMPLE)

/** How many signatures another program does not verify. */
async function notVerifiedByOpenssl(log: readonly Judged[], authority: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-region-cms-'))
  const [content, signature] = [join(folder, 'content'), join(folder, 'signature')]
  let wrong = 0
  try {
    for (const { bytes, signature: der } of log) {
      writeFileSync(content, bytes)
      writeFileSync(signature, der)
      const words = ['cms', '-verify', '-binary', '-inform', 'DER', '-in', signature, '-content', content]
      await promisify(execFile)('openssl', [
        ...words,
        '-CAfile',
        authority,
        '-purpose',
        'any',
        '-out',
        '/dev/null',
      ]).catch(() => (wrong += 1))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return wrong
}
