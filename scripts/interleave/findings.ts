import { isDeepStrictEqual } from 'node:util'
import { correction } from '../../contract/correction.ts'
import { valueOf, withValue, type PersonRecord } from '../../contract/person.ts'
import type { Judged } from '../../gateway/archive/corrections.ts'
import { bytesOf } from '../../main/store/corrections.ts'
import type { World, Workplace } from './world.ts'

/** What does not hold at the end of a run, in words; empty when all does. */
export async function findings(world: World): Promise<string[]> {
  const { region, people, workplaces } = world
  const log = await region.log()
  const { records, wrong } = replayed(log, region.deeds(), people)
  const held = await region.archive.people.find(
    region.school,
    people.map(({ id }) => id),
  )
  if (!isDeepStrictEqual(held, records)) wrong.push('the archive is not what its log makes of the contingent')
  if (new Set(log.map(({ id }) => id)).size !== log.length) wrong.push('a correction is in the log twice')
  const logged = new Map(log.map((one) => [one.id, one]))

  for (const [number, at] of workplaces.entries()) {
    const found = [...deskFindings(at, logged, region.restores() > 0), ...surprisesOf(at)]
    if (!isDeepStrictEqual(new Map(at.desk.everybody().map((one) => [one.id, one])), held))
      found.push('its copy differs from the archive')
    wrong.push(...found.map((words) => `desk ${number}: ${words}`))
  }
  return wrong
}

function* deskFindings(
  { desk, told, forgotten }: Workplace,
  logged: ReadonlyMap<string, Judged>,
  isRestored: boolean,
): Generator<string> {
  if (desk.corrections.firstBrokenLink() !== undefined) yield 'the chain is broken'
  for (const id of told) if (!desk.corrections.find(id)) yield `${id} was told saved and is not in the base`
  for (const id of forgotten) {
    // What was gone before it was sent is nobody's; what was sent is the journal's.
    if (desk.corrections.find(id) && !logged.has(id)) yield `${id} came back from nowhere`
  }

  for (const { correction: one, state, bytes, signature } of desk.corrections.newest(1_000)) {
    const row = logged.get(one.id)
    const verdict = row?.verdict.state
    if (row && !Buffer.from(row.bytes).equals(bytes)) yield `${one.id} has other bytes in the log`
    if (row && !(signature && Buffer.from(row.signature).equals(signature)))
      yield `${one.id} has another signature in the log`
    if (state === 'waiting') yield `${one.id} still waits`
    if (state === 'confirmed' && verdict === undefined) yield `${one.id} is confirmed and not in the log`
    if (state === 'conflict' && verdict !== 'conflict' && !isRestored)
      yield `${one.id} has a conflict nobody found`
    const answer = desk.outbox.find(one.id)?.answer ?? ''
    // Taken from a late copy of the request, in a while when the person was back and this desk did not look: it asks
    // again when the person comes back once more.
    const isAskedLater = answer.includes('person-unknown') && !desk.people.find(one.person)
    if (verdict === 'accepted' && state !== 'confirmed' && state !== 'closed' && !isAskedLater)
      yield `${one.id} was accepted and is ${state}`
    if (['draft', 'signed', 'handed-over', 'set-aside'].includes(state)) yield `${one.id} is left ${state}`
    if (state === 'refused' && !answer.includes('person-unknown')) yield `${one.id} was refused`
  }
  const { conflict, refused, closed } = desk.corrections.counts()
  if (desk.outbox.all().length > conflict + refused + closed) yield 'places are left in the outbox'
}

function* surprisesOf({ desk }: Workplace): Generator<string> {
  for (const cause of desk.surprises)
    yield `a surprise: ${cause instanceof Error ? cause.stack : String(cause)}`
}

/** What the log and the deeds of the region make of the people, row by row. */
function replayed(
  log: readonly Judged[],
  deeds: World['region'] extends { deeds: () => infer Deeds } ? Deeds : never,
  people: readonly PersonRecord[],
): { records: Map<string, PersonRecord>; wrong: string[] } {
  const wrong: string[] = []
  const all = new Map(people.map((one) => [one.id, { ...one, version: 1, isGone: false }]))
  const left = [...deeds]
  const doDeeds = (upTo: number): void => {
    while (left[0] && left[0].after <= upTo) {
      const deed = left.shift()!
      const before = all.get(deed.id)!
      const version = before.version + 1
      all.set(
        deed.id,
        deed.kind === 'gone'
          ? { ...before, version, isGone: true }
          : { ...deed.record, version, isGone: false },
      )
    }
  }

  for (const [place, { id, bytes, verdict }] of log.entries()) {
    doDeeds(place)
    const one = correction.parse(JSON.parse(Buffer.from(bytes).toString()))
    if (!Buffer.from(bytes).equals(bytesOf(one))) wrong.push(`${id} is in the log in another spelling`)
    const record = all.get(one.person)!
    const open = one.changes.filter(({ field, becomes }) => valueOf(record, field) !== becomes)
    const strange = open.filter(({ field, was }) => valueOf(record, field) !== was)
    if (record.isGone) wrong.push(`${id} was held against a person who has left`)
    if ((verdict.state === 'conflict') !== strange.length > 0) wrong.push(`${id} was judged ${verdict.state}`)
    if (verdict.state !== 'accepted') continue

    const version = record.version + (open.length > 0 ? 1 : 0)
    if (verdict.version !== version) wrong.push(`${id} made version ${verdict.version}, not ${version}`)
    const changed = open.reduce(
      (before: PersonRecord, { field, becomes }) => withValue(before, field, becomes),
      record,
    )
    all.set(one.person, { ...changed, version, isGone: record.isGone })
  }
  doDeeds(Infinity)
  const records = new Map<string, PersonRecord>()
  for (const { isGone, ...record } of all.values()) if (!isGone) records.set(record.id, record)
  return { records, wrong }
}
