import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Correction } from '../../../contract/correction.ts'
import { mapping, type Mapping } from '../../../contract/exchange.ts'
import type { PersonRecord } from '../../../contract/person.ts'
import { openSheet } from '../../../main/import/open-sheet.ts'
import { createSealing } from '../../../main/correction/sealing.ts'
import { packageAnswers, type PackageAnswers } from '../../../main/exchange/answers.ts'
import { packageMaker, type PackageMaker, type Prepared } from '../../../main/exchange/making.ts'
import { bytesOf, correctionsOf, type Corrections } from '../../../main/store/corrections.ts'
import type { Database } from '../../../main/store/database.ts'
import { eventsOf, type Events } from '../../../main/store/events.ts'
import { handReceiptsOf, type HandReceipts } from '../../../main/store/hand-receipts.ts'
import { outboxOf, type Outbox } from '../../../main/store/outbox.ts'
import { packagesOf, type Packages } from '../../../main/store/packages.ts'
import { peopleOf, type People } from '../../../main/store/people.ts'
import { snilsCorrection } from '../../fakes/correction.ts'
import { evidence } from '../../fakes/evidence.ts'
import { guardian, pupil } from '../../fakes/people.ts'
import { ownSigner, type OwnSigner } from '../../fakes/signer.ts'
import { noIndex, ownBase, ownFolder } from '../../fakes/store.ts'
import { makeHere } from '../../fakes/workbook.ts'
import { filesIn } from './zip.ts'

export const NOW = Date.UTC(2026, 10, 22, 8, 15, 30)

export const BY = { byName: 'TEST card', byPrint: 'f'.repeat(64) }

/** An id that ends in that number. */
export const idOf = (number: number): string => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`

type Store = {
  readonly database: Database
  readonly people: People
  readonly corrections: Corrections
  readonly outbox: Outbox
  readonly packages: Packages
  readonly receipts: HandReceipts
  readonly events: Events
}

type Wanted = { readonly mapping?: Mapping; readonly ids?: readonly string[] }

export type OwnExchange = Store & {
  readonly signer: OwnSigner
  readonly maker: PackageMaker
  readonly answers: PackageAnswers
  readonly now: () => number
  readonly sign: (other?: Partial<Correction>) => string
  readonly prepare: (wanted?: Wanted) => Promise<Prepared>
  readonly make: (wanted?: Wanted) => Promise<Prepared>
  readonly state: (id: string) => string | undefined
  /** What the log says, the oldest first. */
  readonly whats: () => string[]
}

/** A desk on a real base, with packages and without screens; the clock goes one second at each look. */
export function ownExchange({
  people: known = [pupil(), guardian()],
  signer = ownSigner(NOW),
  base = ownBase(),
}: {
  people?: readonly PersonRecord[]
  signer?: OwnSigner
  base?: { readonly database: Database }
} = {}): OwnExchange {
  const { database } = base
  let seconds = 0
  const now = () => NOW + 1000 * seconds++
  const store: Store = {
    database,
    people: peopleOf(database, noIndex, now),
    corrections: correctionsOf(database),
    outbox: outboxOf(database),
    packages: packagesOf(database),
    receipts: handReceiptsOf(database),
    events: eventsOf(database, now),
  }
  database.transaction(() => known.forEach(store.people.keep))()
  const sealing = createSealing({ ...store, needsSecond: false, now })
  let ids = 0
  const maker = packageMaker({
    ...store,
    makeWorkbook: makeHere,
    signersOf: () => ['TEST card'],
    newId: () => idOf(900_000 + ++ids),
    now,
  })
  const answers = packageAnswers({ ...store, now })

  return {
    ...store,
    signer,
    maker,
    answers,
    now,
    /** As the counter does it: kept, then signed together with its place in the outbox. */
    sign(other = {}) {
      const one = snilsCorrection(other)
      database.transaction(() => store.corrections.add(one))()
      sealing.keep(one.id, { ...signer.seal(bytesOf(one)), evidence })
      return one.id
    },
    async prepare(wanted = {}) {
      const prepared = await maker.prepare({ journal: 'eljur', ...wanted, ...BY })
      if (!prepared.ok) throw new Error(prepared.fault.code)
      return prepared.value
    },
    async make(wanted = {}) {
      const prepared = await this.prepare(wanted)
      const handed = maker.handOver(prepared)
      if (!handed.ok) throw new Error(handed.fault.code)
      return prepared
    },
    state: (id: string) => store.corrections.find(id)?.state,
    whats: () =>
      store.events
        .newest(100)
        .map(({ what }) => what)
        .toReversed(),
  }
}

const person = (field: Extract<Mapping['columns'][number]['source'], { from: 'person' }>['field']) =>
  ({ from: 'person', field }) as const

/** A mapping as a curator may have made it. */
export const ownMapping = (other: Partial<Mapping> = {}): Mapping =>
  mapping.parse({
    form: 1,
    id: idOf(800_000),
    title: 'Импорт учащихся',
    journal: 'eljur',
    file: 'xlsx',
    columns: [
      { heading: 'Фамилия', source: person('lastName') },
      { heading: 'Имя', source: person('firstName') },
      { heading: 'Класс', source: person('className') },
      { heading: 'Дата рождения', source: person('birthDate') },
      { heading: 'СНИЛС', source: person('snils') },
      { heading: 'СНИЛС (было)', source: { from: 'was', field: 'snils' } },
      { heading: 'Телефон', source: person('phone') },
      { heading: 'Примечание', source: { from: 'text', text: 'сверено' } },
      { heading: 'Группа здоровья', source: { from: 'empty' } },
    ],
    changed: '2026-11-22T08:00:00.000Z',
    ...other,
  })

/** The files of a ZIP, by name. */
export function filesOf(bytes: Uint8Array): Promise<Map<string, Buffer>> {
  const file = join(ownFolder(), 'package.zip')
  writeFileSync(file, bytes)
  return filesIn(file)
}

/** The rows of a table, as import reads them. */
export async function rowsIn(bytes: Uint8Array, name: string): Promise<string[][]> {
  const file = join(ownFolder(), name)
  writeFileSync(file, bytes)
  const rows: string[][] = []
  for await (const slice of (await openSheet(file)).read())
    rows.push(...slice.rows.map(({ cells }) => [...cells]))
  return rows
}
