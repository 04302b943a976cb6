import { parseEmail } from '../../domain/email.ts'
import { parsePhone } from '../../domain/phone.ts'
import { parseSeries } from '../../domain/certificate.ts'
import type { Database } from '../store/database.ts'

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

/** Finds the other active cards with the same СНИЛС, phone, e-mail or birth certificate, however it is spelled. */
export function sharingOf(database: Database) {
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
    snils: (text: string, but: string): Sharer[] => bySnils.all(snilsKey(text), but),
    phone(text: string, but: string): Sharer[] {
      const read = parsePhone(text)
      return read.ok ? byPhone.all(read.value.slice(-10), but) : []
    },
    email(text: string, but: string): Sharer[] {
      const read = parseEmail(text)
      return read.ok ? byEmail.all(read.value.toLowerCase(), but) : []
    },
    certificate: (series: string, number: string, but: string): Sharer[] =>
      byNumber.all(number, but).filter((other) => seriesKey(other.series) === seriesKey(series)),
  }
}

export type Sharing = ReturnType<typeof sharingOf>

/** The spelling of step 0004: digits of a readable number, the bare text of any other. */
const snilsKey = (text: string): string => text.replace(/[- \u00a0]/g, '')

function seriesKey(series: string): string {
  const read = parseSeries(series)
  return read.ok ? read.value.series : series.trim().toUpperCase()
}
