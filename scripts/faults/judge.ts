import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { baseIn, copiesFolderIn } from '../../main/base-in.ts'
import { openBase } from '../../main/open-base.ts'
import { ownSettingsIn } from '../../main/own-settings.ts'
import { copiesIn, kindOfCopy } from '../../main/store/copies.ts'
import { correctionsOf } from '../../main/store/corrections.ts'
import { connect, type Database } from '../../main/store/database.ts'
import { stepOf } from '../../main/store/migrate.ts'
import { unlock } from '../../main/store/open.ts'
import { steps } from '../../main/store/steps.ts'
import { keystore } from '../../test/fakes/keystore.ts'
import { keyIn } from './keys.ts'
import { DAY, KEY, traceOf } from './office.ts'

type Mark = readonly string[]

/** How the profile stood in the beginning. */
export type Expected = {
  /** The step of the base; 0 where there was none. */
  readonly from?: number
  /** The first one is to be in force. */
  readonly keys?: readonly [Uint8Array, ...Uint8Array[]]
}

/**
 * Everything that does not hold when the program starts on what is left of its folder, in words; empty when all does.
 *
 * @param marks what a person had been told before
 */
export function judge(
  folder: string,
  marks: readonly string[],
  { from = 0, keys = [KEY] }: Expected = {},
): string[] {
  const said = marks.map((mark) => mark.split(' '))
  const all = (what: string): Mark[] => said.filter(([kind]) => kind === what)
  const wrong = [...outsideBase(folder, all)]

  const file = baseIn(folder, 'work')
  const copies = copiesIn(copiesFolderIn(folder, 'work'))
  const opened = openBase({ file, ring: { keys }, copies, now: () => DAY, log: { error() {} } })
  if (!opened.ok) return [...wrong, `the base does not open: ${opened.fault.code}`]
  const { database, key } = opened.value
  if (key !== keys[0]) wrong.push('the base is not under the key in force')
  try {
    if (from > 0 && !existsSync(join(copies.folder, `step-${from}.db`)))
      wrong.push('the base is at the newest step without its copy from before')
    wrong.push(...wholeness(database))
    const asides = copies.list().flatMap(({ kind, name }) => (kind === 'replaced' ? [name] : []))
    const held = [database, ...asides.map((name) => readOnly(join(copies.folder, name)))]
    wrong.push(...keptSaid(held, all))
    for (const one of held.slice(1)) one.close()
    wrong.push(...importSaid(database, all))
    return wrong
  } catch (cause) {
    return [...wrong, `a surprise: ${cause instanceof Error ? cause.message : 'unknown'}`]
  } finally {
    database.close()
  }
}

function* outsideBase(folder: string, all: (what: string) => Mark[]): Generator<string> {
  const key = keyIn(folder)
  if (!key.ok && all('key').length > 0) yield `the key: ${key.fault.code}`
  const [first] = all('key')
  if (key.ok && first && traceOf(key.value) !== first[1]) yield 'another key than the first one'
  try {
    const { school } = ownSettingsIn(folder, keystore('own')).read()
    const told = all('settings').at(-1)?.[1]
    if (told && (school ?? '') < told) yield 'settings that were called saved are not there'
  } catch {
    yield 'the settings cannot be read'
  }
  for (const [what, path] of [
    ['copy', copiesFolderIn(folder, 'work')],
    ['second', join(folder, 'second', 'desk')],
  ] as const) {
    const names = existsSync(path) ? readdirSync(path) : []
    for (const [, name] of all(what))
      if (!names.includes(name!)) yield `a copy that was called made is not there`
    for (const name of names)
      if (kindOfCopy(name) && !isWhole(join(path, name))) yield `a copy is not whole: ${name}`
  }
}

/** Opens a copy without changing it. */
function readOnly(file: string): Database {
  const database = connect(file)
  unlock(database, KEY)
  return database
}

function isWhole(file: string): boolean {
  try {
    const database = readOnly(file)
    try {
      return database.pragma('integrity_check(1)', { simple: true }) === 'ok' && stepOf(database) > 0
    } finally {
      database.close()
    }
  } catch {
    return false
  }
}

/** What holds of every base whatever was done to it. */
export function* wholeness(database: Database): Generator<string> {
  const found = database.pragma('integrity_check(1)', { simple: true })
  if (found !== 'ok') yield `integrity_check: ${String(found)}`
  if ((database.pragma('foreign_key_check') as unknown[]).length > 0) yield 'rows that point to nothing'
  if (stepOf(database) !== steps.length) yield 'not at the newest step'
  if (correctionsOf(database).firstBrokenLink() !== undefined) yield 'the chain of corrections is broken'
  for (const [what, sql] of HALVES) {
    const count = database.prepare<[], number>(sql).pluck().get()
    if (count) yield `${what}: ${count}`
  }
}

/** What belongs together is there together: each with how many rows are alone. */
const HALVES = [
  [
    'corrections without their request',
    'select count(*) from correction where id not in (select correction from request_correction)',
  ],
  [
    'signed without signer, place or entry in the log',
    `select count(*) from correction c where c.signature is not null and not (
      exists (select 1 from correction_signer where correction = c.id)
      and exists (select 1 from outbox where correction = c.id)
      and exists (select 1 from event where subject = c.id and what = 'correction.sign'))`,
  ],
  [
    'drafts with a place in the outbox',
    `select count(*) from outbox o join correction c on c.id = o.correction where c.state = 'draft'`,
  ],
  [
    'links of the log that do not follow',
    `select count(*) from event e where e.number > 1
      and e.previous is not (select chain from event where number = e.number - 1)`,
  ],
] as const

/** What was called saved is in the base, or in the one that was kept aside when another took its place. */
function* keptSaid(bases: readonly Database[], all: (what: string) => Mark[]): Generator<string> {
  const find = (id: string) =>
    bases.map((one) => correctionsOf(one).find(id)).filter((one) => one !== undefined)
  for (const [what, id, trace] of [...all('draft'), ...all('signed')]) {
    const held = find(id!)
    if (held.length === 0) yield `${what} is lost`
    else if (held.some(({ bytes }) => traceOf(bytes) !== trace)) yield `${what} has other bytes`
    else if (what === 'signed' && !held.some(({ signature }) => signature && traceOf(signature) === trace))
      yield `${what} has lost its signature`
  }
}

function* importSaid(database: Database, all: (what: string) => Mark[]): Generator<string> {
  if (all('restore').length > 0) return // the copy that was restored may be of before
  const state = (id: string) =>
    database.prepare<[string], string>('select state from import_batch where id = ?').pluck().get(id)
  const count = database
    .prepare<[], number>(`select count(*) from person where last_name = 'Загружен'`)
    .pluck()
    .get()
  for (const [, batch] of all('import')) if (!state(batch!)) yield 'an import that was told done is not there'
  for (const [, batch] of all('undone'))
    if (state(batch!) !== 'undone') yield 'an undoing that was told is not there'
  if (count !== 0 && count !== 30) yield `half an import: ${count}`
}
