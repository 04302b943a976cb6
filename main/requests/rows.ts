import type { Asker } from '../../domain/correction.ts'
import type { RequestKind, RequestPaper, RequestState } from '../../domain/request.ts'
import type { Database } from '../store/database.ts'

/** A request as the base holds it. Lists are JSON; `confirmed` and `created` in ms since 1970. */
export type RequestRow = {
  readonly id: string
  readonly year: number
  readonly number: number
  readonly received: string
  readonly person: string
  readonly kind: RequestKind
  readonly askedBy: Asker
  readonly paper: RequestPaper
  readonly what: string
  readonly created: number
  readonly state: RequestState
  /** The day on which a person closed it; none where the journal's last word did. */
  readonly closed: string | null
  readonly answer: string
  readonly corrections: string
  readonly fields: string
  /** When the journal answered last about one of its corrections. */
  readonly confirmed: number | null
}

type NewRow = Pick<
  RequestRow,
  'id' | 'received' | 'person' | 'kind' | 'askedBy' | 'paper' | 'what' | 'created'
> & {
  readonly madeBy: string | null
}

/** Open requests of one kind received on one day. */
export type Term = { readonly received: string; readonly kind: RequestKind; readonly count: number }

const SELECT = `
  select r.id, r.year, r.number, r.received, r.person, r.kind, r.asked_by askedBy, r.paper, r.what, r.created,
    r.state, r.closed, r.answer,
    (select json_group_array(l.correction) from request_correction l where l.request = r.id) corrections,
    (select json_group_array(distinct json_extract(change.value, '$.field'))
      from request_correction l join correction c on c.id = l.correction,
        json_each(cast(c.body as text), '$.changes') change
      where l.request = r.id) fields,
    (select max(t.at) from request_correction l join receipt t on t.correction = l.correction
      where l.request = r.id) confirmed
  from request r`

/** The rows of the register. What changes them is called inside a transaction. */
export function requestRows(database: Database) {
  const find = database.prepare<[string], RequestRow>(`${SELECT} where r.id = ?`)
  const open = database.prepare<[], RequestRow>(`${SELECT} where r.state = 'open'`)
  const openOf = database.prepare<[string], RequestRow>(`${SELECT} where r.state = 'open' and r.person = ?`)
  const newest = database.prepare<[number], RequestRow>(
    `${SELECT} order by r.created desc, r.id desc limit ?`,
  )
  const newestOf = database.prepare<[string, number], RequestRow>(
    `${SELECT} where r.person = ? order by r.created desc, r.id desc limit ?`,
  )
  const terms = database.prepare<[], Term>(
    `select received, kind, count(*) count from request where state = 'open' group by received, kind`,
  )
  const toCorrect = database
    .prepare<[string], string>(
      `select id from request where person = ? and kind = 'correct' and state = 'open' order by created limit 1`,
    )
    .pluck()
  const add = database.prepare<[NewRow & { year: number }]>(`
    insert into request (id, year, number, received, person, kind, asked_by, paper, what, created, made_by)
    values (@id, @year, (select coalesce(max(number), 0) + 1 from request where year = @year), @received,
      @person, @kind, @askedBy, @paper, @what, @created, @madeBy)`)
  const join = database.prepare('insert into request_correction (correction, request) values (?, ?)')
  const close = database.prepare('update request set state = ?, closed = ?, answer = ? where id = ?')
  const reopen = database.prepare(`update request set state = 'open', closed = null where id = ?`)

  return {
    find: (id: string): RequestRow | undefined => find.get(id),
    /** Of one person, or of all. */
    open: (person?: string): RequestRow[] => (person === undefined ? open.all() : openOf.all(person)),
    newest: (person: string | undefined, limit: number): RequestRow[] =>
      person === undefined ? newest.all(limit) : newestOf.all(person, limit),
    openTerms: (): Term[] => terms.all(),
    /** The person's oldest open request to correct. */
    openToCorrect: (person: string): string | undefined => toCorrect.get(person),
    /** Gives it the next number of the year in which it was received. */
    add: (row: NewRow): void => void add.run({ ...row, year: Number(row.received.slice(0, 4)) }),
    join: (correction: string, request: string): void => void join.run(correction, request),
    close: (id: string, state: RequestState, day: string, answer: string): void =>
      void close.run(state, day, answer, id),
    reopen: (id: string): void => void reopen.run(id),
  }
}
