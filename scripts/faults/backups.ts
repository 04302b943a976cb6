import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { secondFolder, troubleOfCopy } from '../../main/second-folder.ts'
import { copiesIn } from '../../main/store/copies.ts'
import { openStore } from '../../main/store/open.ts'
import { chanceFrom } from '../torture/terms.ts'
import { olderBase } from './older-base.ts'
import { DAY, KEY, officeOf, phoneOf, pupils } from './office.ts'
import { counted, type Given, type Trial, type Tried } from './trial.ts'

const PAGE = 4_096 // bytes

/** Another key than that of the base. */
const STRANGER = new Uint8Array(32).fill(8)

function open(file: string, key = KEY) {
  const opened = openStore({ file, key })
  if (!opened.ok) throw new Error(opened.fault.code)
  return opened.value
}

/** Ten days, five wishes and a newer program: what copies there are, and whether each is one. */
async function rotate({ folder }: Given): Promise<Tried> {
  const wrong: string[] = []
  const { before, from } = olderBase(folder)
  const file = join(before, 'base.db')
  const copies = copiesIn(join(before, 'copies'))
  const opened = openStore({ file, key: KEY, beforeSteps: copies.beforeSteps })
  if (!opened.ok) return { wrong: [opened.fault.code], seen: '' }
  const database = opened.value
  const office = officeOf(database)
  for (let day = 10; day < 20; day += 1) {
    office.sign(office.draft(day, phoneOf(day)))
    copies.daily(database, `2026-11-${day}`)
  }
  for (let time = 0; time < 7; time += 1) copies.extra(database, 'asked', DAY + time * 1_000)
  const held = copies.list()
  const count = (kind: string) => held.filter((one) => one.kind === kind).length
  const counts = { daily: count('daily'), asked: count('asked'), step: count('step') }
  if (counts.daily !== 7 || counts.asked !== 5 || counts.step !== 1)
    wrong.push(`kept: ${JSON.stringify(counts)}`)
  if (!held.some(({ name }) => name === `step-${from}.db`)) wrong.push('no copy of before the newer program')
  for (const { name } of held) {
    const copy = join(copies.folder, name)
    const bytes = readFileSync(copy)
    if (bytes.includes('SQLite format 3') || bytes.includes('Образцов'))
      wrong.push('a copy can be read without the key')
    if (openStore({ file: copy, key: STRANGER }).ok) wrong.push('a copy opens with another key')
    const one = open(copy)
    if (one.pragma('integrity_check(1)', { simple: true }) !== 'ok') wrong.push('a copy is not whole')
    if (one.prepare('select count(*) from person').pluck().get() !== 40)
      wrong.push('a copy does not hold everybody')
    one.close()
  }
  database.close()
  return { wrong, seen: `${held.length} copies` }
}

/** Harms each page of the base in turn, and then lets the copy of the day be made. */
async function copyDamaged({ folder, seed, times }: Given): Promise<Tried> {
  const chance = chanceFrom(seed)
  const file = join(folder, 'base.db')
  const database = open(file)
  const office = officeOf(database)
  office.put(pupils(120))
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
  const whole = readFileSync(file)
  const wrong: string[] = []
  let [refused, made] = [0, 0]
  for (let page = 1; page < whole.length / PAGE; page += 1) {
    if (chance() > times) continue
    const own = join(folder, `page-${page}`)
    mkdirSync(own)
    const harmed = Buffer.from(whole)
    harmed[page * PAGE + Math.floor(chance() * PAGE)]! ^= 1
    writeFileSync(join(own, 'base.db'), harmed)
    const copies = copiesIn(join(own, 'copies'))
    mkdirSync(copies.folder)
    for (let day = 10; day < 17; day += 1)
      writeFileSync(join(copies.folder, `daily-2026-11-${day}.db`), 'older')
    const opened = openStore({ file: join(own, 'base.db'), key: KEY })
    if (!opened.ok) continue // it says so at the start
    try {
      const name = copies.daily(opened.value, '2026-11-23')
      made += 1
      const copy = open(join(copies.folder, name))
      if (copy.prepare('select count(*) from person').pluck().get() !== 120) wrong.push('a copy lacks people')
      copy.close()
    } catch (cause) {
      refused += 1
      if (troubleOfCopy(cause) !== 'copies.base') wrong.push(`another answer: ${troubleOfCopy(cause)}`)
      if (copies.list().length !== 7) wrong.push('an older copy was given away for one that was not made')
      if (existsSync(join(copies.folder, 'daily-2026-11-23.db.part'))) wrong.push('half a copy is left')
    } finally {
      opened.value.close()
    }
  }
  if (refused === 0) wrong.push('no damage was found')
  return { wrong: counted(wrong), seen: `${refused} copies refused, ${made} made of what was not harmed` }
}

/** A second folder that is away, is a file, and one that hangs: a pipe that nobody writes to. */
async function farAway({ folder }: Given): Promise<Tried> {
  const wrong: string[] = []
  const file = join(folder, 'copy.db')
  writeFileSync(file, 'a copy')
  const expect = (what: string, put: { ok: boolean; fault?: string }, fault: string | undefined): void => {
    const said = put.ok ? undefined : put.fault
    if (said !== fault) wrong.push(`${what}: ${said ?? 'done'}`)
  }
  const away = secondFolder(join(folder, 'away'), 'desk', () => DAY)
  expect('away', await away.put(file, 'daily-2026-11-23.db'), 'copies.away')
  if (existsSync(join(folder, 'away'))) wrong.push('a folder was made where a drive should be')
  const notOne = secondFolder(file, 'desk', () => DAY)
  expect('no folder', await notOne.put(file, 'daily-2026-11-23.db'), 'copies.away')

  const pipe = join(folder, 'pipe')
  if (spawnSync('mkfifo', [pipe]).status !== 0) return { wrong: ['no pipe could be made'], seen: '' }
  const place = join(folder, 'second')
  mkdirSync(place)
  const hanging = secondFolder(place, 'desk', () => DAY, { answerMs: 100, flushMs: 100 })
  const from = performance.now()
  expect('hanging', await hanging.put(pipe, 'daily-2026-11-23.db'), 'copies.away')
  expect('asked again', await hanging.list(), 'copies.away')
  const ms = performance.now() - from
  if (ms > 5_000) wrong.push(`a hanging folder was waited for ${Math.round(ms)} ms`)
  closeSync(openSync(pipe, 'r+')) // it answers now; open both ways, nobody is waited for
  for (let turns = 0; turns < 200 && !(await hanging.list()).ok; turns += 1) await sleep(10)
  expect('back', await hanging.put(file, 'daily-2026-11-23.db'), undefined)
  return { wrong, seen: `given up after ${Math.round(ms)} ms of 100` }
}

/** Copies: whether each is one, and what becomes of them where something is wrong. */
export const backupTrials: readonly Trial[] = [
  {
    id: 'copies',
    fault: 'copies of ten days, at a wish, before a newer program',
    outcome: '7 of days, 5 of wishes, all of before a step; each opens, is whole, and only with the key',
    run: rotate,
  },
  {
    id: 'copy-damaged',
    fault: 'the base has a damaged page when the copy of the day is made',
    outcome: 'copies.base is shown, no older copy goes; a copy that is made is read from end to end first',
    run: copyDamaged,
  },
  {
    id: 'second-folder',
    fault: 'the second folder is away, no folder, or hangs',
    outcome:
      'copies.away after 8 s at most; nothing more is asked while it hangs; copies go there when it is back',
    run: farAway,
  },
]
