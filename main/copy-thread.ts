import { parentPort, workerData } from 'node:worker_threads'
import type { MadeCopy } from './copier.ts'
import { copiesIn } from './store/copies.ts'
import { connect } from './store/database.ts'
import { unlock } from './store/open.ts'
import type { CopyStart } from './thread-start.ts'

/** The program of the thread that makes one copy of the base, on a connection of its own. */

const { file, key, folder, wanted } = workerData as CopyStart
const tell = (made: MadeCopy): void => parentPort?.postMessage(made)

const database = connect(file)
try {
  unlock(database, key)
  const copies = copiesIn(folder)
  const name =
    wanted.kind === 'daily'
      ? copies.daily(database, wanted.today)
      : copies.extra(database, wanted.kind, wanted.at)
  tell({ name })
} catch (cause) {
  // Its code, never its message: that may hold what stands on a card.
  tell({ fault: cause instanceof Error && 'code' in cause ? String(cause.code) : '' })
} finally {
  database.close()
}
