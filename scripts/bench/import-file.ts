import { appendFileSync, writeFileSync } from 'node:fs'
import { csvHead, csvRow } from '../contingent/csv.ts'
import { HEADINGS, rowsOf } from '../contingent/columns.ts'
import { families, pupilsFor } from '../contingent/school.ts'

/** Writes a file of about so many people as journals export it, CSV. */
export function writeSchool(file: string, people: number, seed: number): void {
  writeFileSync(file, csvHead(HEADINGS))
  let waiting = ''
  for (const family of families({ pupils: pupilsFor(people), seed })) {
    waiting += rowsOf(family.people).map(csvRow).join('')
    if (waiting.length < 1 << 22) continue
    appendFileSync(file, waiting)
    waiting = ''
  }
  appendFileSync(file, waiting)
}
