import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { streebog256, streebog512 } from '../../cades/gost/streebog.ts'

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

/** «Се ветри, Стрибожи внуци…» in the encoding of the standard, windows-1251. */
const IGOR = Buffer.from(
  'd1e520e2e5f2f0e82c20d1f2f0e8e1eee6e820e2edf3f6e82c20e2e5fef2fa20f120eceef0ff20' +
    'f1f2f0e5ebe0ece820ede020f5f0e0e1f0fbff20efebfaeafb20c8e3eef0e5e2fb',
  'hex',
)
const DIGITS = Buffer.from('012345678901234567890123456789012345678901234567890123456789012')

test.each([
  [
    'the first message, 512 bits',
    hex(streebog512(DIGITS)),
    '1b54d01a4af5b9d5cc3d86d68d285462b19abc2475222f35c085122be4ba1ffa' +
      '00ad30f8767b3a82384c6574f024c311e2a481332b08ef7f41797891c1646f48',
  ],
  [
    'the first message, 256 bits',
    hex(streebog256(DIGITS)),
    '9d151eefd8590b89daa6ba6cb74af9275dd051026bb149a452fd84e5e57b5500',
  ],
  [
    'the second message, 512 bits',
    hex(streebog512(IGOR)),
    '1e88e62226bfca6f9994f1f2d51569e0daf8475a3b0fe61a5300eee46d961376' +
      '035fe83549ada2b8620fcd7c496ce5b33f0cb9dddc2b6460143b03dabac9fb28',
  ],
  [
    'the second message, 256 bits',
    hex(streebog256(IGOR)),
    '9dd2fe4e90409e5da87f53976d7405b0c0cac628fc669a741d50063c557e8f50',
  ],
])('Streebog gives what RFC 6986 prints for %s', (_what, given, printed) => {
  expect(given).toBe(printed)
})

test('bytes are hashed where they lie, and neither they nor an earlier digest change', () => {
  const whole = Buffer.concat([Buffer.from([9]), DIGITS, Buffer.from([9, 9])])
  const first = streebog256(whole.subarray(1, 1 + DIGITS.length))
  const before = hex(first)
  streebog512(IGOR)
  expect([before, hex(first), hex(whole.subarray(1, 64))]).toEqual([
    hex(streebog256(DIGITS)),
    before,
    hex(DIGITS),
  ])
})

/** Short ones of every length, and a hundred long ones up to fifty kilobytes around the ends of blocks. */
const INPUTS = 10_000
const lengthOf = (index: number): number =>
  index % 100 === 99 ? 64 * ((index * 7) % 800) + (index % 131) - 1 : (index * 7) % 301

/** Bytes that a seed and a number stand for; every eighth input is of ones, whose sums carry far. */
function bytesOf(seed: string, index: number): Buffer {
  const length = Math.max(0, lengthOf(index))
  if (index % 8 === 7) return Buffer.alloc(length, 0xff)
  return createHash('shake256', { outputLength: Math.max(1, length) })
    .update(`${seed} ${index}`)
    .digest()
    .subarray(0, length)
}

test('Streebog gives what OpenSSL gives for ten thousand inputs', { timeout: 120_000 }, () => {
  const seed = process.env['STREEBOG_SEED'] ?? String(Date.now())
  const folder = mkdtempSync(join(tmpdir(), 'sverka-streebog-'))
  try {
    const names = Array.from({ length: INPUTS }, (_, index) => String(index))
    const inputs = names.map((name, index) => {
      const bytes = bytesOf(seed, index)
      writeFileSync(join(folder, name), bytes)
      return bytes
    })
    for (const [flag, streebog] of [
      ['-md_gost12_256', streebog256],
      ['-md_gost12_512', streebog512],
    ] as const) {
      const said = execFileSync('openssl', ['dgst', '-engine', 'gost', flag, '-r', ...names], {
        cwd: folder,
        stdio: ['ignore', 'pipe', 'ignore'],
        maxBuffer: 16 << 20,
      })
      const theirs = said
        .toString()
        .trim()
        .split('\n')
        .map((line) => line.split(' ')[0])
      const different = inputs.flatMap((bytes, index) =>
        hex(streebog(bytes)) === theirs[index] ? [] : [index],
      )
      expect({ flag, seed, count: theirs.length, different }).toEqual({
        flag,
        seed,
        count: INPUTS,
        different: [],
      })
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
})
