/** Time that passes only when a run lets it pass. */
export function createTime(start: number) {
  const works = new Map<number, { at: number; work: () => void }>()
  let now = start
  let number = 0
  return {
    now: () => now,
    after(ms: number, work: () => void): () => void {
      number += 1
      const key = number
      works.set(key, { at: now + ms, work })
      return () => void works.delete(key)
    },
    /** Lets so much time pass, doing what falls due. */
    pass(ms: number): void {
      now += ms
      for (const [key, { at, work }] of works) {
        if (at > now) continue
        works.delete(key)
        work()
      }
    },
  }
}

export type Time = ReturnType<typeof createTime>
