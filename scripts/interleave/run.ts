import { join } from 'node:path'
import { systemTimers } from '../../main/sync/ask.ts'
import { valueOf, withValue } from '../../contract/person.ts'
import type { OpenSql } from '../../gateway/archive/sql.ts'
import { pupil } from '../../test/fakes/people.ts'
import { DAY, freshId } from '../../test/gateway/region.ts'
import { copyBase, openDesk, type Desk } from './desk.ts'
import { createLine } from './line.ts'
import { openRegion } from './region.ts'
import { VALUES, type Mishap, type Step, type Story } from './steps.ts'
import { createTime } from './time.ts'
import type { Workplace, World } from './world.ts'

/** After so long every pause of the engine is over, spread included. */
const LONGEST_PAUSE_MS = 20 * 60_000

/** What was set aside goes once more, what was lost is offered again, and then all read what the others have sent. */
const MOST_ROUNDS = 5

/** What a run of turns of the event loop needs at the very most: packing is done by threads that may wait for a core. */
const MOST_MS = 20_000

type Wishes = { sql: OpenSql; folder: string; template: string }

let schools = 0

/** A school of its own, its people, and its workplaces, each started on an empty base. */
export async function openWorld({ desks, people: count }: Story, wishes: Wishes): Promise<World> {
  schools += 1
  const school = `school-${schools}`
  const time = createTime(DAY)
  const people = Array.from({ length: count }, () => pupil({ id: freshId(), links: [] }))
  const region = await openRegion({ sql: wishes.sql, school, people, now: time.now })
  const line = createLine(region)
  const workplaces: Workplace[] = []
  for (let number = 1; number <= desks; number += 1) {
    const workplace = `desk-${number}`
    const token = await region.addWorkplace(workplace)
    const file = join(wishes.folder, `${workplace}.db`)
    copyBase(wishes.template, file)
    const mishaps: Mishap[] = []
    const fetch = line.of(mishaps)
    const clock = (): number => time.now() + one.skewMs
    const open = (): Desk => {
      const desk = openDesk({ file, school, workplace, token, fetch, time, clock })
      desk.sync.start()
      return desk
    }
    const one: Workplace = {
      file,
      open,
      mishaps,
      skewMs: 0,
      told: [],
      copiedAt: undefined,
      forgotten: [],
      desk: undefined as unknown as Desk,
    }
    one.desk = open()
    await calm(one.desk)
    workplaces.push(one)
  }
  return { region, people, workplaces, line, time }
}

/** Lets one thing happen. */
export async function happen(world: World, step: Step): Promise<void> {
  const { region, line, time } = world
  const at = 'desk' in step ? world.workplaces[step.desk % world.workplaces.length]! : world.workplaces[0]!
  const person = world.people['person' in step ? step.person % world.people.length : 0]!
  if (at.desk.isDead()) restart(at)

  switch (step.kind) {
    case 'sign':
      return sign(at, person.id, step)
    case 'sync':
      at.mishaps.splice(0, at.mishaps.length, ...step.mishaps)
      at.desk.dieAt(step.dies)
      await turn(world, at)
      at.desk.dieAt(0)
      return
    case 'settle':
      settle(at, step)
      return
    case 'restart':
      await at.desk.close()
      restart(at)
      return
    case 'copy':
      await at.desk.close()
      copyBase(at.file, `${at.file}.copy`)
      at.copiedAt = at.told.length
      restart(at)
      return
    case 'restore':
      if (at.copiedAt === undefined) return
      await at.desk.close()
      copyBase(`${at.file}.copy`, at.file)
      at.forgotten.push(...at.told.splice(at.copiedAt))
      restart(at)
      return
    case 'pause':
    case 'resume':
      at.desk.sync[step.kind]()
      await breaths()
      return
    case 'clock':
      at.skewMs += step.minutes * 60_000
      return
    case 'wait':
      time.pass(step.ms)
      await breaths()
      return
    case 'release':
      await line.release()
      await breaths()
      return
    case 'gateway-restart':
      region.restart()
      return
    case 'archive-copy':
      return region.copy()
    case 'archive-restore':
      return region.restore()
    case 'retire':
      return region.retire(person.id)
    case 'return':
      return region.comeBack(person)
    case 'change':
      return region.change(person.id, (record) =>
        withValue(record, step.spot, VALUES[step.spot][step.value]!),
      )
  }
}

/** The line is well again, every desk runs, and a day passes: what has an end must have come to it. */
export async function quiet({ region, workplaces, line, time }: World): Promise<void> {
  for (const { mishaps } of workplaces) mishaps.length = 0
  await breaths()
  await line.release()
  for (const at of workplaces) {
    if (at.desk.isDead()) restart(at)
    for (const held of at.desk.corrections.in('draft'))
      if (at.desk.sign(held)) at.told.push(held.correction.id)
    at.desk.sync.resume()
  }
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const before = await region.archive.people.lastChange(region.school)
    // Time may pass only for who rests: who works would begin its pause after it.
    await breaths()
    for (const { desk } of workplaces) {
      await until(desk.isCalm)
      desk.offerAgain()
    }
    const attempts = workplaces.map(({ desk }) => desk.attempts())
    time.pass(LONGEST_PAUSE_MS)
    for (const [place, { desk }] of workplaces.entries()) {
      await until(() => desk.attempts() > attempts[place]! && desk.isCalm())
    }
    // Whoever has read after the last change has read everything.
    const isRead = before === (await region.archive.people.lastChange(region.school))
    if (round > 0 && isRead) return
  }
}

/** Closes everything. */
export async function closeWorld({ workplaces }: World): Promise<void> {
  for (const { desk } of workplaces) await desk.close()
}

function restart(at: Workplace): void {
  at.desk = at.open()
}

function sign(at: Workplace, person: string, step: Extract<Step, { kind: 'sign' }>): void {
  const record = at.desk.people.find(person)
  if (!record) return
  const changes = step.changes
    .map(({ spot, value }) => ({ field: spot, was: valueOf(record, spot), becomes: VALUES[spot][value]! }))
    .filter(({ was, becomes }) => was !== becomes)
  if (changes.length === 0) return
  const { version: baseVersion } = record
  at.desk.dieAt(step.dies)
  const held = at.desk.draft({ person, baseVersion, changes, basis: 'original', askedBy: 'guardian' })
  if (held && at.desk.sign(held)) at.told.push(held.correction.id)
  at.desk.dieAt(0)
}

/** A person decides about the oldest conflict, and signs what comes of it. */
function settle(at: Workplace, { how, value }: Extract<Step, { kind: 'settle' }>): void {
  const { desk } = at
  const [first] = desk.conflicts()
  if (!first) return
  const choices = first.fields
    .filter(({ state }) => state === 'differs')
    .map(({ field }) =>
      how === 'anew'
        ? ({ field, take: how, value: VALUES[field as keyof typeof VALUES][value]! } as const)
        : ({ field, take: how } as const),
    )
  desk.settle({ id: first.held.correction.id, saw: first.fields, choices })
  for (const held of desk.corrections.in('draft')) if (desk.sign(held)) at.told.push(held.correction.id)
}

/** One desk is woken and runs until it rests, dies, or stands still on the line. */
async function turn({ line }: World, { desk }: Workplace): Promise<void> {
  if (!desk.isCalm()) return
  const [attempts, stopped] = [desk.attempts(), line.stopped()]
  desk.wake()
  await until(() => {
    const isPaused = desk.sync.state().state === 'paused'
    const isOver = desk.attempts() > attempts && desk.isCalm()
    return desk.isDead() || isPaused || isOver || line.stopped() > stopped
  })
}

const calm = (desk: Desk): Promise<void> =>
  until(() => desk.isDead() || desk.sync.state().state === 'paused' || (desk.attempts() > 0 && desk.isCalm()))

/** Everybody who can goes on a little. */
async function breaths(): Promise<void> {
  for (let count = 0; count < 12; count += 1) await systemTimers.breathe()
}

async function until(holds: () => boolean): Promise<void> {
  const begun = performance.now()
  while (performance.now() - begun < MOST_MS) {
    if (holds()) return
    await systemTimers.breathe()
  }
  throw new Error('a desk has not come to rest')
}
