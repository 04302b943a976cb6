import { personRecord, valuesOf, type PersonRecord } from '../../contract/person.ts'
import type { HistoryEntry } from '../../contract/journal.ts'
import type { PastEntry, PersonPast } from '../../contract/register.ts'
import { FIELDS } from '../../domain/person.ts'
import type { Corrections } from '../store/corrections.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../store/people.ts'

type Needs = {
  readonly database: Database
  readonly people: Pick<People, 'find'>
  readonly corrections: Pick<Corrections, 'ofPerson'>
  /** Everything that has become of one correction. */
  readonly historyOf: (id: string) => readonly HistoryEntry[]
}

type ImportRow = { at: number; file: string; before: string | null }
type ClassRow = { className: string; since: number; until: number | null }

/**
 * The past of a person as far as it is kept: corrections step by step, files that were read in, classes. What the
 * journal changes by itself is taken over and not kept, nor is an import that was undone.
 */
export function pastOf({ database, people, corrections, historyOf }: Needs) {
  const imports = database.prepare<[string], ImportRow>(
    `select b.at, b.file_name file, u.before from import_undo u join import_batch b on b.id = u.batch
     where u.person = ? and b.state = 'done' order by b.at, b.id`,
  )
  const classes = database.prepare<[string], ClassRow>(
    `select e.class_name className, e.since, e.until from enrolment e join person p on p.row_id = e.person
     where p.id = ? order by e.since`,
  )

  return (id: string): PersonPast => {
    const record = people.find(id)
    const entries: PastEntry[] = [
      ...corrections.ofPerson(id).flatMap(({ number, correction }) =>
        historyOf(correction.id).map((step): PastEntry => ({
          what: 'correction',
          at: step.at,
          id: correction.id,
          number,
          changes: correction.changes,
          step,
        })),
      ),
      ...imports.all(id).map(({ at, file, before }): PastEntry => ({
        what: 'import',
        at: instantOf(at),
        file,
        isNew: before === null,
        since: before !== null && record ? sinceThen(before, record) : [],
      })),
      ...classes
        .all(id)
        .flatMap(({ className, since, until }): PastEntry[] => [
          { what: 'class', at: instantOf(since), className },
          ...(until === null ? [] : [{ what: 'left' as const, at: instantOf(until), className }]),
        ]),
    ]
    return {
      ...(record && { person: toldOf(record) }),
      version: record?.version ?? 0,
      // Instants of one form sort as text; of one moment, the order in which they were found stands.
      entries: entries.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0)),
    }
  }
}

function sinceThen(before: string, record: PersonRecord) {
  const then = valuesOf(personRecord.parse(JSON.parse(before)))
  const now = valuesOf(record)
  return FIELDS.filter((field) => then[field] !== now[field]).map((field) => ({
    field,
    before: then[field],
    now: now[field],
  }))
}

const toldOf = ({ id, kind, lastName, firstName, middleName, className }: PersonRecord) => ({
  id,
  kind,
  lastName,
  firstName,
  middleName,
  className,
})

const instantOf = (ms: number): string => new Date(ms).toISOString()
