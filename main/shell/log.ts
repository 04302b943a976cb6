import { join } from 'node:path'
import log from 'electron-log/main.js'
import type { Log } from '../answer.ts'
import { surpriseText } from '../surprise.ts'

/** A rotated log of ids and codes. */
export function openLog(folder: string): Log {
  log.transports.file.resolvePathFn = () => join(folder, 'sverka.log')
  log.transports.file.maxSize = 2 ** 20
  log.transports.console.level = false
  return { error: (where, cause) => log.error(surpriseText(where, cause)) }
}
