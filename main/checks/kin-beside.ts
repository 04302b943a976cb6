import type { Relation } from '../../domain/person.ts'
import type { Database } from '../store/database.ts'
import { taker, type Placed } from '../store/people-in-order.ts'
import { asKin, byId, COLUMNS, familyOfPupil, NOBODY, type Family, type Kin } from './kin.ts'

type Plain = Omit<Kin, 'relation'>
type SiblingRow = readonly [pupil: number, other: number]
type ChildRow = readonly [guardian: number, pupil: number, relation: Relation]
type BesideRow = readonly [guardian: number, other: string, hasMore: number]

/** Other pupils of the grown-ups of pupils, each as often as they have one in common. */
const SIBLINGS = `
  select l.pupil, o.pupil from link l cross join link o on o.guardian = l.guardian and o.pupil <> l.pupil
  where l.pupil between ? and ? order by l.pupil, l.guardian, o.pupil`
const CHILDREN = `
  select g.row_id, l.pupil, l.relation from person g cross join link l on l.guardian = g.id
  where g.row_id between ? and ? and g.kind = 'guardian' order by g.row_id, l.pupil`
/** Only a grown-up who has more pupils than the one in common can have a child that lacks a link. */
const BESIDE = `
  select g.row_id, o.guardian,
    exists (select 1 from link x where x.guardian = o.guardian and x.pupil <> l.pupil)
  from person g cross join link l on l.guardian = g.id
    cross join link o on o.pupil = l.pupil and o.guardian <> g.id
  where g.row_id between ? and ? and g.kind = 'guardian' order by g.row_id, l.pupil, o.guardian`

/**
 * Families as `kinOf` finds them, for people who stand side by side in the base: three questions for all, and most of
 * a family stands near.
 */
export function kinBeside(database: Database) {
  const siblings = database.prepare<[number, number], SiblingRow>(SIBLINGS).raw()
  const children = database.prepare<[number, number], ChildRow>(CHILDREN).raw()
  const beside = database.prepare<[number, number], BesideRow>(BESIDE).raw()
  const ofId = database.prepare<[string], Plain>(byId)
  const ofRow = database.prepare<[number], Plain>(`select ${COLUMNS} from person p where p.row_id = ?`)

  return (placed: readonly Placed[], unlinkedOf: (guardian: string) => string[]) => {
    const near = new Map<string, Plain | undefined>(placed.map(({ record }) => [record.id, record]))
    const nearRows = new Map<number, Plain | undefined>(placed.map(({ row, record }) => [row, record]))
    const [first, last] = [placed[0]?.row ?? 0, placed.at(-1)?.row ?? -1]
    const siblingsOf = taker(siblings.all(first, last))
    const childrenOf = taker(children.all(first, last))
    const besideOf = taker(beside.all(first, last))

    const withId = (id: string): Plain | undefined => {
      if (!near.has(id)) near.set(id, ofId.get(id))
      return near.get(id)
    }
    const withRow = (row: number): Plain | undefined => {
      if (!nearRows.has(row)) nearRows.set(row, ofRow.get(row))
      return nearRows.get(row)
    }
    const pupilsIn = (rows: readonly SiblingRow[]): Kin[] =>
      [...new Set(rows.map(([, row]) => row))].flatMap((row) => kin(withRow(row), 'other'))

    function ofGuardian(id: string, row: number): Family {
      const own = childrenOf(row).flatMap(([, pupil, relation]) => kin(withRow(pupil), relation))
      if (own.length === 0) return NOBODY
      const others = besideOf(row)
      const guardians = [...new Set(others.map(([, other]) => other))].flatMap((other) =>
        kin(withId(other), 'other'),
      )
      const mayLack = others.some(([, other, hasMore]) => hasMore === 1 && withId(other))
      return { guardians, children: own, unlinked: mayLack ? unlinkedOf(id) : [], gone: [] }
    }

    /** Of each of those given, once, in their order. */
    return ({ record, row }: Placed): Family =>
      record.kind === 'guardian'
        ? ofGuardian(record.id, row)
        : familyOfPupil(record, withId, () => pupilsIn(siblingsOf(row)))
  }
}

const kin = (found: Plain | undefined, relation: Relation): Kin[] => (found ? [asKin(found, relation)] : [])
