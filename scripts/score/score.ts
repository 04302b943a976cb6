import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createChecks } from '../../main/checks/checks.ts'
import { peopleOf } from '../../main/store/people.ts'
import type { Wanted } from '../contingent/school.ts'
import { judge, type Score } from './judge.ts'
import { readLabels, type Planted } from './labels.ts'
import { importedBase, writeSchool } from './schools.ts'

/** A file of people with the list of what was planted in it; or the synthetic school to make. */
export type Judged = { readonly file: string; readonly labels: string } | Wanted

type Asked = {
  /** ISO. */
  readonly today: string
  readonly kinds?: ReadonlySet<string>
}

/** Imports the people into a fresh encrypted base, checks every record and compares with what was planted. */
export async function scoreOf(judged: Judged, { today, kinds }: Asked): Promise<Score> {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-score-'))
  try {
    const { file, planted } = filed(judged, folder)
    const database = await importedBase(folder, file)
    const people = peopleOf(database, { keep() {}, forget() {} }, Date.now)
    const checks = createChecks({ database, people, today: () => today })
    const score = judge([...people.each()], checks.marksOf, planted, kinds)
    database.close()
    return score
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function filed(judged: Judged, folder: string): { file: string; planted: Planted[] } {
  if ('file' in judged) return { file: judged.file, planted: readLabels(judged.labels) }
  const file = join(folder, 'school.csv')
  return { file, planted: writeSchool(file, judged) }
}
