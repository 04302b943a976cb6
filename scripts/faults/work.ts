/**
 * A day of a desk on a disk that may fail, told by the environment variable WORK: each thing that a person would have
 * been told is kept is marked in the trace the moment they would have been told.
 */
import { join } from 'node:path'
import { baseIn, copiesFolderIn } from '../../main/base-in.ts'
import { readyCopy } from '../../main/copy-check.ts'
import { openBase } from '../../main/open-base.ts'
import { ownSettingsIn } from '../../main/own-settings.ts'
import { commitLoosely } from '../../main/store/bulk.ts'
import { copiesIn } from '../../main/store/copies.ts'
import type { Database } from '../../main/store/database.ts'
import { takeNextBase } from '../../main/store/next-base.ts'
import { openStore } from '../../main/store/open.ts'
import { secondFolder } from '../../main/second-folder.ts'
import { keystore } from '../../test/fakes/keystore.ts'
import { DAY, KEY, NEXT_KEY, officeOf, phoneOf, pupils, traceOf, type Office } from './office.ts'
import { importing } from './importing.ts'
import { keyIn } from './keys.ts'
import { shimControl, shimPlaces } from './shim.ts'

/** A day; a newer program on an older base; another key on a base. */
export type Story = 'day' | 'step' | 'key'

type Work = { readonly folder: string; readonly story: Story }

const { folder, story } = JSON.parse(process.env['WORK'] ?? '{}') as Work
const { root } = shimPlaces(folder)
const { mark } = shimControl(folder)
const file = baseIn(root, 'work')
const copies = copiesIn(copiesFolderIn(root, 'work'))
const AT = { who: 'no-card', workplace: 'desk-1' }
let number = 0

const stories: { readonly [Which in Story]: () => Promise<void> } = { day, step, key: turn }
await stories[story]()

async function day(): Promise<void> {
  const key = keyIn(root)
  if (!key.ok) throw new Error(key.fault.code)
  mark(`key ${traceOf(key.value)}`)
  const own = ownSettingsIn(root, keystore('own'))
  own.write({ school: 'school-1' })
  mark('settings school-1')

  let database = open()
  let office = officeOf(database)
  commitLoosely(database, () => {
    pupils(40).forEach(office.people.keep)
    office.cursors.set('gateway', 'mark-1')
  })
  work(office, 4)
  copies.daily(database, '2026-11-23')
  mark('copy daily-2026-11-23.db')
  const second = secondFolder(join(root, 'second'), 'desk', () => DAY)
  const put = await second.put(join(copies.folder, 'daily-2026-11-23.db'), 'daily-2026-11-23.db')
  if (put.ok) mark('second daily-2026-11-23.db')
  work(office, 3)
  const importer = importing(database, folder)
  const batch = await importer.run()
  mark(`import ${batch}`)
  await importer.undo(batch)
  mark(`undone ${batch}`)
  own.replace({ school: 'school-2' })
  mark('settings school-2')
  work(office, 3)

  // Another copy in the place of the base: the one of now is kept aside first.
  const asked = copies.extra(database, 'asked', DAY)
  database.pragma('wal_checkpoint(TRUNCATE)') // the log of the base holds only what comes now
  mark(`copy ${asked}`)
  work(office, 2)
  const aside = copies.extra(database, 'replaced', DAY)
  mark(`copy ${aside}`)
  const ready = await readyCopy(join(copies.folder, asked), file, {
    keys: [KEY],
    at: AT,
    name: asked,
    now: () => DAY,
  })
  if (!ready.ok) throw new Error(ready.fault.code)
  mark('restore')
  database.close()
  takeNextBase(file)
  database = open()
  mark('restored')
  office = officeOf(database)
  number = 30 // the pupils of before may have their corrections
  work(office, 3)
  database.close()
}

/** A base of before the newest steps is brought to them. */
async function step(): Promise<void> {
  const opened = openStore({ file, key: KEY, beforeSteps: copies.beforeSteps })
  if (!opened.ok) throw new Error(opened.fault.code)
  mark('migrated')
  number = 20
  work(officeOf(opened.value), 2)
  opened.value.close()
}

/** The first start after the key was changed. */
async function turn(): Promise<void> {
  const opened = openBase({ file, ring: { keys: [NEXT_KEY, KEY] }, copies, now: () => DAY, log: console })
  if (!opened.ok) throw new Error(opened.fault.code)
  if (opened.value.key === NEXT_KEY) mark('turned')
  const { database } = opened.value
  number = 20
  work(officeOf(database), 2)
  database.close()
}

function open(): Database {
  const opened = openStore({ file, key: KEY, beforeSteps: copies.beforeSteps })
  if (!opened.ok) throw new Error(opened.fault.code)
  return opened.value
}

/** So many corrections kept, and all but the last signed. */
function work(office: Office, times: number): void {
  for (let time = 1; time <= times; time += 1) {
    number += 1
    const held = office.draft(number, phoneOf(number))
    mark(`draft ${held.correction.id} ${traceOf(held.bytes)}`)
    if (time === times) return
    office.sign(held)
    mark(`signed ${held.correction.id} ${traceOf(held.bytes)}`)
  }
}
