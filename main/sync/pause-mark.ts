import type { Cursors } from '../store/cursors.ts'

const PAUSED = 'line-paused'

/** Whether a person has stopped the line: in the base, so that it holds over a restart and in every thread. */
export const pauseMarkOf = (cursors: Cursors) => ({
  isSet: (): boolean => cursors.get(PAUSED) === 'yes',
  set: (paused: boolean): void => cursors.set(PAUSED, paused ? 'yes' : ''),
})
