import writeWorkbook from 'write-excel-file/node'
import type { Mark } from '../../contract/mark.ts'
import type { HealthLine } from '../../contract/health.ts'

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

/** Signs that a workbook cannot hold. */
const FORBIDDEN = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu

/**
 * Writes a row for each mark: class, full name, birth date, where, how grave, what, the value that would mend
 * it. Every cell is a text: what begins with "=" stays what it is. Gives how many rows there are.
 */
export async function writeList(
  file: string,
  lines: Iterable<HealthLine>,
  words: ListWords,
): Promise<number> {
  const rows = [...lines].flatMap(({ person, marks }) => marks.map((mark) => textsOf(person, mark, words)))
  const cells = (texts: readonly string[], isHead: boolean) =>
    texts.map((text) => ({
      value: text.replace(FORBIDDEN, ''),
      type: String,
      format: '@',
      ...(isHead && { fontWeight: 'bold' as const }),
    }))
  await writeWorkbook([cells(words.headings, true), ...rows.map((row) => cells(row, false))], {
    sheet: sheetName(words.sheet),
    columns: WIDTHS.map((width) => ({ width })),
    stickyRowsCount: 1,
  }).toFile(file)
  return rows.length
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

/** A sheet's name may not hold these signs. */
const sheetName = (name: string): string => name.replace(/[\\/?*[\]:]/g, ' ').trim() || '1'
