import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import express from 'express'
import expressPouchdb from 'express-pouchdb'
import PouchDB from 'pouchdb'
import memory from 'pouchdb-adapter-memory'

/**
 * The server of the peer, in memory: takes the people of a file (NDJSON), then tells its parent the port it listens on.
 */

const AT_ONCE = 1_000

const [file, folder] = process.argv.slice(2)
PouchDB.plugin(memory)
const InMemory = PouchDB.defaults({ adapter: 'memory' })
const people = new InMemory('people')

let waiting = []
for await (const line of createInterface({ input: createReadStream(file, 'utf8') })) {
  const { id, ...person } = JSON.parse(line)
  waiting.push({ _id: id, ...person })
  if (waiting.length === AT_ONCE) await put()
}
await put()

const app = express()
// Only what replication asks of a server: no log, no pages of administration.
app.use(
  expressPouchdb(InMemory, {
    mode: 'minimumForPouchDB',
    inMemoryConfig: true,
    logPath: `${folder}/peer.log`,
  }),
)
const server = app.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }))
process.on('disconnect', () => process.exit())

async function put() {
  await people.bulkDocs(waiting)
  waiting = []
}
