import type { Field } from '../../domain/person.ts'
import { maskSnils } from '../../domain/snils.ts'

/** Fields that a stranger at the counter should not read from the screen. */
const PRIVATE: ReadonlySet<Field> = new Set(['snils', 'certificateNumber', 'phone', 'email'])

/** A value as shown while numbers are hidden: the end stays, so that it can still be told from another. */
export function covered(field: Field, shown: string): string {
  if (!PRIVATE.has(field)) return shown
  return field === 'snils' ? maskSnils(shown) : coveredText(shown)
}

/** Any text with all letters and digits but the last two hidden. */
export function coveredText(text: string): string {
  let left = [...text.matchAll(/[\p{Letter}\d]/gu)].length
  return text.replace(/[\p{Letter}\d]/gu, (sign) => (left-- > 2 ? '•' : sign))
}
