import type { Block } from '../../contract/retention.ts'
import type { Database } from '../store/database.ts'

/** Somebody who has left; `since` ms since 1970. `blocks` are told apart by spaces in the base's answer. */
export type HeldLeaver = {
  readonly id: string
  readonly kind: 'pupil' | 'guardian'
  readonly lastName: string
  readonly firstName: string
  readonly since: number
  readonly blocks: readonly Block[]
}

type Row = Omit<HeldLeaver, 'blocks'> & { blocks: string }

/**
 * What keeps somebody: a signed correction is never dropped (0007), a draft is somebody's work, and an open request of
 * a person is answered first.
 */
const BLOCKS = `
  trim(
    case when exists (select 1 from correction c where c.person = p.id and c.state = 'draft')
      then 'draft ' else '' end ||
    case when exists (select 1 from correction c where c.person = p.id and c.state in ('signed', 'waiting', 'handed-over'))
      then 'unsent ' else '' end ||
    case when exists (select 1 from correction c where c.person = p.id and c.state in ('refused', 'conflict', 'set-aside'))
      then 'stuck ' else '' end ||
    case when exists (select 1 from request r where r.person = p.id and r.state = 'open')
      then 'request ' else '' end)`

const SELECT = `
  select p.id, p.kind, p.last_name lastName, p.first_name firstName, v.since, ${BLOCKS} blocks
  from leaver v join person p on p.id = v.person`

/** A grown-up is gone with the last pupil: whoever has none and never had one here is a mistake to be mended instead. */
const IS_GONE = `
  (p.kind = 'pupil' and p.state = 'left') or
  (p.kind = 'guardian' and not exists (select 1 from link l where l.guardian = p.id)
    and (p.state = 'left' or exists (select 1 from left_behind b where b.guardian = p.id)))`

/** Whoever has left the school and is still in the base. */
export function leaversOf(database: Database) {
  const forgetBack = database.prepare(`
    delete from leaver where not exists (
      select 1 from person p where p.id = leaver.person and (${IS_GONE}))`)
  const dropBehind = database.prepare(`
    delete from left_behind where not exists (select 1 from person p where p.id = left_behind.guardian)
      or exists (select 1 from link l where l.guardian = left_behind.guardian)`)
  // The day the class ended is the day of leaving, where it is known; else the day the desk saw it.
  const add = database.prepare<[{ now: number }]>(`
    insert into leaver
    select p.id, min(@now, coalesce(
      (select max(until) from enrolment e where e.person = p.row_id
        having count(*) = count(until)), @now))
    from person p where (${IS_GONE}) on conflict do nothing`)
  const set = database.prepare('insert into leaver values (?, ?) on conflict do nothing')
  const all = database.prepare<[number], Row>(`${SELECT} order by v.since, p.id limit ?`)
  const due = database.prepare<[number, number], Row>(
    `${SELECT} where v.since <= ? order by p.kind desc, v.since, p.id limit ?`,
  )
  const one = database.prepare<[string], Row>(`${SELECT} where p.id = ?`)
  const count = database.prepare<[], number>('select count(*) from leaver').pluck()
  const guardiansLeft = database.prepare<[{ id: string }], Row>(`
    select p.id, p.kind, p.last_name lastName, p.first_name firstName, 0 since, ${BLOCKS} blocks
    from person p where p.kind = 'guardian'
      and p.id in (select l.guardian from link l join person u on u.row_id = l.pupil where u.id = @id)
      and not exists (select 1 from link l join person u on u.row_id = l.pupil where l.guardian = p.id and u.id <> @id)`)
  const isGone = database
    .prepare<[string], number>(`select 1 from person p where p.id = ? and (${IS_GONE})`)
    .pluck()

  return {
    /** Notes who has left since the last look, and forgets who has come back. Call inside a transaction. */
    note(now: number): void {
      dropBehind.run()
      forgetBack.run()
      add.run({ now })
    },
    /** Notes one of whom it is known since when. */
    add: (id: string, since: number): void => void set.run(id, since),
    count: (): number => count.get() ?? 0,
    find: (id: string): HeldLeaver | undefined => one.all(id).map(heldOf)[0],
    /** Whether they are gone at this very moment. */
    isGone: (id: string): boolean => isGone.get(id) !== undefined,
    /** Those who left first, first. */
    list: (limit: number): HeldLeaver[] => all.all(limit).map(heldOf),
    /** Those who had left by then, pupils first. */
    dueBy: (since: number, limit = -1): HeldLeaver[] => due.all(since, limit).map(heldOf),
    /** Grown-ups who have no pupil here but that one. */
    onlyOf: (pupil: string): HeldLeaver[] => guardiansLeft.all({ id: pupil }).map(heldOf),
  }
}

export type Leavers = ReturnType<typeof leaversOf>

const heldOf = ({ blocks, ...row }: Row): HeldLeaver => ({
  ...row,
  blocks: blocks === '' ? [] : (blocks.split(' ') as Block[]),
})
