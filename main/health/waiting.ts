import { daysAfter } from '../../domain/date.ts'
import { parseEmail } from '../../domain/email.ts'
import { parsePhone } from '../../domain/phone.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { Database } from '../store/database.ts'
import { emailKey, phoneKey } from '../store/person-keys.ts'

/** How many days ahead a birthday is told; a few more do no harm. */
const DAYS_AHEAD = 31

type Key = { readonly kind: string; readonly key: string }

/**
 * Who waits for a check. What was written is found in `touched` and `touched_key`; from there it spreads to
 * all whose marks it may have changed: the family, those with the same number, those who were named. Call
 * everything inside a transaction.
 */
export function waitingIn(database: Database) {
  const number = (sql: string) => database.prepare<[], number>(sql).pluck()
  const anyTouched = number(
    'select 1 where exists (select 1 from touched) or exists (select 1 from touched_key)',
  )
  const touchedCount = number('select count(*) from touched')
  const waitingCount = number('select count(*) from to_check')
  const touched = database.prepare<[number], number>('select person from touched order by 1 limit ?').pluck()
  const keys = database.prepare<[number], Key>('select kind, key from touched_key order by 1, 2 limit ?')
  const untouch = database.prepare('delete from touched where person = ?')
  const dropKey = database.prepare('delete from touched_key where kind = @kind and key = @key')
  const next = database.prepare<[number], number>('select person from to_check order by 1 limit ?').pluck()
  const drop = database.prepare('delete from to_check where person = ?')

  const spread = SPREAD.map((select) =>
    database.prepare<[number]>(`insert or ignore into to_check ${select}`),
  )
  const spreadKey = Object.fromEntries(
    Object.entries(SPREAD_KEY).map(([kind, selects]) => [
      kind,
      selects.map((select) => database.prepare<[string]>(`insert or ignore into to_check ${select}`)),
    ]),
  )
  const byId = database.prepare<[string]>(
    'insert or ignore into to_check select row_id from person where id = ?',
  )
  const hasOdd = database.prepare<[number], number>('select 1 from odd_key where person = ? limit 1').pluck()
  const dropOdd = database.prepare('delete from odd_key where person = ?')
  const dropOddBetween = database.prepare('delete from odd_key where person between ? and ?')
  const addOdd = database.prepare('insert or ignore into odd_key values (?, ?, ?)')
  const add = database.prepare('insert or ignore into to_check values (?)')
  const gone = number(
    `select person from (select person from touched union select person from to_check) t
     where not exists (select 1 from person where row_id = t.person)`,
  )
  const byBirthday = database.prepare<[object]>(BY_BIRTHDAY)
  const byTurning = database.prepare<[object]>(BY_TURNING)
  const byPaper = database.prepare<[object]>(`
    insert or ignore into to_check select person from document where issued > @last`)

  return {
    anyTouched: (): boolean => anyTouched.get() !== undefined,
    touchedCount: (): number => touchedCount.get() ?? 0,
    count: (): number => waitingCount.get() ?? 0,
    next: (limit: number): number[] => next.all(limit),
    drop: (row: number): void => void drop.run(row),

    /** Passes on some of what was touched. @param namedBy whom the marks held of a person name */
    spread(limit: number, namedBy: (row: number) => readonly string[]): void {
      for (const row of touched.all(limit)) {
        for (const statement of spread) statement.run(row)
        for (const id of namedBy(row)) byId.run(id)
        untouch.run(row)
      }
      for (const one of keys.all(limit)) {
        if (one.key !== '') for (const statement of spreadKey[one.kind] ?? []) statement.run(one.key)
        dropKey.run(one)
      }
    },

    /** Those who are named now, and were not before. */
    addNamed(ids: readonly string[]): void {
      for (const id of ids) byId.run(id)
    },

    /** Those whose marks another day may have changed, though nobody wrote anything. Both ISO, within a year. */
    addByDay(last: string, today: string): void {
      const [from, to] = [last.slice(5), today.slice(5)]
      byBirthday.run({ from, to, wraps: from > to ? 1 : 0 })
      const [since, until] = [daysAfter(last, -2), daysAfter(today, DAYS_AHEAD)]
      const years = (iso: string, age: number) => `${Number(iso.slice(0, 4)) - age}${iso.slice(4)}`
      byTurning.run({
        last,
        since14: years(since, 14),
        until14: years(until, 14),
        since18: years(since, 18),
        until18: years(until, 18),
      })
      byPaper.run({ last })
    },

    /** Those among the waiting whom the base no longer has. */
    gone: (): number[] => gone.all(),

    /** Everybody is to be checked: of what waits only those are left whom nobody would come upon. */
    clear(gone: readonly number[]): void {
      for (const table of ['touched', 'touched_key', 'to_check']) database.exec(`delete from ${table}`)
      for (const row of gone) add.run(row)
    },

    /** Notes by which numbers this person asks for others, where the card spells them in a way of its own. */
    noteOddKeys(row: number, record: PersonRecord | undefined): void {
      if (hasOdd.get(row)) dropOdd.run(row)
      if (record) addOddKeys(row, record)
    },

    /** The same for people who stand side by side in the base. */
    noteOddKeysBeside(
      all: readonly { readonly row: number; readonly person?: { readonly record: PersonRecord } }[],
    ) {
      dropOddBetween.run(all[0]?.row ?? 0, all.at(-1)?.row ?? -1)
      for (const { row, person } of all) if (person) addOddKeys(row, person.record)
    },
  }

  function addOddKeys(row: number, { phone, email }: PersonRecord): void {
    const [oddPhone, oddEmail] = [oddPhoneOf(phone), oddEmailOf(email)]
    if (oddPhone !== undefined) addOdd.run('phone', oddPhone, row)
    if (oddEmail !== undefined) addOdd.run('email', oddEmail, row)
  }
}

/** What is asked for by a number of the card, where the base keeps it spelled otherwise. */
function oddPhoneOf(text: string): string | undefined {
  const read = parsePhone(text)
  return read.ok && read.value.slice(-10) !== phoneKey(text) ? read.value.slice(-10) : undefined
}

function oddEmailOf(text: string): string | undefined {
  const read = parseEmail(text)
  return read.ok && read.value.toLowerCase() !== emailKey(text) ? read.value.toLowerCase() : undefined
}

export type Waiting = ReturnType<typeof waitingIn>

const sameKey = (kind: 'snils' | 'phone' | 'email') => [
  `select row_id from person where ${kind}_key = ? and ${kind}_key <> ''`,
  `select person from odd_key where kind = '${kind}' and key = ?`,
]

/** From the row of a person to the rows of those concerned; the number of the row is the only parameter. */
const SPREAD: readonly string[] = [
  'select ?',
  // Those who named the person; the grown-ups; the pupils of these; the pupils of a grown-up.
  'select m.person from person me join mark_names m on m.named = me.id where me.row_id = ?',
  'select g.row_id from link l join person g on g.id = l.guardian where l.pupil = ?',
  'select k.pupil from link l join link k on k.guardian = l.guardian where l.pupil = ?',
  'select k.pupil from person me join link k on k.guardian = me.id where me.row_id = ?',
  // The other grown-ups of these pupils.
  `select g.row_id from person me join link k on k.guardian = me.id
     join link o on o.pupil = k.pupil join person g on g.id = o.guardian where me.row_id = ?`,
  ...(['snils', 'phone', 'email'] as const).map(
    (kind) => `select p.row_id from person me
      join person p on p.${kind}_key = me.${kind}_key and p.${kind}_key <> '' where me.row_id = ?`,
  ),
  ...(['phone', 'email'] as const).map(
    (kind) => `select o.person from person me
      join odd_key o on o.kind = '${kind}' and o.key = me.${kind}_key where me.row_id = ?`,
  ),
  `select d.person from document me join document d on d.number = me.number
     and d.type = 'birth-certificate' and d.number <> ''
   where me.person = ? and me.type = 'birth-certificate'`,
]

/** From what stood somewhere before to the rows of those concerned. */
const SPREAD_KEY: Readonly<Record<string, readonly string[]>> = {
  person: [
    'select row_id from person where id = ?',
    'select person from mark_names where named = ?',
    'select pupil from link where guardian = ?',
    `select g.row_id from link k join link o on o.pupil = k.pupil join person g on g.id = o.guardian
     where k.guardian = ?`,
  ],
  snils: sameKey('snils'),
  phone: sameKey('phone'),
  email: sameKey('email'),
  certificate: [
    `select person from document where type = 'birth-certificate' and number <> '' and number = ?`,
  ],
}

/** Whose age has changed since: it matters to the family too. */
const BY_BIRTHDAY = `
  insert into touched select row_id from person
  where case @wraps
    when 0 then substr(birth_date, 6) > @from and substr(birth_date, 6) <= @to
    else substr(birth_date, 6) > @from or substr(birth_date, 6) <= @to end
  on conflict do nothing`

/** Who is about to turn 14 or 18, who was not born yet, whose date is no date. */
const BY_TURNING = `
  insert or ignore into to_check select row_id from person
  where birth_date between @since14 and @until14
    or birth_date between @since18 and @until18
    or birth_date > @last
    or birth_date not glob '[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]'`
