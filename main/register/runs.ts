import type { RegisterRun } from '../../contract/register.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'

type Needs = {
  readonly tell: (run: RegisterRun) => void
  /** Clock, ms; any start. */
  readonly clock: () => number
  /** Lets everything else have its turn. */
  readonly breathe: () => Promise<void>
  /** False once the base is closed: the program ends. */
  readonly isOpen: () => boolean
  readonly surprise: (cause: unknown) => void
}

type Busy = { code: 'register.busy' }
type Stopped = { code: 'register.stopped' }

/** What a run tells of itself while it works. */
export type Steps = {
  /** Some are done: gives way to others, and tells whether it may go on. */
  readonly step: (more?: Partial<Pick<RegisterRun, 'done' | 'bad' | 'chains'>>) => Promise<boolean>
  /** Aborted when a person breaks it off: for what is not done in steps. */
  readonly signal: AbortSignal
}

/** One piece of work at a time holds the loop of the program no longer than this, ms. */
const SLICE_MS = 4

/** The pages are told no oftener, ms. */
const TELL_MS = 100

/** Work over many corrections in short slices, so that the desk answers meanwhile: one at a time, and it can be stopped. */
export function createRuns({ tell, clock, breathe, isOpen, surprise }: Needs) {
  let last: RegisterRun | undefined
  let ending = new AbortController()
  let isOn = false

  async function go<Value>(
    begun: Pick<RegisterRun, 'what' | 'of'>,
    work: (steps: Steps) => Promise<Value>,
  ): Promise<Outcome<Value, Busy | Stopped>> {
    if (isOn) return failed({ code: 'register.busy' })
    isOn = true
    const mine = new AbortController()
    ending = mine
    const { signal } = mine
    const run = { ...begun, state: 'running', done: 0, bad: 0 } as RegisterRun
    last = run
    tell(run)
    let breathedAt = clock()
    let toldAt = breathedAt
    let isEnded = false
    const step: Steps['step'] = async ({ done: more = 1, bad = 0, chains } = {}) => {
      if (isEnded) return false // what was torn off is still reading
      last = { ...last!, done: last!.done + more, bad: last!.bad + bad, ...(chains && { chains }) }
      const now = clock()
      if (now - toldAt >= TELL_MS) {
        toldAt = now
        tell(last)
      }
      if (now - breathedAt >= SLICE_MS) {
        await breathe()
        breathedAt = clock()
      }
      if (!isOpen()) mine.abort()
      return !signal.aborted
    }
    const end = (state: RegisterRun['state']) => {
      isOn = false
      isEnded = true
      last = { ...last!, state }
      tell(last)
    }
    try {
      const value = await work({ step, signal })
      end(signal.aborted ? 'stopped' : 'done')
      return signal.aborted ? failed({ code: 'register.stopped' }) : done(value)
    } catch (cause) {
      end('failed')
      throw cause
    }
  }

  return {
    last: (): RegisterRun | undefined => last,
    stop: (): void => ending.abort(),
    /** Works to the end. @throws what the work throws */
    run: go,
    /** Begins, and gives how it has begun. */
    begin(
      begun: Pick<RegisterRun, 'what' | 'of'>,
      work: (steps: Steps) => Promise<void>,
    ): Outcome<RegisterRun, Busy> {
      if (isOn) return failed({ code: 'register.busy' })
      void go(begun, work).catch(surprise)
      return done(last!)
    },
  }
}

export type Runs = ReturnType<typeof createRuns>
