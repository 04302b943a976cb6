import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Correction } from '../../contract/correction.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { listen } from '../../gateway/listen.ts'
import { openGateway } from '../../gateway/open.ts'
import { bytesOf } from '../../main/store/corrections.ts'
import { ask, systemTimers, type Line } from '../../main/sync/ask.ts'
import { get } from '../../main/sync/get.ts'
import { packed, type Sealed } from '../../main/sync/spelling.ts'
import { wholeAnswer } from '../../main/sync/whole-answer.ts'
import { ownSigner } from '../../test/fakes/signer.ts'
import { below } from './line.ts'
import type { BenchResult, BenchTable } from './result.ts'
import { tapBefore, type Counted } from './wire-tap.ts'
import { worked } from './worked.ts'

const SCHOOL = 'school-1'
const TOKEN = 'token-of-the-bench-0123456789'
const SCHOOL_BATCH = 5_000
const REQUEST = 100
const BATCHES = [1, 20, 1_000] as const

/** What a program would send that sends records and corrections as JSON: one array, packed as a web server packs it. */
const asJson = (values: readonly unknown[]): number => gzipSync(JSON.stringify(values), { level: 6 }).length

/** Bytes on the wire of a pull and of pushes, counted on the sockets, beside the same as JSON and gzip. */
export async function benchWire(records: readonly PersonRecord[]): Promise<BenchResult> {
  const signer = ownSigner()
  const gateway = await openGateway({
    trusted: [signer.authority],
    training: false,
    certificates: 'any',
    begin: { school: SCHOOL, title: 'Учебная школа', workplace: 'desk-1', token: TOKEN },
    now: Date.now,
    log: { access: () => undefined, surprise: (where) => console.error(where) },
  })
  const line = await listen(gateway.fetch, { host: '127.0.0.1', port: 0 })
  const tap = await tapBefore(line.port)
  try {
    for (let from = 0; from < records.length; from += SCHOOL_BATCH)
      await gateway.archive.people.load(SCHOOL, records.slice(from, from + SCHOOL_BATCH))

    const peer = asJson(records)
    const packing = await worked(() => Promise.resolve(asJson(records)))
    const first = await pulled(tap.url, {})
    const pullDown = tap.take().down
    await pulled(tap.url, { 'accept-encoding': 'gzip' })
    const gzipDown = tap.take().down
    const rowOf = (what: string, { heads, bodies }: Counted): string[] => [
      what,
      each(bodies, records.length),
      String(heads),
      (bodies / peer).toFixed(3),
    ]
    const pulls: BenchTable = {
      title: `bytes on the wire for each of ${records.length.toLocaleString('en')} records`,
      head: ['pull', 'bytes a record', 'head of the answer', 'times JSON+gzip'],
      rows: [
        ['JSON array, gzip -6', each(peer, records.length), '–', '1.000'],
        rowOf('our desk (zstd)', pullDown),
        rowOf('a desk of before (gzip)', gzipDown),
        ['lines, not packed', each(first, records.length), '–', (first / peer).toFixed(3)],
      ],
      words: `Chunk marks are counted with the record. JSON and gzip -6 of all take ${Math.round(packing)} ms of the processor, spelling included.`,
    }

    const pushes: string[][] = []
    const unsigned = new Map<number, number>()
    const corrections = records.slice(0, Math.max(...BATCHES)).map(correctionOf)
    for (const size of BATCHES) {
      const some = corrections.slice(0, size)
      const sealed = some.map((one): Sealed => {
        const bytes = bytesOf(one)
        return { id: one.id, bytes, signature: signer.seal(bytes).signature }
      })
      let bare = 0
      const spelling = await worked(async () => {
        for (let from = 0; from < size; from += REQUEST) await packed(sealed.slice(from, from + REQUEST))
      })
      tap.take()
      for (let from = 0; from < size; from += REQUEST) {
        const batch = sealed.slice(from, from + REQUEST)
        bare += (await packed(batch.map((one) => ({ ...one, signature: new Uint8Array() })))).body.length
        await offered(tap.url, batch)
      }
      const { up, down } = tap.take()
      const theirs = asJson(some)
      unsigned.set(size, bare / theirs)
      const plain = sealed.reduce((sum, one) => sum + (one.bytes.length + one.signature.length) * (4 / 3), 0)
      pushes.push([
        size.toLocaleString('en'),
        ...[theirs, bare, up.bodies - bare, up.heads, down.bodies, plain].map((bytes) => each(bytes, size)),
        (bare / theirs).toFixed(3),
        `${((spelling * 1_000) / size).toFixed(0)} µs`,
      ])
    }
    return {
      lines: [
        below(
          'bytes on the wire of a record in a first pull / JSON array of the same, gzip -6',
          pullDown.bodies / peer,
          '×',
          1,
          `${each(pullDown.bodies, records.length)} against ${each(peer, records.length)} bytes; a desk of before (gzip) ${each(gzipDown.bodies, records.length)}`,
        ),
        ...[20, 1_000].map((size) =>
          below(
            `bytes on the wire of a correction without its signature, ${size.toLocaleString('en')} together / JSON array, gzip -6`,
            unsigned.get(size)!,
            '×',
            1,
          ),
        ),
      ],
      tables: [
        pulls,
        {
          title: 'bytes on the wire for each correction sent',
          head: [
            'together',
            'JSON+gzip',
            'ours, unsigned',
            'CAdES',
            'heads',
            'verdict',
            'before: base64',
            'unsigned / JSON+gzip',
            'packing',
          ],
          rows: pushes,
          words: `Up to ${REQUEST} go in one request, packed with brotli 5; the CAdES is what the signature with its certificate adds to the same request. The verdict is the answer, its chunk marks counted.`,
        },
      ],
    }
  } finally {
    tap.close()
    await line.close()
    await gateway.close()
  }
}

const each = (bytes: number, count: number): string => (bytes / count).toFixed(1)

/** Pulls everything as the reading thread of a desk does; gives the bytes that it unpacks to. */
async function pulled(url: string, more: Record<string, string>): Promise<number> {
  const headers = { authorization: `Bearer ${TOKEN}`, 'sverka-protocol': '4', connection: 'close' }
  let size = 0
  if (Object.keys(more).length > 0) {
    const answer = await fetch(`${url}/v1/changes?after=`, { headers: { ...headers, ...more } })
    for await (const piece of answer.body!) size += piece.length
    return size
  }
  const { body } = await get(`${url}/v1/changes?after=`, Object.entries(headers))
  for await (const piece of body!) size += piece.length
  return size
}

async function offered(url: string, batch: readonly Sealed[]): Promise<void> {
  const line: Line = {
    place: { url, token: TOKEN },
    fetch,
    timers: systemTimers,
    stopped: new AbortController().signal,
  }
  const { headers, body } = await packed(batch)
  // One question to a connection, so that the tap can tell heads from bodies.
  const asked = await ask(line, '/v1/corrections', {
    method: 'POST',
    headers: { ...headers, connection: 'close' },
    body,
  })
  const said = asked.ok && (await wholeAnswer(asked.value))
  if (!said || !said.ok || JSON.stringify(said.value).includes('refused'))
    throw new Error(`not taken: ${JSON.stringify(said).slice(0, 400)}`)
}

const FIELDS = ['phone', 'email', 'lastName'] as const

/** A correction of a person, with ids and values that are as hard to pack as real ones. */
function correctionOf(person: PersonRecord, place: number): Correction {
  const hex = createHash('sha256').update(person.id).digest('hex')
  const created = 1_788_000_000_000 + place * 61_000
  const time = created.toString(16).padStart(12, '0')
  const field = FIELDS[place % FIELDS.length]!
  const digits = String(Number.parseInt(hex.slice(24, 36), 16))
    .slice(-9)
    .padStart(9, '0')
  const becomes = {
    phone: `+79${digits}`,
    email: `${hex.slice(0, 6)}@example.org`,
    lastName: `${person.lastName}а`,
  }
  return {
    form: 1,
    id: `${time.slice(0, 8)}-${time.slice(8)}-7${hex.slice(0, 3)}-8${hex.slice(3, 6)}-${hex.slice(6, 18)}`,
    school: SCHOOL,
    workplace: 'desk-1',
    person: person.id,
    baseVersion: 1,
    changes: [{ field, was: person[field], becomes: becomes[field] }],
    basis: 'original',
    askedBy: 'guardian',
    created: new Date(created).toISOString(),
    training: false,
  }
}
