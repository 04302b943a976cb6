/** How often it is looked what has fallen due, ms. */
const TICK_MS = 10

/** The silence after which a desk gives a request up: a gateway is not faster because time here is. */
const SILENCE_MS = 30_000

/** A clock that goes as fast as it is told, with what is to be done at its times. */
export function createClock(start: number) {
  const works = new Map<number, { at: number; work: () => void }>()
  let from = performance.now()
  let base = start
  let speed = 1
  let number = 0
  const now = (): number => Math.round(base + (performance.now() - from) * speed)

  const ticking = setInterval(() => {
    const at = now()
    for (const [key, one] of works) {
      if (one.at > at) continue
      works.delete(key)
      one.work()
    }
  }, TICK_MS)

  return {
    now,
    /** So many seconds pass in one. */
    goes(faster: number): void {
      base = now()
      from = performance.now()
      speed = faster
    },
    after(ms: number, work: () => void): () => void {
      if (ms === SILENCE_MS) {
        const timer = setTimeout(work, ms)
        return () => clearTimeout(timer)
      }
      number += 1
      const key = number
      works.set(key, { at: now() + ms, work })
      return () => void works.delete(key)
    },
    stop: (): void => clearInterval(ticking),
  }
}

export type Clock = ReturnType<typeof createClock>
