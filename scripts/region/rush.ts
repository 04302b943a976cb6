import { Pool } from 'pg'
import type { Sql } from '../../gateway/archive/sql.ts'
import type { Verify } from '../../gateway/judge.ts'
import type { Gateways } from './gateways.ts'
import type { Ready } from './ready.ts'
import { createSender, eachOf } from './sending.ts'
import { workedBy } from './worked-by.ts'

/** Both sides get as many connections as two gateways have. */
const CONNECTIONS = 16

/** The two take turns so often: whatever else the machine does meanwhile, it does to both. */
const TURNS = 4

type Wishes = {
  sql: Sql
  verify: Verify
  databaseUrl: string
  /** The server's process. */
  postgres: number
  gateways: Gateways
  ready: readonly Ready[]
}

/**
 * Seconds on the wall and of the processors, for so many corrections. `verified`: the work of verifying the same
 * signatures alone; `byMetrics`: what the gateways say of it, other processes' turns included.
 */
export type Rush = {
  readonly corrections: number
  readonly requests: number
  readonly gateway: {
    readonly wall: number
    readonly worked: number
    readonly verified: number
    readonly byMetrics: number
  }
  readonly bare: { readonly wall: number; readonly worked: number }
  readonly notAccepted: number
  /** Of how many corrections the requests were, one after another. */
  readonly sizes: readonly number[]
}

/**
 * The same corrections through the gateways and as bare rows, in turns. Bare: the row of the log and the row of the
 * person in one transaction for each request, on the same server, in tables of the same columns, without any check.
 */
export async function rush({
  sql,
  verify,
  databaseUrl,
  postgres,
  gateways,
  ready,
}: Wishes): Promise<Omit<Rush, 'sizes'>> {
  const pool = new Pool({ connectionString: databaseUrl, max: CONNECTIONS })
  const { send, close } = createSender(gateways.ports, CONNECTIONS)
  await sql.script(BARE_TABLES)
  await sql.query(
    `insert into bare_person select p.* from person p join jsonb_to_recordset($1::jsonb) as one (school text, id uuid)
     using (school, id)`,
    [JSON.stringify(ready.flatMap(personsOf))],
  )
  // Before it is measured every connection is there, and every way has been gone once.
  await Promise.all(Array.from({ length: CONNECTIONS }, () => pool.query('select pg_sleep(0.05)')))
  const [warm, others] = [ready.slice(0, CONNECTIONS * 2), ready.slice(CONNECTIONS * 2)]
  await eachOf(warm, CONNECTIONS, async ({ desk, parcels }) => void (await send(desk.token, parcels)))
  await eachOf(await rowsOf(sql, warm), CONNECTIONS, (one) => insertBare(pool, one))

  const own = (): number => process.cpuUsage().user / 1e6 + process.cpuUsage().system / 1e6
  const gateway = { wall: 0, worked: 0, verified: 0, byMetrics: 0 }
  const bare = { wall: 0, worked: 0 }
  let notAccepted = 0
  for (let turn = 0; turn < TURNS; turn += 1) {
    const part = others.filter((_, place) => place % TURNS === turn)
    const before = { at: performance.now(), worked: gateways.worked() + workedBy(postgres) }
    const verifiedBefore = (await gateways.verified()).seconds
    await eachOf(part, CONNECTIONS, async ({ desk, parcels }) => {
      for (const { state } of await send(desk.token, parcels)) if (state !== 'accepted') notAccepted += 1
    })
    gateway.wall += (performance.now() - before.at) / 1_000
    gateway.worked += gateways.worked() + workedBy(postgres) - before.worked
    gateway.byMetrics += (await gateways.verified()).seconds - verifiedBefore
    gateway.verified += verifyingOf(part, verify)

    const rows = await rowsOf(sql, part)
    const bareBefore = { at: performance.now(), worked: workedBy(postgres) + own() }
    await eachOf(rows, CONNECTIONS, (one) => insertBare(pool, one))
    bare.wall += (performance.now() - bareBefore.at) / 1_000
    bare.worked += workedBy(postgres) + own() - bareBefore.worked
  }
  close()
  await pool.end()
  await sql.script('drop table bare_correction; drop table bare_person')
  const corrections = others.reduce((sum, { parcels }) => sum + parcels.length, 0)
  return { corrections, requests: others.length, gateway, bare, notAccepted }
}

/** Processor time of verifying the signatures of the requests once more, seconds. */
function verifyingOf(part: readonly Ready[], verify: Verify): number {
  const before = process.cpuUsage()
  for (const { bytes, signature } of part.flatMap(({ parcels }) => parcels)) {
    if (!verify(Buffer.from(bytes, 'base64'), Buffer.from(signature, 'base64'), new Date()).ok)
      throw new Error('not verified')
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}

const BARE_TABLES = `
create table bare_person (like person including all);
create table bare_correction (like correction including all);`

const personsOf = ({ desk, parcels }: Ready): { school: string; id: string }[] =>
  parcels.map(({ bytes }) => ({
    school: desk.school,
    id: (JSON.parse(Buffer.from(bytes, 'base64').toString()) as { person: string }).person,
  }))

/** The rows of one request as they lie ready to be written: values only, nothing to think about. */
type Bare = { readonly corrections: string; readonly people: string }

/** What the gateway has made of each request, as JSON of rows. */
async function rowsOf(sql: Sql, part: readonly Ready[]): Promise<Bare[]> {
  const rows = await sql.query<{ id: string; correction: unknown; person: unknown }>(
    `select c.id, to_jsonb(c.*) || jsonb_build_object('bytes', encode(c.bytes, 'base64'), 'signature', encode(c.signature, 'base64'))
       as correction, to_jsonb(p.*) as person
     from correction c join person p on p.school = c.school and p.id = c.person
     where c.id = any($1::uuid[])`,
    [part.flatMap(({ parcels }) => parcels.map(({ id }) => id))],
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return part.map(({ parcels }) => {
    const those = parcels.map(({ id }) => byId.get(id)!)
    return {
      corrections: JSON.stringify(those.map(({ correction }) => correction)),
      people: JSON.stringify(those.map(({ person }) => person)),
    }
  })
}

async function insertBare(pool: Pool, { corrections, people }: Bare): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    await client.query({
      name: 'log',
      text: `insert into bare_correction (id, school, workplace, person, bytes, signature, certificate, signed_at, signers,
         verdict, received)
       select id, school, workplace, person, decode(bytes, 'base64'), decode(signature, 'base64'), certificate, signed_at,
         signers, verdict, received
       from jsonb_to_recordset($1::jsonb) as one (id uuid, school text, workplace text, person uuid, bytes text,
         signature text, certificate text, signed_at timestamptz, signers jsonb, verdict jsonb, received timestamptz)`,
      values: [corrections],
    })
    await client.query({
      name: 'people',
      text: `update bare_person set body = one.body, version = one.version, change = one.change
       from jsonb_to_recordset($1::jsonb) as one (school text, id uuid, version integer, change bigint, body jsonb)
       where bare_person.school = one.school and bare_person.id = one.id`,
      values: [people],
    })
    await client.query('commit')
  } finally {
    client.release()
  }
}
