import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'

/** Some 100 ms and 32 MB for one try: nobody types faster, and whoever has the file waits long. */
const LOG2_N = 15

const SALT_BYTES = 16
const HASH_BYTES = 32

/** What is kept of a code that an administrator has typed, as contract/kiosk.ts says. */
export async function hashExitCode(
  code: string,
  salt: Uint8Array = randomBytes(SALT_BYTES),
): Promise<string> {
  const hash = await derived(code, salt, LOG2_N)
  return ['scrypt', LOG2_N, 8, 1, base64url(salt), base64url(hash)].join(':')
}

/** Whether that is the code; takes as long whether it is or not. */
export async function isExitCode(typed: string, kept: string): Promise<boolean> {
  const [, log2N, , , salt = '', hash = ''] = kept.split(':')
  const made = await derived(typed, Buffer.from(salt, 'base64url'), Number(log2N))
  const held = Buffer.from(hash, 'base64url')
  return held.length === made.length && timingSafeEqual(held, made)
}

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** One code in whatever way its letters were composed by the keyboard. */
function derived(code: string, salt: Uint8Array, log2N: number): Promise<Buffer> {
  const cost = { N: 2 ** log2N, r: 8, p: 1, maxmem: 256 * 2 ** log2N * 8 }
  return new Promise((resolve, reject) => {
    scrypt(code.normalize('NFKC'), salt, HASH_BYTES, cost, (cause, hash) =>
      cause ? reject(cause) : resolve(hash),
    )
  })
}
