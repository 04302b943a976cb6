import { alarmShareOf, holds, LEAST_RECALL, MOST_ALARMS, recallOf, type Score } from './judge.ts'

/** The score as lines of text: a table by kind, the false alarms by code, and the sentence that counts. */
export function reportOf(score: Score): string[] {
  const byCode = Map.groupBy(score.alarms, ({ mark }) => `${mark.field} ${mark.code} ${mark.severity}`)
  const share = (count: number) => `${((100 * count) / score.cleanFields).toFixed(3)} %`
  const planted = score.kinds.reduce((total, one) => total + one.planted, 0)
  const found = score.kinds.reduce((total, one) => total + one.found, 0)
  const mended = score.kinds.reduce((total, one) => total + one.mended, 0)
  const explained = score.alarms.filter(({ isExplained }) => isExplained).length

  return [
    ...table([
      ['kind of defect', 'in the base', 'found', 'recall', 'mended by the import'],
      ...score.kinds.map((one) => [
        one.kind,
        one.planted,
        one.found,
        percent(one.found, one.planted),
        one.mended || '',
      ]),
      ['all', planted, found, percent(found, planted), mended || ''],
    ]),
    '',
    ...table([
      ['false alarm', 'count', 'of clean fields', 'explained'],
      ...[...byCode]
        .sort(([, one], [, other]) => other.length - one.length)
        .map(([code, alarms]) => [
          code,
          alarms.length,
          share(alarms.length),
          alarms.filter(({ isExplained }) => isExplained).length,
        ]),
      ['all', score.alarms.length, share(score.alarms.length), explained],
    ]),
    '',
    `${score.persons.toLocaleString('en')} persons; of the false alarms ${explained} name a person who has a planted defect`,
    verdictOf(score),
  ]
}

/** One line: what was reached, beside its limits. */
export const verdictOf = (score: Score): string =>
  `recall ${recallOf(score).toFixed(2)} % (limit ${LEAST_RECALL}), ` +
  `false alarms ${alarmShareOf(score).toFixed(3)} % of ${score.cleanFields.toLocaleString('en')} clean fields ` +
  `(limit ${MOST_ALARMS}): ${holds(score) ? 'holds' : 'FAILS'}`

const percent = (part: number, whole: number): string =>
  whole === 0 ? '' : `${((100 * part) / whole).toFixed(1)} %`

/** The first column to the left, the numbers to the right. */
function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const texts = rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell.toLocaleString('en') : cell)),
  )
  const widths = texts[0]!.map((_, at) => Math.max(...texts.map((row) => row[at]!.length)))
  return texts.map((row) =>
    row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]!) : cell.padStart(widths[at]!))).join('  '),
  )
}
