import { v7 } from 'uuid'
import { createImporter } from '../../../main/import/importer.ts'
import { rebuilderWithin } from '../../../main/search/rebuild.ts'
import { upkeepOf } from '../../../main/search/upkeep.ts'
import { openStore } from '../../../main/store/open.ts'

/** Imports a file and is killed with -9 before the base is told this; where it never is, the import goes in. */
const [base = '', file = '', killAt = ''] = process.argv.slice(2)

const opened = openStore({ file: base, key: new Uint8Array(32).fill(7) })
if (!opened.ok) throw new Error(opened.fault.code)
const database = opened.value
const exec = database.exec.bind(database)
database.exec = (text) => {
  if (text.startsWith(killAt)) process.kill(process.pid, 'SIGKILL')
  return exec(text)
}
const importer = createImporter({
  database,
  index: upkeepOf(database),
  rebuild: rebuilderWithin(database),
  newId: () => v7(),
  now: Date.now,
})
// So little room that half of what is written is in the log of the base long before the commit.
database.pragma('cache_size=10')

const look = await importer.look(file)
if (!look.ok) throw new Error(look.fault.code)
const run = await importer.run({
  file,
  columns: look.value.columns.map(({ target }) => target),
  padSnils: false,
})
if (!run.ok) throw new Error(run.fault.code)
