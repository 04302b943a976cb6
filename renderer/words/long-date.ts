import type { Words } from './spoken.ts'
import { typeset } from './typeset.ts'

/** An instant as papers spell it, not as a screen says it: «22 ноября 2026 г., 08:15». */
export const dayAndTime = (words: Words, instant: string): string => {
  const when = new Date(instant)
  return `${longDate(words, when)}, ${when.toTimeString().slice(0, 5)}`
}

/** A day as papers spell it: «22 ноября 2026 г.», "22 November 2026". @param day ISO, or the clock */
export const longDate = (words: Words, day: string | Date): string =>
  typeset(
    (typeof day === 'string' ? new Date(`${day.slice(0, 10)}T00:00:00`) : day).toLocaleDateString(
      words.language === 'ru' ? 'ru' : 'en-GB',
      { day: 'numeric', month: 'long', year: 'numeric' },
    ),
  )
