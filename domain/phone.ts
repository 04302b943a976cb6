import { done, failed, type Outcome } from './outcome.ts'

/**
 * Why a text is not a Russian telephone number.
 *
 * - `phone.form`: something besides digits and the usual separators
 * - `phone.digits`: `digits` of them, and it should be ten after +7 or 8
 * - `phone.two`: two numbers in one field
 * - `phone.foreign`: the code of another country
 * - `phone.repeated`: one digit all along, typed to fill the field
 */
export type PhoneFault =
  | { code: 'phone.form' | 'phone.two' | 'phone.foreign' | 'phone.repeated' }
  | { code: 'phone.digits'; digits: number }

/** Spaces, hyphens, brackets and dots that stand between digits, and signs that cannot be seen. */
const SEPARATORS = /[\s\p{Dash_Punctuation}\u2212().\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]/gu

/** Reads a number in any usual spelling, "8 (999) 123-45-67", and gives it as +7 and ten digits (E.164). */
export function parsePhone(text: string): Outcome<string, PhoneFault> {
  if (/^\+7\d{10}$/.test(text) && !/(\d)\1{9}$/.test(text)) return done(text)
  const bare = text.normalize('NFKC').replace(SEPARATORS, '')
  if (/^\+?\d{10,12}[,;/]\+?\d{10,12}$/.test(bare)) return failed({ code: 'phone.two' })
  if (!/^\+?\d+$/.test(bare)) return failed({ code: 'phone.form' })

  const digits = bare.replace('+', '')
  if (/^(\d{11}){2}$/.test(digits)) return failed({ code: 'phone.two' })
  if (bare.startsWith('+') && !digits.startsWith('7')) return failed({ code: 'phone.foreign' })

  const isLong = digits.length === 11 && /^[78]/.test(digits)
  if (!isLong && (digits.length !== 10 || bare.startsWith('+'))) {
    return failed({ code: 'phone.digits', digits: digits.length })
  }
  const national = digits.slice(-10)
  return /^(\d)\1{9}$/.test(national) ? failed({ code: 'phone.repeated' }) : done(`+7${national}`)
}

/** Госуслуги sends its codes to mobile numbers only. */
export const isMobile = (phone: string): boolean => phone.startsWith('+79')

/** The spelling for the eye, "+7 (999) 123-45-67"; the text unchanged where it is not a number as kept. */
export const formatPhone = (text: string): string =>
  text.replace(/^\+7(\d{3})(\d{3})(\d{2})(\d{2})$/, '+7 ($1) $2-$3-$4')
