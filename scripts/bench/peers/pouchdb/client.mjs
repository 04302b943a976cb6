import { join } from 'node:path'
import PouchDB from 'pouchdb'
import memory from 'pouchdb-adapter-memory'

/** The desk of the peer: replicates everybody once, and tells its parent how long that took. */

const [url, folder, adapter, batch] = process.argv.slice(2)
PouchDB.plugin(memory)
const people = new PouchDB(join(folder, `peer-${process.pid}`), { adapter })
const from = process.cpuUsage()
const begun = performance.now()
const { docs_written: taken } = await PouchDB.replicate(url, people, {
  batch_size: Number(batch),
  batches_limit: 10,
})
const wallMs = performance.now() - begun
const { user, system } = process.cpuUsage(from)
process.send({ taken, wallMs, workMs: (user + system) / 1_000 })
await people.close()
process.disconnect()
