import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pipeline, Readable } from 'node:stream'
import { packerFor } from '../../gateway/packing.ts'

/**
 * A journal in a process of its own that answers every pull with the same stream, packed as the gateway packs it;
 * tells the port it listens on. Ends with its parent.
 *
 * `node journal.ts <file>`, NDJSON.
 */

/** The gateway gives a thousand lines at a time. */
const PIECE = 600_000 // bytes

const stream = readFileSync(process.argv[2]!)

function* pieces(): Generator<Uint8Array> {
  for (let at = 0; at < stream.length; at += PIECE) yield stream.subarray(at, at + PIECE)
}

const server = createServer(({ headers }, response) => {
  const packer = packerFor(String(headers['accept-encoding'] ?? ''))
  if (!packer) throw new Error('a desk that cannot unpack')
  response.writeHead(200, { 'content-type': 'application/x-ndjson', 'content-encoding': packer.name })
  pipeline(Readable.from(pieces(), { objectMode: false }), packer.start(), response, () => undefined)
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit())
