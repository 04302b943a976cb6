import { isDeepStrictEqual } from 'node:util'
import { verifyCades } from '../../cades/verify.ts'
import { correction } from '../../contract/correction.ts'
import type { Archive } from '../../gateway/archive/archive.ts'
import { SCHOOL } from './gateway.ts'
import type { openDesk } from './open-desk.ts'
import { needsTwo } from './two-hands.ts'

type Evidence = {
  desk: ReturnType<typeof openDesk>
  archive: Archive
  /** Whom the gateway trusts, DER. */
  authority: Uint8Array
  /** What the desk said it had saved, in all its lives. */
  saved: ReadonlySet<string>
  /** For each life, whether the base opened and the desk lived until it was killed. */
  opened: readonly boolean[]
}

/** Everything that must hold after the torture, each with how often it does not. */
export async function findings({ desk, archive, authority, saved, opened }: Evidence) {
  const { database, corrections, people } = desk
  const held = corrections.newest(1_000_000)
  const ids = new Set(held.map((one) => one.correction.id))
  const sealed = held.filter(({ signature }) => signature !== undefined)
  const log = await archive.corrections.all(SCHOOL)
  const logged = new Set(log.map(({ id }) => id))
  const everybody = [...people.each()]
  const theirs = await archive.people.find(
    SCHOOL,
    everybody.map(({ id }) => id),
  )
  const integrity = database.pragma('integrity_check', { simple: true })

  const without = (from: Iterable<string>, where: ReadonlySet<string>): number =>
    [...from].filter((id) => !where.has(id)).length
  const count = (sql: string): number => database.prepare<[], number>(sql).pluck().get() ?? -1

  return [
    {
      what: 'lives in which the base did not open, or the desk ended by itself',
      wrong: opened.filter((well) => !well).length,
    },
    { what: 'corrections called saved and not in the base', wrong: without(saved, ids) },
    { what: 'corrections called saved and not in the gateway', wrong: without(saved, logged) },
    {
      what: 'signed corrections not confirmed',
      wrong: sealed.filter(({ state }) => state !== 'confirmed').length,
    },
    {
      what: 'signed corrections without their place in the log of the gateway',
      wrong: sealed.length - log.length,
    },
    { what: 'corrections in the gateway more than once', wrong: log.length - logged.size },
    {
      what: 'corrections in the gateway with another number of signatures than they need',
      wrong: missigned(log, authority),
    },
    { what: 'places left in the outbox', wrong: count('select count(*) from outbox') },
    { what: 'records changed twice by one correction, or out of turn', wrong: outOfTurn(log) },
    { what: 'records whose version is not the number of their corrections', wrong: miscounted(log, theirs) },
    {
      what: 'records that differ between the desk and the gateway',
      wrong: everybody.filter((one) => !isDeepStrictEqual(theirs.get(one.id), one)).length,
    },
    {
      what: 'broken links in the chain of corrections',
      wrong: corrections.firstBrokenLink() === undefined ? 0 : 1,
    },
    { what: 'corrections without their request in the register', wrong: count(UNREGISTERED) },
    { what: 'requests that do not stand as their corrections do', wrong: count(OUT_OF_STEP) },
    { what: 'numbers missing in the register', wrong: count(MISSING_NUMBERS) },
    { what: 'faults found by integrity_check', wrong: integrity === 'ok' ? 0 : 1 },
  ]
}

const UNREGISTERED = `
  select count(*) from correction where id not in (select correction from request_correction)`

/** Done once all are confirmed, and not before. */
const OUT_OF_STEP = `
  select count(*) from request r where (r.state = 'done') <> not exists (
    select 1 from request_correction l join correction c on c.id = l.correction
    where l.request = r.id and c.state <> 'confirmed')`

const MISSING_NUMBERS = `
  select coalesce(sum(highest - held), 0)
  from (select max(number) highest, count(*) held from request group by year)`

type Log = Awaited<ReturnType<Archive['corrections']['all']>>

/** Whoever counts the signatures: those that verify, against the number each correction needs. */
function missigned(log: Log, authority: Uint8Array): number {
  const trusted = [authority]
  return log.filter(({ bytes: content, signature }) => {
    const verified = verifyCades({ content, signature, trusted, at: new Date() })
    const wanted = needsTwo(correction.parse(JSON.parse(Buffer.from(content).toString()))) ? 2 : 1
    return !verified.ok || verified.value.signers.length !== wanted
  }).length
}

/** Each correction of a person must begin with the value the one before it ended with. */
function outOfTurn(log: Log): number {
  const last = new Map<string, string>()
  let wrong = 0
  for (const { person, bytes } of log) {
    const [change] = correction.parse(JSON.parse(Buffer.from(bytes).toString())).changes
    if (last.has(person) && last.get(person) !== change!.was) wrong += 1
    last.set(person, change!.becomes)
  }
  return wrong
}

function miscounted(log: Log, people: Awaited<ReturnType<Archive['people']['find']>>): number {
  const count = new Map<string, number>()
  for (const { person } of log) count.set(person, (count.get(person) ?? 0) + 1)
  return [...people.values()].filter(({ id, version }) => version !== 1 + (count.get(id) ?? 0)).length
}
