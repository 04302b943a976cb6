import type { FailureCode } from './failures.ts'
import type { Trouble } from './trouble.ts'

/** Under which failure of the catalogue a trouble of the line stands: what it means, and what helps. */
export const failureOfTrouble = ({ code }: Pick<Trouble, 'code'>): FailureCode =>
  code === 'line.rights' ? 'line.no-rights' : code
