import type { Timers } from './ask.ts'

/** A pause that can be ended early. */
export function createPausing({ after }: Timers) {
  let end = (): void => undefined
  return {
    end: (): void => end(),
    /** Ends after so long, never by itself when it is endless, and at once when it is over before it begins. */
    wait(ms: number, isOver: () => boolean): Promise<void> {
      return new Promise((resolve) => {
        const callOff = ms === Infinity ? () => undefined : after(ms, () => end())
        end = () => {
          callOff()
          end = () => undefined
          resolve()
        }
        if (isOver()) end()
      })
    },
  }
}
