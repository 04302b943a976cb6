import type { Transform } from 'node:stream'
import { promisify } from 'node:util'
import {
  brotliDecompress,
  brotliDecompressSync,
  constants,
  createGzip,
  createZstdCompress,
  gunzip,
  gunzipSync,
  gzip,
} from 'node:zlib'
import { done, failed, type Outcome } from '../domain/outcome.ts'

/**
 * Fewer bytes than gzip 6, for a third more work than gzip 1, and little memory for each pull. Measured on records: ids
 * and numbers are most of them, and shorter matches only get in their way.
 */
const ZSTD = {
  [constants.ZSTD_c_compressionLevel]: 5,
  [constants.ZSTD_c_minMatch]: 6,
  [constants.ZSTD_c_windowLog]: 18,
}

/** How a long answer may be packed, the best first. */
const PACKERS = {
  zstd: () => createZstdCompress({ params: ZSTD }),
  gzip: () => createGzip({ level: constants.Z_BEST_SPEED }),
} as const satisfies { readonly [name: string]: () => Transform }

type Packing = keyof typeof PACKERS

/**
 * How to pack an answer for who accepts this; undefined where nothing is known to both.
 *
 * @param accepted the header `accept-encoding`
 */
export function packerFor(
  accepted: string,
): { readonly name: Packing; readonly start: () => Transform } | undefined {
  const names = namesIn(accepted)
  const name = (Object.keys(PACKERS) as Packing[]).find((one) => names.includes(one))
  return name && { name, start: PACKERS[name] }
}

const namesIn = (accepted: string): string[] =>
  accepted
    .toLowerCase()
    .split(',')
    .map((one) => one.split(';').map((part) => part.trim()))
    .filter(([, quality]) => !/^q=0(?:\.0*)?$/.test(quality ?? ''))
    .map(([name]) => name!)

/** A shorter answer packs to nothing. */
const WORTH = 1_000 // characters

const zip = promisify(gzip)

/** A text that is at hand whole, packed with gzip; undefined where that is not accepted or not worth it. */
export const zipped = (text: string, accepted: string): Promise<Buffer<ArrayBuffer>> | undefined =>
  text.length >= WORTH && namesIn(accepted).includes('gzip') ? zip(text) : undefined

/** How a request may be packed. */
const UNPACKERS = {
  br: { later: promisify(brotliDecompress), now: brotliDecompressSync },
  gzip: { later: promisify(gunzip), now: gunzipSync },
} as const

/** What is so short is unpacked sooner than it is handed to a thread. */
const AT_ONCE = 8_192 // bytes

/** A batch packs to a seventh, one of the same text over and over to a fiftieth: what unfolds more is no batch. */
const MOST_UNFOLDED = 100

/** What is small may unfold more. */
const SMALL = 65_536 // bytes

/** Whether a body that is so packed can be read; '' is one as it stands. */
export const isKnownPacking = (name: string): boolean => name === '' || Object.hasOwn(UNPACKERS, name)

/** The body as it was before it was packed, never more than `most` bytes nor a hundred times as many as came. */
export async function unpacked(
  packed: Buffer,
  name: string,
  most: number,
): Promise<Outcome<Buffer, 'form' | 'size'>> {
  if (name === '') return done(packed)
  const maxOutputLength = Math.min(most, SMALL + MOST_UNFOLDED * packed.length)
  try {
    const { now, later } = UNPACKERS[name as keyof typeof UNPACKERS]
    return done(await (packed.length <= AT_ONCE ? now : later)(packed, { maxOutputLength }))
  } catch (cause) {
    const isTooMuch = cause instanceof Error && 'code' in cause && cause.code === 'ERR_BUFFER_TOO_LARGE'
    return failed(isTooMuch ? 'size' : 'form')
  }
}
