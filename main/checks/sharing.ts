import { parseEmail } from '../../domain/email.ts'
import { parsePhone } from '../../domain/phone.ts'
import { parseSeries } from '../../domain/certificate.ts'
import { remembered } from '../../domain/remembered.ts'
import type { Database } from '../store/database.ts'
import { emailKey, phoneKey, snilsKey } from '../store/person-keys.ts'

/** Another active card with the same value. */
export type Sharer = {
  readonly id: string
  readonly kind: 'pupil' | 'guardian'
  /** Cards come into the base in the order in which they were written down. */
  readonly rowId: number
}

/** A mark names at most so many others: above it the number is a stopgap, and names help nobody. */
const MOST = 20

const withKey = (column: 'snils_key' | 'phone_key' | 'email_key'): string => `
  select id, kind, row_id rowId from person
  where ${column} = ? and ${column} <> '' and id <> ? and state = 'active' order by row_id limit ${MOST}`

/** What the base is asked. Each question is answered from an index of step 0004, whatever the size of the base. */
export const QUESTIONS = {
  snils: withKey('snils_key'),
  phone: withKey('phone_key'),
  email: withKey('email_key'),
  certificate: `
    select p.id, p.kind, p.row_id rowId, d.series from document d join person p on p.row_id = d.person
    where d.type = 'birth-certificate' and d.number = ? and d.number <> '' and p.id <> ? and p.state = 'active'
    order by p.row_id limit ${MOST}`,
}

/**
 * Finds the other active cards with the same СНИЛС, phone, e-mail or birth certificate, however it is spelled.
 *
 * @param twice what stands on two cards or more, where that is known: of anything else the base is not asked
 */
export function sharingOf(database: Database, twice?: Twice) {
  const bySnils = database.prepare<[string, string], Sharer>(QUESTIONS.snils)
  const byPhone = database.prepare<[string, string], Sharer>(QUESTIONS.phone)
  const byEmail = database.prepare<[string, string], Sharer>(QUESTIONS.email)
  const row = database.prepare<[string], number>('select row_id from person where id = ?').pluck()
  const byNumber = database.prepare<[string, string], Sharer & { series: string }>(QUESTIONS.certificate)

  return {
    /** Whether the card was written down after all the others: a number is copied from above. */
    isLast: (id: string, others: readonly Sharer[]): boolean => {
      if (others.length === 0) return true
      const own = row.get(id) ?? Infinity
      return others.every(({ rowId }) => rowId < own)
    },
    /** @param but the card that asks, which is not named */
    snils(text: string, but: string): Sharer[] {
      const key = snilsKey(text)
      return twice && !twice.snils.has(key) ? [] : bySnils.all(key, but)
    },
    phone(text: string, but: string): Sharer[] {
      const read = parsePhone(text)
      if (!read.ok) return []
      const key = read.value.slice(-10)
      return twice && key === phoneKey(text) && !twice.phone.has(key) ? [] : byPhone.all(key, but)
    },
    email(text: string, but: string): Sharer[] {
      const read = parseEmail(text)
      if (!read.ok) return []
      const key = read.value.toLowerCase()
      return twice && key === emailKey(text) && !twice.email.has(key) ? [] : byEmail.all(key, but)
    },
    certificate(series: string, number: string, but: string): Sharer[] {
      const own = seriesKey(series)
      if (number === '' || (twice && !twice.certificate.has(`${number} ${own}`))) return []
      return byNumber.all(number, but).filter((other) => seriesKey(other.series) === own)
    },
  }
}

export type Sharing = ReturnType<typeof sharingOf>

const seriesKey = remembered((series: string): string => {
  const read = parseSeries(series)
  return read.ok ? read.value.series : series.trim().toUpperCase()
}, 5_000)

/** What stands on more than one card, as the base spells it; of a certificate its number, a space and its series. */
export type Twice = Readonly<Record<'snils' | 'phone' | 'email' | 'certificate', ReadonlySet<string>>>

/** Goes once through each index and keeps what comes twice: for a check of everybody. */
export function twiceIn(database: Database): Twice {
  const repeated = (column: 'snils_key' | 'phone_key' | 'email_key') =>
    new Set(
      database
        .prepare<[], string>(
          `select ${column} from person where ${column} <> '' group by ${column} having count(*) > 1`,
        )
        .pluck()
        .iterate(),
    )
  return {
    snils: repeated('snils_key'),
    phone: repeated('phone_key'),
    email: repeated('email_key'),
    certificate: certificatesTwice(database),
  }
}

function certificatesTwice(database: Database): Set<string> {
  const rows = database
    .prepare<[], readonly [number: string, series: string]>(
      `select number, series from document where type = 'birth-certificate' and number <> '' order by number`,
    )
    .raw()
  const found = new Set<string>()
  let [last, here] = ['', new Set<string>()]
  for (const [number, series] of rows.iterate()) {
    if (number !== last) [last, here] = [number, new Set()]
    const own = seriesKey(series)
    if (here.has(own)) found.add(`${number} ${own}`)
    here.add(own)
  }
  return found
}
