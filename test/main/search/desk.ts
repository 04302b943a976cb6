import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PersonRecord } from '../../../contract/person.ts'
import { createSearch, type Search } from '../../../main/search/search.ts'
import type { Database } from '../../../main/store/database.ts'
import { openStore } from '../../../main/store/open.ts'
import { peopleOf, type People } from '../../../main/store/people.ts'

type Desk = {
  readonly database: Database
  readonly search: Search
  readonly people: People
  keep(...records: readonly PersonRecord[]): void
  forget(id: string): void
  [Symbol.dispose](): void
}

/** A new encrypted base with search over it, taken away at the end. */
export function openDesk(): Desk {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-search-'))
  const opened = openStore({ file: join(folder, 'base.db'), key: new Uint8Array(32).fill(7) })
  if (!opened.ok) throw new Error('a new base opens')
  const database = opened.value
  const search = createSearch(database)
  const people = peopleOf(database, search.index, () => 1_700_000_000_000)
  return {
    database,
    search,
    people,
    keep: (...records: readonly PersonRecord[]) => database.transaction(() => records.forEach(people.keep))(),
    forget: (id: string) => database.transaction(() => people.forget(id))(),
    [Symbol.dispose](): void {
      database.close()
      rmSync(folder, { recursive: true })
    },
  }
}

let number = 0

/** A record with only what matters to the test; the id counts up. */
export const person = (given: Partial<PersonRecord>): PersonRecord => ({
  id: `00000000-0000-4000-8000-${String(++number).padStart(12, '0')}`,
  kind: 'pupil',
  lastName: '',
  firstName: '',
  middleName: '',
  birthDate: '',
  sex: 'unknown',
  snils: '',
  citizenship: '',
  phone: '',
  email: '',
  className: '',
  state: 'active',
  documents: [],
  links: [],
  version: 0,
  ...given,
})
