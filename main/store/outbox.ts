import type { Database } from './database.ts'

/** A place in the outbox. `nextTry` in ms since 1970; `answer` is the gateway's last word as JSON, if any. */
export type OutboxPlace = {
  readonly correction: string
  readonly failures: number
  readonly nextTry: number
  readonly answer: string | null
}

/**
 * No pause is longer, ms: a place that is to wait longer was given while the clock was ahead, and is due now. Else what is
 * signed would wait until the clock comes there again.
 */
const LONGEST_PAUSE_MS = 2 * 3_600_000

/** With the time of now, twice. */
const DUE = `c.state = 'waiting' and (o.next_try <= ? or o.next_try > ? + ${LONGEST_PAUSE_MS})`

/**
 * The queue of signed corrections that no journal has confirmed. A place is given in the transaction that
 * stores the signature and taken away only in the one that stores the confirmation.
 */
export function outboxOf(database: Database) {
  const add = database.prepare('insert into outbox (correction, next_try) values (?, ?)')
  const due = database.prepare<[number, number, number], OutboxPlace>(`
    select o.correction, o.failures, o.next_try nextTry, o.answer from outbox o
    join correction c on c.id = o.correction
    where ${DUE} order by c.number limit ?`)
  const countDue = database
    .prepare<[number, number], number>(
      `select count(*) from outbox o join correction c on c.id = o.correction where ${DUE}`,
    )
    .pluck()
  const soonest = database
    .prepare<[], number | null>(
      `select min(o.next_try) from outbox o join correction c on c.id = o.correction where c.state = 'waiting'`,
    )
    .pluck()
  const find = database.prepare<[string], OutboxPlace>(
    'select correction, failures, next_try nextTry, answer from outbox where correction = ?',
  )
  const postpone = database.prepare(
    'update outbox set failures = failures + 1, next_try = ? where correction = ?',
  )
  const postponeAll = database.prepare(`
    update outbox set failures = failures + 1, next_try = ?
    where correction in (select id from correction where state = 'waiting')`)
  const hurry = database.prepare('update outbox set next_try = ?, failures = 0')
  const again = database.prepare(`
    insert into outbox (correction, next_try) values (?, ?)
    on conflict (correction) do update set next_try = excluded.next_try, failures = 0`)
  const answer = database.prepare('update outbox set answer = ? where correction = ?')
  const remove = database.prepare('delete from outbox where correction = ?')
  const all = database.prepare<[], OutboxPlace>(`
    select o.correction, o.failures, o.next_try nextTry, o.answer from outbox o
    join correction c on c.id = o.correction order by c.number`)
  const addReceipt = database.prepare('insert or ignore into receipt values (?, ?, ?)')
  const receipts = database.prepare<[string], { at: number; answer: string }>(
    'select at, answer from receipt where correction = ? order by at',
  )

  return {
    add: (correction: string, firstTry: number): void => void add.run(correction, firstTry),
    /** What may be sent now, oldest first. */
    due: (now: number, limit: number): OutboxPlace[] => due.all(now, now, limit),
    countDue: (now: number): number => countDue.get(now, now) ?? 0,
    /** When the next one may be sent, ms since 1970; undefined when nothing waits. */
    soonest: (): number | undefined => soonest.get() ?? undefined,
    find: (correction: string): OutboxPlace | undefined => find.get(correction),
    all: (): OutboxPlace[] => all.all(),
    /** One more attempt without an answer: the next one not before `nextTry`. */
    postpone: (correction: string, nextTry: number): void => void postpone.run(nextTry, correction),
    /** The line is down: nothing that waits is tried before `nextTry`. */
    postponeAll: (nextTry: number): void => void postponeAll.run(nextTry),
    /** Everything that waits may be tried at once: the network is back, or a person asks. */
    hurry: (now: number): void => void hurry.run(now),
    /** One that a person offers again: at once, as if for the first time; so it is for what had no place yet. */
    again: (correction: string, now: number): void => void again.run(correction, now),
    /** Keeps the gateway's last word with the place and as a receipt. */
    answered(correction: string, at: number, words: string): void {
      answer.run(words, correction)
      addReceipt.run(correction, at, words)
    },
    receipts: (correction: string) => receipts.all(correction),
    /** @throws unless the correction is confirmed: nothing else leaves the outbox */
    remove: (correction: string): void => void remove.run(correction),
  }
}

export type Outbox = ReturnType<typeof outboxOf>
