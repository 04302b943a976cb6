import { join } from 'node:path'
import log from 'electron-log/main.js'
import type { Log } from '../answer.ts'

/** Our own lines of a stack: they hold no values, only places. */
const PLACES = /^\s+at .*$/gm
const PLACES_KEPT = 8

/**
 * A rotated log of ids and codes. Of a surprise it keeps the class, the code and the places in the program,
 * never the message: a message may carry what a person has typed.
 */
export function openLog(folder: string): Log {
  log.transports.file.resolvePathFn = () => join(folder, 'sverka.log')
  log.transports.file.maxSize = 2 ** 20
  log.transports.console.level = false
  return {
    error(where, cause) {
      const isError = cause instanceof Error
      const code = isError && 'code' in cause ? String(cause.code) : ''
      const places = isError ? (cause.stack?.match(PLACES) ?? []).slice(0, PLACES_KEPT).join('\n') : ''
      log.error(`${where} ${isError ? cause.constructor.name : typeof cause} ${code}\n${places}`)
    },
  }
}
