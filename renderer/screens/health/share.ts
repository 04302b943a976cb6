/**
 * How many in a hundred, as a whole number: 100 only when it is all of them and 0 only when it is nobody, so
 * that 99.6 % does not look like a finished work. Of nobody it is all.
 */
export function percentOf(part: number, whole: number): number {
  if (part >= whole) return 100
  if (part <= 0) return 0
  return Math.min(99, Math.max(1, Math.round((100 * part) / whole)))
}
