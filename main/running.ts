import type { Log } from './answer.ts'
import type { HeldShift } from './shift.ts'
import type { Program } from './world.ts'

/**
 * The program that runs, and those that come after it. What is asked while one ends and the next begins waits for its
 * answer; one that did not come up is tried again by whoever asks next, and keeps no later one from coming.
 */
export function keepRunning(first: Promise<Program>, log: Log) {
  let running = first
  let retry: (() => Promise<Program>) | undefined

  async function ended(before: Promise<Program>, keepsShift: () => boolean): Promise<HeldShift | undefined> {
    const program = await before.catch(() => undefined) // whoever has started it was told why
    const resumed = keepsShift() ? program?.heldShift() : undefined
    await program?.stop().catch((cause: unknown) => log.error('stop', cause))
    return resumed
  }

  function again(
    compose: (resumed: HeldShift | undefined) => Promise<Program>,
    keepsShift: () => boolean,
  ): Promise<Program> {
    const next = ended(running, keepsShift).then(compose)
    running = next
    retry = undefined
    next.catch(() => {
      if (running === next) retry = () => again(compose, () => false)
    })
    return next
  }

  return {
    now: (): Promise<Program> => retry?.() ?? running,

    /** Ends the program and starts the next one, with the shift of the one before where it is kept. */
    again,
  }
}
