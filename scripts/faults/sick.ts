/**
 * Work on a disk that refuses: each act of a desk is tried with the refusal at its first operation on the disk, then at
 * its second, and so on until it needs no more. Told by the environment variable SICK, run on the shim; says on stdout, as
 * JSON, what came of it.
 */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { ownSettingsIn } from '../../main/own-settings.ts'
import { commitLoosely } from '../../main/store/bulk.ts'
import { copiesIn } from '../../main/store/copies.ts'
import { openStore } from '../../main/store/open.ts'
import { troubleOfBase } from '../../main/store/trouble.ts'
import { troubleOfCopy } from '../../main/second-folder.ts'
import { keystore } from '../../test/fakes/keystore.ts'
import { importing } from './importing.ts'
import { wholeness } from './judge.ts'
import { keyIn } from './keys.ts'
import { KEY, officeOf, phoneOf, pupils } from './office.ts'
import { shimControl, shimPlaces, type Errno } from './shim.ts'

export type Sick = {
  readonly folder: string
  /** The operations that fail, as letters of the shim. */
  readonly letters: string
  readonly errno: Errno
  /** At every so-manieth place. */
  readonly stride: number
}

export type ToldSick = { readonly wrong: string[]; readonly refused: number; readonly codes: string[] }

/** No act needs more of the disk; what does would never end. */
const MOST_PLACES = 3_000

/** So many first starts are tried. */
const MOST_FIRST = 12

const OPEN = 'open'

const { folder, letters, errno, stride } = JSON.parse(process.env['SICK'] ?? '{}') as Sick
const { root } = shimPlaces(folder)
mkdirSync(root, { recursive: true })
const { fail, heal } = shimControl(folder)
const file = join(root, 'base.db')
keyIn(root)
const opened = openStore({ file, key: KEY })
if (!opened.ok) throw new Error(opened.fault.code)
const database = opened.value
const office = officeOf(database)
office.put(pupils(200))
const copies = copiesIn(join(root, 'copies'))
const own = ownSettingsIn(root, keystore('own'))
const importer = importing(database, folder)
let number = 0
let day = 1
let names = 0
let batch = ''

const count = (sql: string): number => database.prepare<[], number>(sql).pluck().get() ?? 0
const contents = (): unknown =>
  ['person', 'correction', 'outbox', 'request', 'event', 'import_batch', 'cursor'].map((table) =>
    count(`select count(*) from ${table}`),
  )

type Act = {
  readonly what: string
  readonly run: () => unknown
  /** What must not be when it was refused, and must be when it was not. */
  readonly isDone: () => boolean
  /** Which kind of answer a person gets. */
  readonly code: (cause: unknown) => string
  /** It may stand there whole although it was refused: only that its name is on the disk could not be had. */
  readonly mayStand?: true
}

const ofBase = (cause: unknown): string => troubleOfBase(cause)?.code ?? 'unexpected'
const onlyBase = { code: ofBase }

const acts: readonly Act[] = [
  {
    what: 'saving',
    run: () => office.draft(number + 1, phoneOf(number + 1)),
    isDone: () => office.corrections.counts().draft > drafts,
    ...onlyBase,
  },
  {
    what: 'signing',
    run: () => office.sign(office.corrections.in('draft')[0]!),
    isDone: () => office.corrections.counts().waiting > waiting,
    ...onlyBase,
  },
  {
    what: 'a note in the log',
    run: () => office.events.add('person.look', ''),
    isDone: () => count('select count(*) from event') > events,
    ...onlyBase,
  },
  {
    what: 'taking what the journal sends',
    run: () => commitLoosely(database, () => office.cursors.set('gateway', `mark-${names + 1}`)),
    isDone: () => office.cursors.get('gateway') === `mark-${names + 1}`,
    ...onlyBase,
  },
  {
    what: 'carrying the log of the base over',
    run: () => database.pragma('wal_checkpoint(TRUNCATE)'),
    isDone: () => true,
    mayStand: true,
    ...onlyBase,
  },
  {
    what: 'the copy of the day',
    run: () => copies.daily(database, `2026-11-${String(day).padStart(2, '0')}`),
    isDone: () => existsSync(join(copies.folder, `daily-2026-11-${String(day).padStart(2, '0')}.db`)),
    code: troubleOfCopy,
    mayStand: true,
  },
  {
    what: 'settings',
    run: () => own.write({ school: `school-${names + 1}` }),
    isDone: () => own.read().school === `school-${names + 1}`,
    mayStand: true,
    ...onlyBase,
  },
  {
    what: 'an import',
    run: async () => (batch = await importer.run()),
    isDone: () => count(`select count(*) from import_batch where state = 'done'`) === 1,
    code: importer.code,
  },
  {
    what: 'undoing an import',
    run: () => importer.undo(batch),
    isDone: () => count(`select count(*) from import_batch where state = 'done'`) === 0,
    code: importer.code,
  },
]

let [drafts, waiting, events] = [0, 0, 0]
const wrong: string[] = []
const codes = new Set<string>()
let refused = 0

for (const act of acts) await tryAct(act)
database.close()
tryStart('a start', root)
for (let after = 0; after < MOST_FIRST; after += 1) tryFirst(after)
const told: ToldSick = { wrong, refused, codes: [...codes] }
console.log(JSON.stringify(told))

async function tryAct({ what, run, isDone, code, mayStand }: Act): Promise<void> {
  for (let after = 0; after < MOST_PLACES; after += stride) {
    ;({ draft: drafts, waiting } = office.corrections.counts())
    events = count('select count(*) from event')
    const before = contents()
    fail(letters, errno, { after })
    let cause: unknown
    try {
      await run()
    } catch (thrown) {
      cause = thrown
    }
    heal()
    if (database.inTransaction) wrong.push(`${what}: a transaction is left open`)
    if (cause === undefined) {
      if (!isDone()) wrong.push(`${what}: it was not refused and is not done`)
      return next()
    }
    refused += 1
    codes.add(`${what}: ${code(cause)}`)
    if (!mayStand && isDone()) wrong.push(`${what}: it was refused and is done`)
    if (!isDeepStrictEqual(contents(), before)) wrong.push(`${what}: something of it was kept`)
    if (after % (stride * 8) === 0)
      for (const words of wholeness(database)) wrong.push(`${what}, refused: ${words}`)
  }
  wrong.push(`${what}: it never comes to its end`)
}

/** A program that starts on such a disk says why it does not, and starts when the disk is well. */
function tryStart(what: string, folder: string): void {
  for (let after = 0; after < MOST_PLACES; after += stride) {
    fail(letters, errno, { after })
    const tried = started(folder)
    heal()
    if (tried === OPEN) break
    refused += 1
    codes.add(`${what}: ${tried}`)
  }
  const well = openStore({ file: join(folder, 'base.db'), key: KEY })
  if (!well.ok) return void wrong.push(`${what}: afterwards ${well.fault.code}`)
  for (const words of wholeness(well.value)) wrong.push(`${what}, afterwards: ${words}`)
  well.value.close()
}

/** The very first start, which makes the key and the base. */
function tryFirst(after: number): void {
  const folder = join(root, `first-${after}`)
  mkdirSync(folder)
  fail(letters, errno, { after: after * stride * 3 })
  const tried = started(folder)
  heal()
  if (tried !== OPEN) codes.add(`the first start: ${tried}`)
  const well = started(folder)
  if (well !== OPEN) wrong.push(`the first start: afterwards ${well}`)
}

/** What the screen would be told. */
function started(folder: string): string {
  try {
    const key = keyIn(folder)
    if (!key.ok) return key.fault.code
    const opened = openStore({ file: join(folder, 'base.db'), key: KEY })
    if (!opened.ok) return opened.fault.code
    opened.value.close()
    return OPEN
  } catch (cause) {
    return `thrown: ${cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'}`
  }
}

/** Others are corrected, copied and named next. */
function next(): void {
  number += 1
  day += 1
  names += 1
}
