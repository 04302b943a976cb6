import { createHmac, pbkdf2Sync, timingSafeEqual } from 'node:crypto'
import { closeSync, openSync, readSync, fstatSync } from 'node:fs'

/** SQLCipher 4, as main/store/open.ts sets it. */
const PAGE_BYTES = 4_096
const SALT_BYTES = 16
const RESERVED_BYTES = 80 // IV 16, HMAC-SHA512 64
const MAC_BYTES = 64
const MAC_SALT = 0x3a
const MAC_ROUNDS = 2

/** How many pages beyond the first are looked at. */
const LOOKED_AT = 8

/**
 * Which of the keys a base was written with: each page bears a code of its own, which only the right key gives. The file is
 * only read. To try a wrong key with SQLite itself would be no look: closing it, it may write.
 *
 * A base whose first page is damaged is known by its others. Undefined where no key fits, or there is nothing to fit.
 *
 * @throws when the file cannot be read
 */
export function fittingKey(file: string, keys: readonly Uint8Array[]): Uint8Array | undefined {
  const held = openSync(file, 'r')
  try {
    const pages = Math.floor(fstatSync(held).size / PAGE_BYTES)
    const first = page(held, 1)
    if (!first) return undefined
    const salt = first.subarray(0, SALT_BYTES)
    const step = Math.max(Math.floor(pages / LOOKED_AT), 1)
    const macs = keys.map((key) => ({ key, mac: macKeyOf(key, salt) }))
    for (let number = 1; number <= pages; number += step) {
      const bytes = page(held, number)
      const fits = bytes && macs.find(({ mac }) => isOf(mac, bytes, number))
      if (fits) return fits.key
    }
    return undefined
  } finally {
    closeSync(held)
  }
}

function page(held: number, number: number): Buffer | undefined {
  const bytes = Buffer.alloc(PAGE_BYTES)
  return readSync(held, bytes, 0, PAGE_BYTES, (number - 1) * PAGE_BYTES) === PAGE_BYTES ? bytes : undefined
}

function macKeyOf(key: Uint8Array, salt: Uint8Array): Uint8Array {
  return pbkdf2Sync(
    key,
    salt.map((byte) => byte ^ MAC_SALT),
    MAC_ROUNDS,
    32,
    'sha512',
  )
}

function isOf(mac: Uint8Array, bytes: Buffer, number: number): boolean {
  const macAt = PAGE_BYTES - RESERVED_BYTES + 16
  const numbered = Buffer.alloc(4)
  numbered.writeUInt32LE(number)
  const expected = createHmac('sha512', mac)
    .update(bytes.subarray(number === 1 ? SALT_BYTES : 0, macAt))
    .update(numbered)
    .digest()
  return timingSafeEqual(expected, bytes.subarray(macAt, macAt + MAC_BYTES))
}
