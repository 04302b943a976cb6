import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Log } from '../answer.ts'
import { surpriseText } from '../surprise.ts'

type MainLogger = typeof import('electron-log/main.js').default

const loadNow = createRequire(import.meta.url)

/** A rotated log of ids and codes. What writes it is loaded with the first line, and at once: the program may be about to end. */
export function openLog(folder: string): Log {
  let opened: MainLogger | undefined
  function open(): MainLogger {
    const log = loadNow('electron-log/main.js') as MainLogger
    log.transports.file.resolvePathFn = () => join(folder, 'sverka.log')
    log.transports.file.maxSize = 2 ** 20
    log.transports.console.level = false
    return log
  }
  return { error: (where, cause) => (opened ??= open()).error(surpriseText(where, cause)) }
}
