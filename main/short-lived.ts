import { setFlagsFromString } from 'node:v8'

/**
 * Lets the room for what lives short grow no further, in every thread of the process. V8 doubles it up to 128 MB while
 * somebody types, though a keystroke keeps next to nothing: those megabytes are garbage. Call when the first screen
 * stands; what the room has grown to by then is enough (docs/speed.md, Memory of main).
 */
export function boundShortLived(): void {
  setFlagsFromString('--semi-space-growth-factor=1')
}
