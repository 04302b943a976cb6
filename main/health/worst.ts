import type { Mark } from '../../contract/mark.ts'

type Severity = Mark['severity']

/** How grave, for comparing in the base: the gravest is the greatest; 0 is nothing. */
export const WEIGHT: Readonly<Record<Severity, number>> = { notice: 1, warning: 2, error: 3 }

/** How grave the gravest is; 0 where nothing is marked. */
export const worstOf = (marks: readonly { readonly severity: Severity }[]): number =>
  marks.reduce((worst, { severity }) => Math.max(worst, WEIGHT[severity]), 0)
