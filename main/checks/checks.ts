import { FIELDS, type Field } from '../../domain/person.ts'
import { parseSnils, repairsOf } from '../../domain/snils.ts'
import type { Mark } from '../../contract/mark.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../store/people.ts'
import type { Placed } from '../store/people-in-order.ts'
import { checkAlone } from './alone.ts'
import { checkBirth } from './dates.ts'
import { checkLinks, checkParents } from './family.ts'
import { kinOf, type Family } from './kin.ts'
import { kinBeside } from './kin-beside.ts'
import { latenessOf, type Lateness } from './lateness.ts'
import { namesOf } from './name-facts.ts'
import { checkSpelling } from './names.ts'
import { sharedChecker, type SharedChecker } from './shared.ts'
import { sharingOf, twiceIn } from './sharing.ts'
import { spellingOf, type Spelling } from './spelling.ts'
import { usageOf } from './usage.ts'

type Needs = {
  readonly database: Database
  readonly people: People
  /** The day on the wall, ISO. */
  readonly today: () => string
}

/** The most candidates that are worth showing. */
const CANDIDATES = 20

/** So many more cards do not change how names are written in a base. */
const FEW = 50

/** Where most surnames are written in capitals that is how the base writes, and no fault of each card. */
const MOST = 0.5

const PLACES: readonly Mark['field'][] = ['card', ...FIELDS, 'links']

/**
 * Checks of one card against the rules of its fields, its family and the rest of the base. How names are
 * written in the base is read once, before the first card, and again when the base has grown by a tenth or
 * after `refresh`.
 */
export function createChecks({ database, people, today }: Needs) {
  const sharing = sharingOf(database)
  const kin = kinOf(database)
  const beside = kinBeside(database)
  const namesakes = (record: PersonRecord) => (read ?? knowledge()).spelling.usage.namesakes(record)
  const checkShared = sharedChecker({ sharing, people, namesakes })
  const newest = database.prepare<[], number>('select coalesce(max(row_id), 0) from person').pluck()
  let read: Knowledge | undefined
  let sharedByMany: SharedChecker | undefined

  function knowledge(): Knowledge {
    const upTo = newest.get()!
    if (!read || upTo > read.upTo * 1.1 + FEW)
      read = { spelling: spellingOf(usageOf(database)), lateness: latenessOf(database), upTo }
    return read
  }

  const isFree = (snils: string, but: string): boolean => sharing.snils(snils, but).length === 0

  function marksWith(record: PersonRecord, family: Family, known: Knowledge, shared: SharedChecker): Mark[] {
    const day = today()
    const names = namesOf(record)
    const marks = [
      ...checkAlone(record, names, family, day),
      ...(record.state === 'active' ? shared(record, family) : []),
      ...checkLinks(record, family, day),
      ...checkParents(record, family, day),
      ...checkSpelling(record, names, family, known.spelling),
      ...checkBirth(record, family, day, known.lateness),
    ]
    if (marks.length === 0) return marks
    const isCustom = known.spelling.usage.capitals > MOST
    const told = isCustom
      ? marks.map((mark) => (isWhollyCapital(mark, record) ? lessened(mark) : mark))
      : marks
    return onePerCause(told).sort((one, other) => weightOf(one) - weightOf(other))
  }

  return {
    /** Everything found on a card, field by field in the order of matching weight, the gravest first in each. */
    marksOf: (record: PersonRecord): Mark[] => marksWith(record, kin.find(record), knowledge(), checkShared),

    /**
     * The same as `marksOf` for people who stand side by side in the base; to be asked for each once, in that order,
     * before the base is written again. What stands on two cards is read once until `refresh`.
     */
    marksBeside(placed: readonly Placed[]): (one: Placed) => Mark[] {
      const familyOf = beside(placed, kin.unlinkedOf)
      sharedByMany ??= sharedChecker({ sharing: sharingOf(database, twiceIn(database)), people, namesakes })
      const shared = sharedByMany
      const known = knowledge()
      return (one) => marksWith(one.record, familyOf(one), known, shared)
    },

    /** Reads anew how names are written in the base: before a run over all of it. */
    refresh(): void {
      read = undefined
      sharedByMany = undefined
    },

    /**
     * СНИЛС one slip away from what stands on the card (or was typed), right by their control number and on no
     * other card; the likeliest first. None for a number that is right: then only the document helps.
     */
    suggestSnils(record: PersonRecord, typed = ''): string[] {
      const text = typed.trim() || record.snils
      if (parseSnils(text).ok) return []
      return repairsOf(text)
        .filter((snils) => isFree(snils, record.id))
        .slice(0, CANDIDATES)
    },

    /** Ids of the other active cards with this value, in whatever spelling; empty for fields that may be shared. */
    othersWith(field: Field, value: string, but: string): string[] {
      const isUnique = field === 'snils' || field === 'phone' || field === 'email'
      return isUnique ? sharing[field](value, but).map(({ id }) => id) : []
    },
  }
}

const isWhollyCapital = ({ code, field }: Mark, record: PersonRecord): boolean =>
  code === 'name.case' &&
  (field === 'lastName' || field === 'firstName' || field === 'middleName') &&
  record[field].toUpperCase() === record[field]

const lessened = (mark: Mark): Mark => ({ ...mark, severity: 'notice' }) as Mark

/** What the base as a whole tells, and up to which card it was read. */
type Knowledge = { readonly spelling: Spelling; readonly lateness: Lateness; readonly upTo: number }

export type Checks = ReturnType<typeof createChecks>

/** Marks that tell nothing new beside another of the same field. */
const TOLD_BY: Readonly<Partial<Record<Mark['code'], readonly Mark['code'][]>>> = {
  'certificate.issued': ['date.order', 'date.paper', 'date.future'],
  'passport.early': ['date.order', 'age.pupil', 'age.class'],
  'age.class': ['age.pupil', 'age.parent', 'date.order', 'date.paper', 'date.future'],
  'name.sign': ['name.initial'],
  'snils.control': ['snils.phone'],
  'snils.form': ['snils.phone'],
}

/** One cause, one mark: what follows from another mark is left out. */
function onePerCause(marks: readonly Mark[]): Mark[] {
  if (marks.length < 2) return [...marks]
  const isThere = (code: Mark['code'], field: Mark['field']) =>
    marks.some((mark) => mark.code === code && mark.field === field)
  return marks.filter(({ field, code }) => !TOLD_BY[code]?.some((told) => isThere(told, field)))
}

const GRAVITY = { error: 0, warning: 1, notice: 2 } as const

const weightOf = ({ field, severity }: Mark): number => PLACES.indexOf(field) * 3 + GRAVITY[severity]
