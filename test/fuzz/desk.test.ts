import { inspect } from 'node:util'
import { expect, test } from 'vitest'
import { calls, callsOfPin, type CallTable, type Fault } from '../../contract/index.ts'
import type { Outcome } from '../../domain/outcome.ts'
import { baseIn } from '../../main/base-in.ts'
import { keysOf } from '../../main/key.ts'
import { fittingKey } from '../../main/keys/fits.ts'
import { TRAINING_PIN } from '../../main/signing/training.ts'
import { openStore } from '../../main/store/open.ts'
import { chanceFrom } from '../../scripts/fuzz/chance.ts'
import { exampleOf } from '../../scripts/fuzz/mutate/example.ts'
import { brokenFrom, fittingFrom } from '../../scripts/fuzz/mutate/fitting.ts'
import { NASTY_TEXTS } from '../../scripts/fuzz/mutate/nasty.ts'
import { isPolluted } from '../../scripts/fuzz/targets/calls.ts'
import { ownDesk } from '../fakes/desk.ts'
import { keystore } from '../fakes/keystore.ts'
import { guardian, pupil } from '../fakes/people.ts'

/** Inputs to each call, and to those that start threads, copy the base, or end the program and start it again. */
const USUAL = 16
const COSTLY: ReadonlyMap<string, number> = new Map([
  ['import.list', 2],
  ['import.remarks', 2],
  ['import.undo', 2],
  ['copies.make', 2],
  ['print.pdf', 2],
  ['region.look', 2],
  ['recovery.make', 2],
  ['recovery.turn', 1],
  ['settings.change', 2],
  ['cards.test', 2],
])

/** Words of a person: no line is written into the log at all, so none of them can be. */
const SECRETS = ['Тайнов Секрет Неписьменный', '45 07 777888', '161-636-646 42', 'hidden@example.org']

const PLAIN_ONES = [true, false, 0, 1, 2, -1, 7, 1.5, 20, 500, 2 ** 31, 2 ** 53]

/** Longer than this is a hang, on a busy machine too, ms. */
const LONGEST = 60_000

type Said = Outcome<unknown, Fault>

test('whatever a page says, the real desk answers as foreseen, and its base and its log stay as they must', async () => {
  const people = [pupil(), guardian()]
  const desk = await ownDesk({ people })
  const say = { desk: desk.call as (name: string, input: unknown) => Promise<Said>, pin: desk.callPin }
  expect((await desk.openShift()).ok).toBe(true)

  const chance = chanceFrom(20_260_901, 'desk')
  const ids = new Set(people.map(({ id }) => id))
  const learn = (value: unknown): void => {
    for (const [id] of (JSON.stringify(value) ?? '').matchAll(ID)) if (ids.size < 200) ids.add(id)
  }
  const unforeseen: string[] = []
  const words = new Map<string, number>()
  for (const [page, name, shape] of inTurn()) {
    const others = chance.is(0.4) ? [...ids] : [...NASTY_TEXTS, ...SECRETS, ...PLAIN_ONES, ...ids]
    const fitting = fittingFrom(shape, exampleOf(shape), others, chance)
    const input = chance.is(0.75) ? fitting : brokenFrom(fitting, chance)
    desk.whenPinAsked(name === 'correction.sign' ? TRAINING_PIN : undefined)
    const said = await inTime(say[page](name, input), name)
    const word = said.ok ? 'done' : said.fault.code
    words.set(word, (words.get(word) ?? 0) + 1)
    if (said.ok) learn(said.value)
    if (word === 'unexpected' || isPolluted()) unforeseen.push(`${name}: ${inspect(input).slice(0, 300)}`)
    if (word === 'shift.closed') await desk.openShift()
  }
  expect(unforeseen).toEqual([])
  expect(desk.surprises).toEqual([])
  expect(words.get('done')).toBeGreaterThan(500)
  expect(words.get('call.refused')).toBeGreaterThan(200)

  await desk.stop()
  expect(faultsOfBase(desk.folder)).toEqual([])
}, 240_000)

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** Every call again and again, those of the page of the PIN among them. */
function inTurn() {
  const tables: readonly (readonly ['desk' | 'pin', CallTable])[] = [
    ['desk', calls],
    ['pin', callsOfPin],
  ]
  return Array.from({ length: USUAL }, (_, round) =>
    tables.flatMap(([page, table]) =>
      Object.entries(table).flatMap(([name, { input }]) =>
        round < (COSTLY.get(name) ?? USUAL) ? [[page, name, input] as const] : [],
      ),
    ),
  ).flat()
}

async function inTime(work: Promise<Said>, name: string): Promise<Said> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const hangs = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error(`${name} hangs`)), LONGEST)
  })
  return Promise.race([work, hangs]).finally(() => clearTimeout(timer))
}

/** What SQLite finds wrong in the base that the desk has left. */
function faultsOfBase(folder: string): unknown[] {
  const ring = keysOf(folder, keystore('own')).read()
  if (!ring.ok) throw new Error(ring.fault.code)
  const file = baseIn(folder, 'training')
  const key = fittingKey(file, ring.value.keys)
  if (!key) throw new Error('no key fits')
  const opened = openStore({ file, key })
  if (!opened.ok) throw new Error(opened.fault.code)
  const database = opened.value
  const found = [
    ...(database.pragma('integrity_check') as { integrity_check: string }[]).filter(
      (one) => one.integrity_check !== 'ok',
    ),
    ...(database.pragma('foreign_key_check') as unknown[]),
  ]
  database.close()
  return found
}
