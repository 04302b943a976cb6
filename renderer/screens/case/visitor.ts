import type { PersonRecord } from '../../../contract/person.ts'
import { ageOn, turns, type AgeGroup, type Turning } from '../../../domain/age.ts'
import { isIsoDate } from '../../../domain/date.ts'
import type { Visitor } from '../../../domain/diagnosis.ts'

/** Who may be logging in, as the secretary chooses it. */
export const SEATS = ['to-13', '14-17', 'from-18', 'guardian'] as const satisfies readonly (
  AgeGroup | 'guardian'
)[]

export type Seat = (typeof SEATS)[number]

/** The choice that stands for a visitor. */
export const seatOf = ({ who, age }: Visitor): Seat => (who === 'guardian' ? 'guardian' : age)

/** The visitor that a choice stands for. Grown-ups are of age. */
export const visitorAt = (seat: Seat, isForeign: boolean): Visitor =>
  seat === 'guardian'
    ? { who: 'guardian', age: 'from-18', isForeign }
    : { who: 'pupil', age: seat, isForeign }

/** How soon a birthday that changes the rules is spoken of, in days. */
const SOON = 30

/** What of the record tells who is logging in. */
export type Told = {
  /** Full years; absent where the birth date cannot be read. */
  readonly age?: number
  readonly turning?: Turning
  /** By what the person counts as foreign. */
  readonly foreign?: 'paper' | 'citizenship'
}

/**
 * Why the visitor is taken for what he is: the age, the birthday soon to change the rules, the foreign paper.
 *
 * @param today ISO
 * @param isForeign as the diagnosis counts it
 */
export function toldBy(record: PersonRecord, today: string, isForeign: boolean): Told {
  const isDated = isIsoDate(record.birthDate)
  const turning = isDated && record.kind === 'pupil' ? turns(record.birthDate, today, SOON) : undefined
  const hasPaper = record.documents.some(({ type }) => type.startsWith('foreign-'))
  return {
    ...(isDated && { age: ageOn(record.birthDate, today) }),
    ...(turning && { turning }),
    ...(isForeign && { foreign: hasPaper ? 'paper' : 'citizenship' }),
  }
}
