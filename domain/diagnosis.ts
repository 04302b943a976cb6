import type { AgeGroup } from './age.ts'
import type { Field, PersonKind } from './person.ts'

/**
 * Who can mend it: the school in its journal, the guardian or the pupil on Госуслуги, the МФЦ, the ЗАГС, the
 * support of Госуслуги or of the journal; or nobody has to, and one waits.
 */
export const FIXERS = ['school', 'guardian', 'pupil', 'mfc', 'zags', 'support', 'wait'] as const

export type Fixer = (typeof FIXERS)[number]

/**
 * What a case is about. `data` is the only nature of which a correction may come; `card` needs the school's
 * hand in the journal besides the fields (a card, a link, an enrolment, a binding, a document).
 */
export const NATURES = [
  'data',
  'card',
  'account',
  'consent',
  'password',
  'binding',
  'door',
  'outage',
] as const

export type Nature = (typeof NATURES)[number]

/**
 * The questions at the counter, in their order: through which door, who logs in, what stands on the screen,
 * whether the account on Госуслуги is in order; and what else it may be.
 */
export const QUESTIONS = ['door', 'who', 'message', 'account', 'other'] as const

export type Question = (typeof QUESTIONS)[number]

/** Whether a correction of fields may come of a case of this nature. */
export const mayCorrect = (nature: Nature): boolean => nature === 'data' || nature === 'card'

/** Who is logging in, as far as it changes the answer. A foreign certificate or citizenship counts as foreign. */
export type Visitor = { readonly who: PersonKind; readonly age: AgeGroup; readonly isForeign: boolean }

/** A condition of a remedy; what is left out fits everybody. */
export type Condition = {
  readonly who?: readonly PersonKind[] | undefined
  readonly ages?: readonly AgeGroup[] | undefined
  readonly foreign?: boolean | undefined
}

/** How a field takes part when the journal looks for the person who has come from Госуслуги. */
export const ROLES = ['finds', 'verifies', 'maybe'] as const

export type Role = (typeof ROLES)[number]

/** A field in the order of matching, for one kind of person. */
export type Matching = { readonly field: Field; readonly role: Role }

/** Whether the visitor is one whom the condition means. */
export const fits = (visitor: Visitor, { who, ages, foreign }: Condition): boolean =>
  (who?.includes(visitor.who) ?? true) &&
  (ages?.includes(visitor.age) ?? true) &&
  (foreign === undefined || foreign === visitor.isForeign)
