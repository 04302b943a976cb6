import { parseSeries } from '../../../domain/certificate.ts'
import { isIsoDate } from '../../../domain/date.ts'
import { showField } from '../../../domain/field.ts'
import type { Field } from '../../../domain/person.ts'

/** How dates and certificates are said in a language. */
export type AloudWords = {
  date: (day: number, month: number, year: number) => string
  series: (numeral: number, letters: string) => string
}

const GROUPS: { readonly [Name in Field]?: RegExp } = {
  snils: /^(\d{3})(\d{3})(\d{3})(\d{2})$/,
  certificateNumber: /^(\d{3})(\d{2,3}?)(\d{2})?$/,
  phone: /^(\+7)(\d{3})(\d{3})(\d{2})(\d{2})$/,
}

/**
 * A value as it is read aloud over the counter: digits in groups, dates in words, the two alphabets of a
 * certificate named. What cannot be read stays as it stands.
 */
export function aloud(field: Field, value: string, words: AloudWords): string {
  const groups = GROUPS[field]?.exec(value)
  if (groups) return groups.slice(1).filter(Boolean).join('\u00a0— ')

  if (field === 'birthDate' && isIsoDate(value)) {
    const [year = 0, month = 0, day = 0] = value.split('-').map(Number)
    return words.date(day, month, year)
  }
  const series = field === 'certificateSeries' ? parseSeries(value) : undefined
  if (series?.ok && series.value.series === value) {
    return words.series(series.value.numeral, value.slice(-2))
  }
  return showField(field, value)
}
