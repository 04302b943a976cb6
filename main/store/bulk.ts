import { inOneGo, type Database } from './database.ts'
import { handerOver, type Wait } from './hand-over.ts'

/**
 * Indexes of the people that are written all over the file: while a hundred thousand are taken in they cost
 * more than everything else. The same text as in the steps.
 */
export const SIDE_INDEXES = {
  link_by_guardian: 'create index link_by_guardian on link (guardian)',
  enrolment_by_class: 'create index enrolment_by_class on enrolment (class_name) where until is null',
  person_by_snils: `create index person_by_snils on person (snils_key) where snils_key <> ''`,
  person_by_phone: `create index person_by_phone on person (phone_key) where phone_key <> ''`,
  person_by_email: `create index person_by_email on person (email_key) where email_key <> ''`,
  document_by_number: `create index document_by_number on document (number) where type = 'birth-certificate' and number <> ''`,
} as const

const SIDE_NAMES = Object.keys(SIDE_INDEXES)

/** Takes the side indexes away. Nothing becomes wrong without them, only slower. Call inside a transaction. */
export function dropSideIndexes(database: Database): void {
  for (const name of SIDE_NAMES) database.exec(`drop index if exists ${name}`)
}

/** Whether they are there: while they are not, what is looked up by them would be read from end to end. */
export const hasSideIndexes = (database: Database): boolean =>
  SIDE_NAMES.every((name) => database.prepare('select 1 from sqlite_schema where name = ?').get(name))

/** Builds the side indexes that are not there. */
export function buildSideIndexes(database: Database): void {
  for (const text of Object.values(SIDE_INDEXES)) database.exec(ifNot(text))
}

/**
 * What notes everybody who comes in for a check: while very many do, all are noted at once after them. The same text
 * as in the steps.
 */
export const ADDED_TRIGGERS = {
  person_added: addedTo('person', 'row_id'),
  document_added: addedTo('document', 'person'),
  link_added: addedTo('link', 'pupil'),
  enrolment_added: addedTo('enrolment', 'person'),
} as const

function addedTo(table: string, person: string): string {
  return `create trigger ${table}_added after insert on ${table}
begin insert into touched values (new.${person}) on conflict do nothing; end`
}

/** Takes away what makes the taking in of very many slow. Call inside a transaction; to be ended by `endBulk`. */
export function beginBulk(database: Database): void {
  dropSideIndexes(database)
  for (const name of Object.keys(ADDED_TRIGGERS)) database.exec(`drop trigger if exists ${name}`)
}

/** Brings everything that `beginBulk` has taken away; may be repeated after a kill. */
export async function endBulk(database: Database, wait: Wait = () => Promise.resolve()): Promise<void> {
  const handOver = handerOver(wait)
  commitLoosely(database, () => {
    for (const text of Object.values(ADDED_TRIGGERS)) database.exec(ifNot(text))
    database.exec('insert into touched select row_id from person where true on conflict do nothing')
  })
  for (const text of Object.values(SIDE_INDEXES)) {
    await handOver()
    commitLoosely(database, () => database.exec(ifNot(text)))
  }
}

/**
 * The same within the transaction that began the bulk, where nobody who was there before had a paper, a grown-up or a
 * class put in without being written anew. May be broken off at each `yield`, and the transaction taken back.
 *
 * @param first the row of the first person who is new
 */
export function* endBulkTogether(database: Database, first: number): Generator<void> {
  for (const text of Object.values(ADDED_TRIGGERS)) database.exec(ifNot(text))
  const touch = 'insert into touched select row_id from person where row_id >= ? on conflict do nothing'
  database.prepare(touch).run(first)
  for (const text of Object.values(SIDE_INDEXES)) {
    yield
    database.exec(ifNot(text))
  }
}

const ifNot = (create: string): string => create.replace(/^create (index|trigger)/, 'create $1 if not exists')

/** While very many are written, a page is enciphered once and not each time there is no room for it. */
const ROOMY_KIB = 128 * 1_024
const USUAL_KIB = 16 * 1_024

/** Pages of the log that wait for the base meanwhile: whoever commits next may have to carry them over. */
const ROOMY_LOG = 16_000
const USUAL_LOG = 1_000

/** Gives this connection room for the writing of very many. */
export function makeRoom(database: Database): void {
  database.pragma(`cache_size=-${ROOMY_KIB}`)
  database.pragma(`wal_autocheckpoint=${ROOMY_LOG}`)
}

/** Nothing is carried over from the log until `giveRoomBack`: what is committed now is to be seen at once. */
export function holdLog(database: Database): void {
  database.pragma('wal_autocheckpoint=0')
}

/** Carries the log over into the base and gives the room back. */
export function giveRoomBack(database: Database): void {
  database.pragma('wal_checkpoint(passive)')
  database.pragma(`wal_autocheckpoint=${USUAL_LOG}`)
  database.pragma(`cache_size=-${USUAL_KIB}`)
  database.pragma('shrink_memory')
}

/**
 * A transaction that a power cut may undo although it was committed, in order with all before and after it:
 * for what can be fetched again together with its cursor. A full commit later makes it fast too.
 */
export function commitLoosely<Value>(database: Database, work: () => Value): Value {
  database.pragma('synchronous=NORMAL')
  try {
    return inOneGo(database, work)
  } finally {
    database.pragma('synchronous=FULL')
  }
}
