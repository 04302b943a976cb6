import type { PersonKind, Relation } from '../../domain/person.ts'
import type { Sex } from '../../domain/patronymic.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { Database } from '../store/database.ts'
import { words } from './words.ts'

/** What the checks of a family look at in each of its members. */
export type Kin = Pick<
  PersonRecord,
  'id' | 'lastName' | 'firstName' | 'middleName' | 'birthDate' | 'sex' | 'state' | 'snils' | 'citizenship'
> & {
  readonly kind: PersonKind
  /** Of a grown-up to the pupil who is asked about; of a pupil, how the grown-up asked about stands to it. */
  readonly relation: Relation
}

/** Who belongs to a card. */
export type Family = {
  /** Of a pupil, its grown-ups; of a grown-up, the others who answer for the same pupils. */
  readonly guardians: readonly Kin[]
  /** Of a pupil, the others who share a grown-up with it; of a grown-up, the pupils. */
  readonly children: readonly Kin[]
  /** Of a mother or father: children of the other parent who have no such link to anybody, and may be theirs too. */
  readonly unlinked: readonly string[]
  /** Linked grown-ups whom the base does not have. */
  readonly gone: readonly string[]
}

/** What the checks ask of a member of a family. */
export const COLUMNS = `p.id, p.kind, p.last_name lastName, p.first_name firstName, p.middle_name middleName,
  p.birth_date birthDate, p.sex, p.state, p.snils, p.citizenship`

/** Asks for a person by the id. */
export const byId = `select ${COLUMNS} from person p where p.id = ?`

const SIBLINGS = `
  select distinct ${COLUMNS}, 'other' relation from link l join person p on p.row_id = l.pupil
  where l.guardian in (select value from json_each(?)) and p.id <> ?`
const OF_GUARDIAN = `
  select ${COLUMNS}, l.relation from link l join person p on p.row_id = l.pupil where l.guardian = ?`
const BESIDE = `
  select distinct ${COLUMNS}, 'other' relation
  from link l join link o on o.pupil = l.pupil join person p on p.id = o.guardian
  where l.guardian = ? and o.guardian <> ?`

/** A mother of one child of a father, whose other child has no mother: the row of one child was filled, the other not. */
const UNLINKED = `
  select distinct p.id from link a
  join link o on o.pupil = a.pupil and o.guardian <> a.guardian and o.relation in ('mother', 'father')
  join link s on s.guardian = o.guardian and s.pupil <> a.pupil and s.relation = o.relation
  join person p on p.row_id = s.pupil
  where a.guardian = ? and a.relation in ('mother', 'father') and o.relation <> a.relation and p.state = 'active'
    and not exists (select 1 from link x where x.pupil = s.pupil and (x.guardian = a.guardian or x.relation = a.relation))`

/** Finds families by their links, whatever the size of the base. */
export function kinOf(database: Database) {
  const ofId = database.prepare<[string], Omit<Kin, 'relation'>>(byId)
  const siblings = database.prepare<[string, string], Kin>(SIBLINGS)
  const ofGuardian = database.prepare<[string], Kin>(OF_GUARDIAN)
  const beside = database.prepare<[string, string], Kin>(BESIDE)

  const unlinked = database.prepare<[string], string>(UNLINKED).pluck()

  const pupils = database.prepare<[string], number>('select count(*) from link where guardian = ?').pluck()
  /** Most pupils have no brothers or sisters here, which an index tells at once. */
  const hasOthers = (links: PersonRecord['links']): boolean =>
    links.some(({ guardian }) => pupils.get(guardian)! > 1)

  const unlinkedOf = (guardian: string): string[] => unlinked.all(guardian)

  function find(record: PersonRecord): Family {
    if (record.kind === 'guardian') {
      const children = ofGuardian.all(record.id)
      if (children.length === 0) return NOBODY
      const guardians = beside.all(record.id, record.id)
      // Only one who has more pupils than this one can have a child that lacks the link.
      const mayLack = guardians.some(({ id }) => pupils.get(id)! > 1)
      return { guardians, children, unlinked: mayLack ? unlinkedOf(record.id) : [], gone: [] }
    }
    const others = () =>
      hasOthers(record.links)
        ? siblings.all(JSON.stringify(record.links.map(({ guardian }) => guardian)), record.id)
        : []
    return familyOfPupil(record, (id) => ofId.get(id), others)
  }

  return { find, unlinkedOf }
}

/** The family of a pupil out of its parts. @param siblings by the same grown-ups */
export function familyOfPupil(
  { links }: PersonRecord,
  find: (id: string) => Omit<Kin, 'relation'> | undefined,
  siblings: () => readonly Kin[],
): Family {
  if (links.length === 0) return NOBODY
  const relations = new Map(links.map(({ guardian, relation }) => [guardian, relation]))
  const guardians = [...relations.keys()].sort().flatMap((id): Kin[] => {
    const found = find(id)
    return found ? [asKin(found, relations.get(id)!)] : []
  })
  return {
    guardians,
    children: siblings(),
    unlinked: [],
    gone:
      guardians.length === relations.size
        ? []
        : [...relations.keys()].filter((id) => !guardians.some((guardian) => guardian.id === id)),
  }
}

/** What a family is asked for, and no more: a record holds much that no check of the kin looks at. */
export const asKin = (one: Omit<Kin, 'relation'>, relation: Relation): Kin => ({
  id: one.id,
  kind: one.kind,
  lastName: one.lastName,
  firstName: one.firstName,
  middleName: one.middleName,
  birthDate: one.birthDate,
  sex: one.sex,
  state: one.state,
  snils: one.snils,
  citizenship: one.citizenship,
  relation,
})

/** No family at all. */
export const NOBODY: Family = { guardians: [], children: [], unlinked: [], gone: [] }

type Named = Pick<PersonRecord, 'sex' | 'firstName' | 'middleName'>

/** The sex of a person: as written, else as the names tell. */
export const sexOf = ({ sex, firstName, middleName }: Named): Sex | undefined =>
  sex === 'unknown' ? (words.sexOfPatronymic(middleName) ?? words.sexOfGivenName(firstName)) : sex
