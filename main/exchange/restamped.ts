const END = 0x06054b50
const ENTRY = 0x02014b50
const END_LENGTH = 22

/** The time of a ZIP: two seconds exact, no time zone; written as UTC, so that it is the same everywhere. */
export function dosTime(ms: number): number {
  const date = new Date(Math.max(ms, Date.UTC(1980, 0, 1)))
  const day = ((date.getUTCFullYear() - 1980) << 9) | ((date.getUTCMonth() + 1) << 5) | date.getUTCDate()
  const time = (date.getUTCHours() << 11) | (date.getUTCMinutes() << 5) | (date.getUTCSeconds() >> 1)
  return ((day << 16) | time) >>> 0
}

/**
 * The same archive with this time on every file in it: what writes workbooks stamps them with the clock, and the same
 * table must give the same bytes.
 *
 * @throws where it is no archive without a comment
 */
export function restamped(archive: Uint8Array, ms: number): Uint8Array {
  const bytes = Buffer.from(archive)
  const end = bytes.length - END_LENGTH
  if (bytes.readUInt32LE(end) !== END) throw new Error('the workbook is no archive')
  let entry = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    if (bytes.readUInt32LE(entry) !== ENTRY) throw new Error('the workbook is no archive')
    bytes.writeUInt32LE(dosTime(ms), entry + 12)
    bytes.writeUInt32LE(dosTime(ms), bytes.readUInt32LE(entry + 42) + 10)
    entry +=
      46 + bytes.readUInt16LE(entry + 28) + bytes.readUInt16LE(entry + 30) + bytes.readUInt16LE(entry + 32)
  }
  return bytes
}
