import type { Mark } from '../../contract/mark.ts'
import type { HealthLine } from '../../contract/health.ts'
import type { Sheet } from '../workbook/sheet.ts'

/** The words of the list in the language of the page: seven headings, and a text for each code that may stand there. */
export type ListWords = {
  readonly sheet: string
  readonly headings: readonly string[]
  readonly codes: Readonly<Record<string, string>>
  readonly fields: Readonly<Record<string, string>>
  readonly severities: Readonly<Record<string, string>>
}

/** Of each column in the width of a sign. */
const WIDTHS = [8, 34, 12, 18, 14, 60, 24]

/**
 * The list as a sheet with a row for each mark: class, full name, birth date, where, how grave, what, the value that
 * would mend it. `rows` counts those that were asked for.
 */
export function sheetOf(
  lines: Iterable<HealthLine>,
  words: ListWords,
): { readonly sheet: Sheet; readonly rows: () => number } {
  let count = 0
  function* rows() {
    yield words.headings
    for (const { person, marks } of lines)
      for (const mark of marks) {
        count += 1
        yield textsOf(person, mark, words)
      }
  }
  return { sheet: { name: words.sheet, widths: WIDTHS, head: 'row', rows: rows() }, rows: () => count }
}

function textsOf(
  person: HealthLine['person'],
  mark: Mark,
  { codes, fields, severities }: ListWords,
): string[] {
  const { className, lastName, firstName, middleName, birthDate } = person
  return [
    className,
    [lastName, firstName, middleName].filter(Boolean).join(' '),
    birthDate.replace(/^(\d{4})-(\d{2})-(\d{2})$/, '$3.$2.$1'),
    fields[mark.field] ?? mark.field,
    severities[mark.severity] ?? mark.severity,
    codes[mark.code] ?? mark.code,
    mark.repair ?? '',
  ]
}
