import { isoToday } from '../../domain/date.ts'
import type { Basis } from '../../domain/correction.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { RequestPaper, RequestState } from '../../domain/request.ts'
import type { Calendar } from '../../domain/working-days.ts'
import type { Correction } from '../../contract/correction.ts'
import type { RequestFault } from '../../contract/fault.ts'
import type { Request } from '../../contract/request.ts'
import { inOneGo, type Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'
import { requestRows } from './rows.ts'
import { isOverdue, shownRequest, type HeldRequest } from './shown.ts'

type Needs = {
  readonly database: Database
  readonly events: Events
  readonly calendar: Calendar
  readonly newId: () => string
  /** Clock, ms since 1970. */
  readonly now: () => number
}

type Asked = Pick<Request, 'received' | 'kind' | 'askedBy' | 'paper' | 'what'> & { readonly person: string }

type Wanted = {
  readonly show: 'open' | 'all'
  readonly person?: string | undefined
  readonly limit: number
}

type Closing = {
  readonly id: string
  readonly state: Extract<RequestState, 'done' | 'refused'>
  readonly answer: string
}

/** By which paper something was asked, told by what the secretary has seen. */
const PAPER_OF: { readonly [Seen in Basis]: RequestPaper } = {
  original: 'document-shown',
  copy: 'document-shown',
  gosuslugi: 'portal',
}

/** The register of requests of people about their data: nothing in it is deleted, every number is there. */
export function createRequests({ database, events, calendar, newId, now }: Needs) {
  const rows = requestRows(database)
  const today = () => isoToday(now())
  const find = (id: string): HeldRequest | undefined => {
    const row = rows.find(id)
    return row && shownRequest(row, calendar, today())
  }

  function add(asked: Asked, madeBy?: string): HeldRequest {
    const id = newId()
    inOneGo(database, () => {
      rows.add({ ...asked, id, created: now(), madeBy: madeBy ?? null })
      events.add('request.add', id)
    })
    return find(id)!
  }

  /** Moves on a request that stands in one of these states. */
  function move(id: string, from: readonly RequestState[], change: () => void, event: string) {
    return inOneGo(database, (): Outcome<HeldRequest, RequestFault> => {
      const row = rows.find(id)
      if (!row) return failed({ code: 'request.gone' })
      if (!from.includes(row.state)) return failed({ code: 'request.closed' })
      change()
      events.add(event, id)
      return done(find(id)!)
    })
  }

  return {
    /** How many are open past their day. */
    overdue: (): number => {
      const day = today()
      return rows
        .openTerms()
        .filter((term) => isOverdue(term, calendar, day))
        .reduce((sum, { count }) => sum + count, 0)
    },

    list({ show, person, limit }: Wanted): { requests: HeldRequest[]; more: boolean } {
      const day = today()
      const found = show === 'open' ? rows.open(person).sort(byNumber) : rows.newest(person, limit + 1)
      const shown = found.map((row) => shownRequest(row, calendar, day))
      if (show === 'open')
        shown.sort((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : 0))
      return { requests: shown.slice(0, limit), more: shown.length > limit }
    },

    add(asked: Asked): Outcome<HeldRequest, RequestFault> {
      if (asked.received > today()) return failed({ code: 'request.future' })
      return done(add(asked))
    },

    close: ({ id, state, answer }: Closing): Outcome<HeldRequest, RequestFault> =>
      move(id, ['open'], () => rows.close(id, state, today(), answer), 'request.close'),

    /** The answer that was given stays and may be given again. */
    reopen: (id: string): Outcome<HeldRequest, RequestFault> =>
      move(id, ['done', 'refused', 'withdrawn'], () => rows.reopen(id), 'request.reopen'),

    /**
     * Registers what a new draft answers: it joins the person's open request to correct, or makes one.
     * Call inside the transaction that keeps the draft.
     */
    register({ id, person, askedBy, basis }: Correction): void {
      const asked = { person, askedBy, paper: PAPER_OF[basis], received: today(), what: '' }
      rows.join(id, rows.openToCorrect(person) ?? add({ ...asked, kind: 'correct' }, id).id)
    },
  }
}

export type Requests = ReturnType<typeof createRequests>

const byNumber = (one: { year: number; number: number }, other: { year: number; number: number }): number =>
  one.year - other.year || one.number - other.number
