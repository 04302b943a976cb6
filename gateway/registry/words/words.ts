import { en } from './en.ts'
import { ru, type Words } from './ru.ts'

/** The registry's languages by their code. */
export const languages: Readonly<Record<Words['language'], Words>> = { ru, en }

const PLURAL = new Intl.PluralRules('ru')

/** «1 день», «2 дня», “5 days”: days in the language of the words. */
export function daysIn({ language }: Words, count: number): string {
  if (language === 'en') return `${count} ${count === 1 ? 'day' : 'days'}`
  return `${count} ${{ one: 'день', few: 'дня' }[PLURAL.select(count) as 'one' | 'few'] ?? 'дней'}`
}

/** A day as people of the language write it, in the zone of the server. */
export const dayIn = ({ language }: Words, at: Date): string =>
  at.toLocaleDateString(LOCALE[language], { day: '2-digit', month: '2-digit', year: 'numeric' })

/** A day with its time, in the zone of the server. */
export const momentIn = (words: Words, at: Date): string =>
  `${dayIn(words, at)}, ${at.toLocaleTimeString(LOCALE[words.language], { hour: '2-digit', minute: '2-digit' })}`

/** A number with its thousands apart. */
export const numberIn = ({ language }: Words, value: number): string => value.toLocaleString(LOCALE[language])

/** How long ago: «3 минуты назад», «вчера». */
export function agoIn({ language }: Words, at: Date, now: number): string {
  const spoken = new Intl.RelativeTimeFormat(LOCALE[language], { numeric: 'auto' })
  const minutes = Math.round((at.getTime() - now) / 60_000)
  if (minutes > -60) return spoken.format(Math.min(0, minutes), 'minute')
  if (minutes > -24 * 60) return spoken.format(Math.round(minutes / 60), 'hour')
  return spoken.format(Math.round(minutes / (24 * 60)), 'day')
}

const LOCALE = { ru: 'ru', en: 'en-GB' } as const
