import { CHAIN_START, linkAfter } from './chain.ts'
import { inOneGo, type Database } from './database.ts'

/** Who was at the desk, and at which: a fingerprint, 'no-card' or '' as step 11 says. */
export type AtDesk = { readonly who: string; readonly workplace: string }

/** What was done, to which id, when and by whom. Ids and codes only, nothing of a person. */
export type Noted = AtDesk & { readonly at: number; readonly what: string; readonly subject: string }

/** One line of the log. */
export type Event = Noted & { readonly number: number }

const NOBODY: AtDesk = { who: '', workplace: '' }

/** What the link of every new row covers. */
const FORM = 2

/**
 * The log of access and actions, chained like the journal of corrections.
 *
 * @param atDesk who is at the desk now; nobody is where a thread works by itself
 */
export function eventsOf(database: Database, now: () => number, atDesk: () => AtDesk = () => NOBODY) {
  const insert = database.prepare(`
    insert into event (at, what, subject, form, who, workplace, previous, chain)
    values (@at, @what, @subject, ${FORM}, @who, @workplace, @previous, @chain)`)
  const last = database.prepare<[], string>('select chain from event order by number desc limit 1').pluck()
  const newest = database.prepare<[number], Event>(
    'select number, at, what, subject, who, workplace from event order by number desc limit ?',
  )

  /** @param who where it was somebody else than the one at the desk */
  const noted = (what: string, subject = '', who?: string): Noted => ({
    at: now(),
    what,
    subject,
    ...atDesk(),
    ...(who !== undefined && { who }),
  })
  const enter = (one: Noted): void =>
    inOneGo(database, () => {
      const previous = last.get() ?? CHAIN_START
      const chain = linkAfter(previous, bytesOfEvent({ ...one, form: FORM }))
      insert.run({ ...one, previous, chain })
    })

  return {
    noted,
    enter,
    add: (what: string, subject = '', who?: string): void => enter(noted(what, subject, who)),
    newest: (limit: number): Event[] => newest.all(limit),
  }
}

export type Events = ReturnType<typeof eventsOf>

/** What the link of a row covers, in the form it was written in. */
export const bytesOfEvent = ({ form, at, what, subject, who, workplace }: Noted & { form: number }) =>
  Buffer.from(
    form === 1 ? `${at} ${what} ${subject}` : JSON.stringify([form, at, what, subject, who, workplace]),
  )
