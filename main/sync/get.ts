import { once } from 'node:events'
import type { IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { PassThrough, pipeline, Readable, type Transform } from 'node:stream'
import { constants, createGunzip, createZstdDecompress } from 'node:zlib'

type Header = readonly [name: string, value: string]

/** How an answer begins, and its body, unpacked. Where the line breaks, the body gives what has come, and throws. */
export type Got = {
  readonly status: number
  readonly headers: readonly Header[]
  readonly body: AsyncIterable<Uint8Array> | undefined
}

/** `fetch` unpacks 16 KiB at a time; a long answer is read in half the time by larger pieces. */
const AT_ONCE = 256 * 1_024 // bytes

const BODILESS: ReadonlySet<number> = new Set([204, 205, 304])

/**
 * Asks with GET, and for a packed answer; follows nothing.
 *
 * @throws what Node throws where nobody answers, with its code
 */
export async function get(url: string, headers: readonly Header[]): Promise<Got> {
  const request = url.startsWith('https:') ? requestHttps : process.getBuiltinModule('node:http').request
  const asked = request(url, {
    headers: { ...Object.fromEntries(headers), 'accept-encoding': 'zstd, gzip' },
  })
  asked.end()
  const [answer] = (await once(asked, 'response')) as [IncomingMessage]
  asked.on('error', () => undefined) // the answer itself breaks off with it
  const { statusCode: status = 0 } = answer
  if (status < 200 || status > 599) throw new Error('a status that is none')
  return {
    status,
    headers: Object.entries(answer.headersDistinct).flatMap(([name, values = []]) =>
      values.map((value) => [name, value] as const),
    ),
    body: BODILESS.has(status) ? undefined : unpacked(answer),
  }
}

async function* unpacked(answer: IncomingMessage): AsyncGenerator<Uint8Array> {
  let cut: unknown
  async function* come(): AsyncGenerator<Uint8Array> {
    try {
      for await (const piece of answer) yield piece as Uint8Array
    } catch (cause) {
      cut = cause
    }
  }
  yield* pipeline(Readable.from(come()), unpackerOf(answer.headers['content-encoding']), () => undefined)
  if (cut) throw cut
}

/** What stands in a stream that is cut is given to its last byte. */
function unpackerOf(packing: string | undefined): Transform {
  const { Z_SYNC_FLUSH, ZSTD_e_flush, ZSTD_d_windowLogMax } = constants
  if (packing === 'gzip') {
    return createGunzip({ chunkSize: AT_ONCE, flush: Z_SYNC_FLUSH, finishFlush: Z_SYNC_FLUSH })
  }
  if (packing !== 'zstd') return new PassThrough()
  return createZstdDecompress({
    chunkSize: AT_ONCE,
    flush: ZSTD_e_flush,
    finishFlush: ZSTD_e_flush,
    params: { [ZSTD_d_windowLogMax]: LARGEST_WINDOW },
  })
}

/** 8 MiB, the most that the format itself asks a reader to have (RFC 8878). */
const LARGEST_WINDOW = 23
