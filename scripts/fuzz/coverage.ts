import { Session } from 'node:inspector'

/** Which blocks of the program have been run, as V8 counts them. */
export type Coverage = {
  /** Blocks run since the last time that were never run before; they count as run from now on only where kept. */
  readonly fresh: () => string[]
  readonly keep: (blocks: readonly string[]) => void
  readonly stop: () => void
}

const OWN = /\/(?:domain|contract|cades|main|gateway)\/[^?]*\.ts$/

type Taken = {
  result: { url: string; functions: { ranges: { startOffset: number; count: number }[] }[] }[]
}

/** Begins to count blocks of the rooms of the product. */
export function startCoverage(): Coverage {
  const session = new Session()
  session.connect()
  const post = (method: string, parameters: object = {}): unknown => {
    let answer: unknown
    session.post(method, parameters, (fault, result) => {
      if (fault) throw new Error(fault.message)
      answer = result
    })
    return answer
  }
  post('Profiler.enable')
  post('Profiler.startPreciseCoverage', { callCount: true, detailed: true, allowTriggeredUpdates: false })
  const run = new Set<string>()
  return {
    fresh: () => {
      const { result } = post('Profiler.takePreciseCoverage') as Taken
      return result
        .filter(({ url }) => OWN.test(url) && !url.includes('node_modules'))
        .flatMap(({ url, functions }) =>
          functions.flatMap(({ ranges }) =>
            ranges.filter(({ count }) => count > 0).map(({ startOffset }) => `${url}:${startOffset}`),
          ),
        )
        .filter((block) => !run.has(block))
    },
    keep: (blocks) => {
      for (const block of blocks) run.add(block)
    },
    stop: () => {
      post('Profiler.stopPreciseCoverage')
      post('Profiler.disable')
      session.disconnect()
    },
  }
}
