import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createImporter } from '../../main/import/importer.ts'
import { rebuilderWithin } from '../../main/search/rebuild.ts'
import { upkeepOf } from '../../main/search/upkeep.ts'
import type { Database } from '../../main/store/database.ts'
import { troubleOfBase } from '../../main/store/trouble.ts'
import { DAY } from './office.ts'

/** Carries the code of a fault that was an answer, not a surprise. */
class Refused extends Error {
  readonly answer: string
  constructor(answer: string) {
    super(answer)
    this.answer = answer
  }
}

/** How many people the list holds. */
export const LISTED = 30

let ids = 0

/** A list of a school beside the profile, put into the base and taken back. Refusals are thrown; `code` tells what they say. */
export function importing(database: Database, folder: string) {
  const file = join(folder, 'list.csv')
  const lines = Array.from(
    { length: LISTED },
    (_, place) => `019b0000-0000-7000-8000-0000000b${String(place).padStart(4, '0')};Загружен;Имя`,
  )
  writeFileSync(file, `Идентификатор;Фамилия;Имя\n${lines.join('\n')}\n`)
  const importer = createImporter({
    database,
    index: upkeepOf(database),
    rebuild: rebuilderWithin(database),
    newId: () => `019b0000-0000-7000-8000-${String(++ids).padStart(12, 'c')}`,
    now: () => DAY,
  })

  return {
    /** Gives the id of the batch. */
    async run(): Promise<string> {
      const look = await importer.look(file)
      if (!look.ok) throw new Refused(look.fault.code)
      const columns = look.value.columns.map(({ target }) => target)
      const run = await importer.run({ file, columns, padSnils: false })
      if (!run.ok) throw new Refused(run.fault.code)
      return run.value.batch
    },
    async undo(batch: string): Promise<void> {
      const undone = await importer.undo(batch)
      if (!undone.ok) throw new Refused(undone.fault.code)
    },
    code: (cause: unknown): string =>
      cause instanceof Refused ? cause.answer : (troubleOfBase(cause)?.code ?? 'unexpected'),
  }
}
