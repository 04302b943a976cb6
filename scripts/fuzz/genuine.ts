import { readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../../test/fuzz/genuine')

/** A file made by make-genuine.ts. */
export const genuine = (name: string): Uint8Array => new Uint8Array(readFileSync(join(FOLDER, name)))

/** A day on which all of them are in force. */
export const DAY = new Date('2026-09-01T08:00:00Z')

/** Shortly after the time stamps were made. */
export const STAMPED_AT = new Date(Buffer.from(genuine('stamped-at.txt')).toString('latin1'))
