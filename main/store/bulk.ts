import { inOneGo, type Database } from './database.ts'

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
  for (const text of Object.values(SIDE_INDEXES)) {
    database.exec(text.replace('create index', 'create index if not exists'))
  }
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
