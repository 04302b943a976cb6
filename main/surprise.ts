/** Our own lines of a stack: they hold no values, only places. */
const PLACES = /^\s+at .*$/gm
const PLACES_KEPT = 8

/**
 * What the log keeps of a surprise: the class, the code and the places in the program, never the message:
 * a message may carry what a person has typed.
 */
export function surpriseText(where: string, cause: unknown): string {
  const isError = cause instanceof Error
  const code = isError && 'code' in cause ? String(cause.code) : ''
  const places = isError ? (cause.stack?.match(PLACES) ?? []).slice(0, PLACES_KEPT).join('\n') : ''
  return `${where} ${isError ? cause.constructor.name : typeof cause} ${code}\n${places}`
}
