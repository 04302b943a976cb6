/**
 * A process that holds the store with its search and nothing else: opens the base, finds for the first time, types on,
 * and prints what it took as JSON. `node scripts/bench/search-memory.ts <people> <seed>`
 */
import { execFileSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { createSearch } from '../../main/search/search.ts'
import { openStore } from '../../main/store/open.ts'
import { boundShortLived } from '../../main/short-lived.ts'
import { peopleOf } from '../../main/store/people.ts'
import { randomOf } from '../contingent/random.ts'
import { BASE_KEY, baseFile } from './base.ts'
import { kindsOf } from './search-kinds.ts'
import { sampleOf } from './search-speed.ts'
import { keystrokes } from './typing.ts'

/** Milliseconds from nothing open to the answers of the first keystroke; megabytes of the whole process. */
export type Alone = {
  readonly opened: number
  readonly firstFound: number
  readonly residentAtFirst: number
  readonly residentAfterAll: number
}

const TYPED = 40

/** Runs that process over the base of the bench, which must have been made. */
export const searchAlone = (size: number, seed: number): Alone =>
  JSON.parse(
    execFileSync(process.execPath, [fileURLToPath(import.meta.url), String(size), String(seed)], {
      encoding: 'utf8',
    }),
  ) as Alone

function measure(size: number, seed: number): Alone {
  const begun = performance.now()
  const opening = openStore({ file: baseFile(size, seed), key: BASE_KEY })
  if (!opening.ok) throw new Error(`the base of the bench does not open: ${opening.fault.code}`)
  const database = opening.value
  const search = createSearch(database)
  const opened = performance.now() - begun
  search.find('ив')
  const firstFound = performance.now() - begun
  const residentAtFirst = resident()

  const base = { database, search, people: peopleOf(database, search.index, Date.now) }
  for (const kind of kindsOf(base)) {
    const random = randomOf(seed, TYPED)
    for (const { text } of kind.queries(sampleOf(base, random, TYPED), random, 0))
      for (const typed of keystrokes(text)) search.find(typed)
    boundShortLived() // main has done more than one kind by its first screen
  }
  const residentAfterAll = resident()
  database.close()
  return { opened, firstFound, residentAtFirst, residentAfterAll }
}

const resident = (): number => process.memoryUsage.rss() / 2 ** 20

if (import.meta.main) console.log(JSON.stringify(measure(Number(process.argv[2]), Number(process.argv[3]))))
