import type { Line } from './journal.ts'

/** Whether there is a line to speak of: where people carry corrections, a desk need not have any. */
export const hasLine = ({ way, host }: Line): boolean => way === 'gateway' || host !== undefined
