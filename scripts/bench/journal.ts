import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { parentPort, workerData } from 'node:worker_threads'

/** A journal in a thread of its own that answers every pull with the same stream; tells the port it listens on. */
const stream = workerData as Uint8Array
const server = createServer((_request, response) => {
  response.writeHead(200, { 'content-type': 'application/x-ndjson' }).end(stream)
})
server.listen(0, '127.0.0.1', () => parentPort?.postMessage((server.address() as AddressInfo).port))
