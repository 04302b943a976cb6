import { ageOn, tooYoungParent } from '../../domain/age.ts'
import { isIsoDate } from '../../domain/date.ts'
import { FIELDS, type Field } from '../../domain/person.ts'
import { parseSnils, repairsOf } from '../../domain/snils.ts'
import type { Mark } from '../../contract/mark.ts'
import { valueOf, type PersonRecord } from '../../contract/person.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../store/people.ts'
import { checkAlone } from './alone.ts'
import { checkBirth } from './dates.ts'
import { kinOf } from './kin.ts'
import { checkSpelling } from './names.ts'
import { spellingOf, type Spelling } from './spelling.ts'
import { usageOf } from './usage.ts'
import { doublesAmong, familyOf, twinsOf, type Family } from './family.ts'
import { sharingOf, type Sharer } from './sharing.ts'

type Needs = {
  readonly database: Database
  readonly people: People
  /** The day on the wall, ISO. */
  readonly today: () => string
}

/** The most candidates that are worth showing. */
const CANDIDATES = 20

const PLACES: readonly Mark['field'][] = ['card', ...FIELDS, 'links']

/** Checks of one card against the rules of its fields and against the rest of the base. */
export function createChecks({ database, people, today }: Needs) {
  const sharing = sharingOf(database)
  const kin = kinOf(database)
  let spelling: Spelling | undefined

  const isFree = (snils: string, but: string): boolean => sharing.snils(snils, but).length === 0

  return {
    /** Everything found on a card, field by field in the order of matching weight, errors first in each. */
    marksOf(record: PersonRecord): Mark[] {
      const family = familyOf(record, people)
      const marks = [
        ...checkAlone(record, today()),
        ...(record.state === 'active' ? checkAmongOthers(record, family) : []),
        ...checkLinks(record, family, today()),
        ...checkParents(record, family),
        ...checkSpelling(record, kin(record), (spelling ??= spellingOf(usageOf(database)))),
        ...checkBirth(record, kin(record), today()),
      ]
      return marks.sort((one, other) => weightOf(one) - weightOf(other))
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

  function checkAmongOthers(record: PersonRecord, family: Family): Mark[] {
    const [series, number] = [valueOf(record, 'certificateSeries'), valueOf(record, 'certificateNumber')]
    const found = {
      snils: sharing.snils(record.snils, record.id),
      phone: sharing.phone(record.phone, record.id),
      email: sharing.email(record.email, record.id),
      certificate: record.kind === 'pupil' ? sharing.certificate(series, number, record.id) : [],
    }
    const doubles = doublesAmong(record, Object.values(found).flat(), people)
    const besides = (sharers: readonly Sharer[]) => sharers.filter(({ id }) => !doubles.has(id))
    return [
      ...naming(
        { field: 'card', severity: 'error', code: 'card.doubled' },
        [...doubles].map((id) => ({ id })),
      ),
      ...checkSnils(record, family, besides(found.snils)),
      ...checkContacts('phone', record, family, besides(found.phone)),
      ...checkContacts('email', record, family, besides(found.email)),
      ...naming(
        { field: 'certificateNumber', severity: 'error', code: 'certificate.elsewhere' },
        besides(found.certificate),
      ),
    ]
  }
}

export type Checks = ReturnType<typeof createChecks>

function checkSnils(record: PersonRecord, family: Family, sharers: readonly Sharer[]): Mark[] {
  const field = 'snils'
  const ofKind = (kind: Sharer['kind']) => sharers.filter((sharer) => sharer.kind === kind)
  if (record.kind === 'guardian') {
    return [
      ...naming({ field, severity: 'warning', code: 'snils.in-child' }, ofKind('pupil')),
      ...naming({ field, severity: 'error', code: 'snils.elsewhere' }, ofKind('guardian')),
    ]
  }

  const twins = twinsOf(record, family)
  const isTwin = ({ id }: Sharer) => twins.some((twin) => twin.id === id)
  const pupils = ofKind('pupil')
  return [
    ...naming({ field, severity: 'error', code: 'snils.of-guardian' }, ofKind('guardian')),
    ...naming({ field, severity: 'error', code: 'snils.of-twin' }, pupils.filter(isTwin)),
    ...naming(
      { field, severity: 'error', code: 'snils.elsewhere' },
      pupils.filter((pupil) => !isTwin(pupil)),
    ),
    ...(pupils.some(isTwin) || record.snils === ''
      ? []
      : naming({ field, severity: 'warning', code: 'snils.twin' }, twins)),
  ]
}

/** Госуслуги takes a phone and an address for one account only: a child and the parent need one each. */
function checkContacts(
  field: 'phone' | 'email',
  record: PersonRecord,
  family: Family,
  sharers: readonly Sharer[],
): Mark[] {
  const across = record.kind === 'pupil' ? family.guardians : family.children
  const isAcross = ({ id }: Sharer) => across.some((relative) => relative.id === id)
  return [
    ...naming({ field, severity: 'error', code: `${field}.of-family` }, sharers.filter(isAcross)),
    ...naming(
      { field, severity: 'warning', code: `${field}.elsewhere` },
      sharers.filter((sharer) => !isAcross(sharer)),
    ),
  ]
}

function checkLinks(record: PersonRecord, family: Family, today: string): Mark[] {
  const field = 'links'
  const isOfAge = isIsoDate(record.birthDate) && ageOn(record.birthDate, today) >= 18
  const isAlone =
    record.kind === 'pupil' ? record.links.length === 0 && !isOfAge : family.children.length === 0
  return [
    ...(isAlone && record.state === 'active'
      ? [{ field, severity: 'error', code: 'link.none' } as const]
      : []),
    ...naming(
      { field, severity: 'warning', code: 'link.gone' },
      family.gone.map((id) => ({ id })),
    ),
  ]
}

/** Mothers and fathers who would have been children themselves; guardians may be of any age. */
function checkParents(record: PersonRecord, family: Family): Mark[] {
  const pairs =
    record.kind === 'pupil'
      ? family.guardians.map((parent) => ({ parent, child: record, other: parent }))
      : family.children.map((child) => ({ parent: record, child, other: child }))

  return pairs.flatMap(({ parent, child, other }): Mark[] => {
    const relation = child.links.find((link) => link.guardian === parent.id)?.relation
    const isByBirth = relation === 'mother' || relation === 'father'
    if (!isByBirth || !isIsoDate(parent.birthDate) || !isIsoDate(child.birthDate)) return []
    const age = tooYoungParent(parent.birthDate, child.birthDate)
    return age === undefined
      ? []
      : [{ field: 'birthDate', severity: 'error', code: 'age.parent', age, others: [other.id] }]
  })
}

type NamingMark = Exclude<Extract<Mark, { readonly others: readonly string[] }>, { readonly age: number }>

/** A mark that names others, where there are any. */
const naming = (mark: Omit<NamingMark, 'others'>, others: readonly { readonly id: string }[]): Mark[] =>
  others.length === 0 ? [] : [{ ...mark, others: others.slice(0, 20).map(({ id }) => id) }]

const weightOf = ({ field, severity }: Mark): number =>
  PLACES.indexOf(field) * 2 + (severity === 'error' ? 0 : 1)
