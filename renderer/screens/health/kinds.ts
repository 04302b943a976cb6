import type { Health } from '../../../contract/health.ts'
import type { Mark } from '../../../contract/mark.ts'

export type Kind = Health['kinds'][number]

export type Severity = Mark['severity']

/** From the gravest to what is only to be known. */
export const SEVERITIES: readonly Severity[] = ['error', 'warning', 'notice']

/** The sign beside a word of gravity. */
export const SEVERITY_ICONS = { error: 'fault', warning: 'warning', notice: 'hint' } as const

/** The code of the birthdays that change the rules: they have a list of their own. */
export const TURNING = 'age.turns' as const

/** The gravest first, then by the number of people who have it so. */
export const inGravity = (kinds: readonly Kind[]): Kind[] =>
  kinds.toSorted(
    (one, other) =>
      SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity) || other.gravest - one.gravest,
  )

/** What stands in the way. What is only to be known is left out: it keeps nobody out. */
export const defectsOf = (kinds: readonly Kind[]): Kind[] =>
  inGravity(kinds).filter(
    ({ severity, people, code }) => severity !== 'notice' && people > 0 && code !== TURNING,
  )

/** Marks of one person as they are read: those of the kind looked for first, then the gravest. */
export const inReading = (marks: readonly Mark[], code: string | undefined): Mark[] =>
  marks.toSorted((one, other) => weightOf(one, code) - weightOf(other, code))

const weightOf = (mark: Mark, code: string | undefined): number =>
  mark.code === code ? -1 : SEVERITIES.indexOf(mark.severity)
