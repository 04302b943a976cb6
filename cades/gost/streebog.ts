import { ITERATIONS, MATRIX, SUBSTITUTION } from './streebog-tables.ts'

/**
 * GOST R 34.11-2012 «Стрибог» (RFC 6986). Numbers of 512 bits are sixteen 32-bit words, the least significant
 * first, so the bytes of a message are taken in their order.
 */

const BLOCK_BYTES = 64
const WORDS = 16

/** The 32 bytes of Streebog-256, in the order the function gives them. */
export const streebog256 = (bytes: Uint8Array): Uint8Array => hashed(bytes, 0x01010101).slice(32)

/** The 64 bytes of Streebog-512, in the order the function gives them. */
export const streebog512 = (bytes: Uint8Array): Uint8Array => hashed(bytes, 0)

function hashed(bytes: Uint8Array, initial: number): Uint8Array {
  if (!isReady) makeTables()
  const hash = new Uint32Array(WORDS).fill(initial)
  const count = new Uint32Array(WORDS)
  const sum = new Uint32Array(WORDS)
  const block = new Uint32Array(WORDS)

  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const whole = bytes.length - (bytes.length % BLOCK_BYTES)
  for (let at = 0; at < whole; at += BLOCK_BYTES) {
    for (let word = 0; word < WORDS; word += 1) block[word] = view.getUint32(at + 4 * word, true)
    compress(hash, count, block)
    add(count, BLOCK_BITS)
    add(sum, block)
  }

  // The rest of the message, a one bit, then zeros: also when nothing is left.
  const last = new Uint8Array(BLOCK_BYTES)
  last.set(bytes.subarray(whole))
  last[bytes.length - whole] = 1
  const padded = new DataView(last.buffer)
  for (let word = 0; word < WORDS; word += 1) block[word] = padded.getUint32(4 * word, true)
  compress(hash, count, block)
  add(count, number((bytes.length - whole) * 8))
  add(sum, block)
  compress(hash, ZERO, count)
  compress(hash, ZERO, sum)

  const out = new DataView(new ArrayBuffer(BLOCK_BYTES))
  for (let word = 0; word < WORDS; word += 1) out.setUint32(4 * word, hash[word]!, true)
  return new Uint8Array(out.buffer)
}

function number(value: number): Uint32Array {
  const words = new Uint32Array(WORDS)
  words[0] = value
  return words
}

const ZERO = number(0)
const BLOCK_BITS = number(8 * BLOCK_BYTES)

/** Adds modulo 2^512. */
function add(sum: Uint32Array, value: Uint32Array): void {
  let carry = 0
  for (let word = 0; word < WORDS; word += 1) {
    const total = sum[word]! + value[word]! + carry
    sum[word] = total
    carry = total > 0xffffffff ? 1 : 0
  }
}

/**
 * What each byte value in each place of a 64-bit vector turns into by the substitution and the matrix, as the
 * low and the high half: the permutation of bytes is only the order in which `transform` reads them. Made with the
 * first digest: no start pays for it.
 */
const LOW = new Uint32Array(8 * 256)
const HIGH = new Uint32Array(8 * 256)
let isReady = false

function makeTables(): void {
  isReady = true
  const matrix = new DataView(MATRIX.buffer, MATRIX.byteOffset, MATRIX.byteLength)
  for (let place = 0; place < 8; place += 1)
    for (let value = 0; value < 256; value += 1)
      for (let bit = 0; bit < 8; bit += 1) {
        if (!((SUBSTITUTION[value]! >> bit) & 1)) continue
        const row = 8 * (63 - 8 * place - bit)
        HIGH[256 * place + value]! ^= matrix.getUint32(row)
        LOW[256 * place + value]! ^= matrix.getUint32(row + 4)
      }
}

const CONSTANTS: readonly Uint32Array[] = ITERATIONS.map((bytes) => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return Uint32Array.from({ length: WORDS }, (_, word) => view.getUint32(4 * (WORDS - 1 - word)))
})

const mixed = new Uint32Array(WORDS)

/** LPS of the exclusive or of two numbers; `into` may be one of them. Unrolled: it takes all of the time. */
function transform(into: Uint32Array, first: Uint32Array, second: Uint32Array): void {
  for (let word = 0; word < WORDS; word += 1) mixed[word] = first[word]! ^ second[word]!
  for (let vector = 0; vector < 8; vector += 1) {
    const half = vector >> 2
    const shift = 8 * (vector & 3)
    const a = (mixed[half]! >>> shift) & 255
    const b = 256 + ((mixed[half + 2]! >>> shift) & 255)
    const c = 512 + ((mixed[half + 4]! >>> shift) & 255)
    const d = 768 + ((mixed[half + 6]! >>> shift) & 255)
    const e = 1024 + ((mixed[half + 8]! >>> shift) & 255)
    const f = 1280 + ((mixed[half + 10]! >>> shift) & 255)
    const g = 1536 + ((mixed[half + 12]! >>> shift) & 255)
    const h = 1792 + ((mixed[half + 14]! >>> shift) & 255)
    into[2 * vector] = LOW[a]! ^ LOW[b]! ^ LOW[c]! ^ LOW[d]! ^ LOW[e]! ^ LOW[f]! ^ LOW[g]! ^ LOW[h]!
    into[2 * vector + 1] =
      HIGH[a]! ^ HIGH[b]! ^ HIGH[c]! ^ HIGH[d]! ^ HIGH[e]! ^ HIGH[f]! ^ HIGH[g]! ^ HIGH[h]!
  }
}

const key = new Uint32Array(WORDS)
const state = new Uint32Array(WORDS)

/** The step function g of §8: twelve rounds keyed by the hash and the count of bits. */
function compress(hash: Uint32Array, count: Uint32Array, block: Uint32Array): void {
  transform(key, hash, count)
  state.set(block)
  for (const constant of CONSTANTS) {
    transform(state, state, key)
    transform(key, key, constant)
  }
  for (let word = 0; word < WORDS; word += 1) hash[word]! ^= state[word]! ^ key[word]! ^ block[word]!
}
