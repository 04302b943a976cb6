import type { Note } from '../store/notes.ts'

type Needs = {
  readonly note: Note
  /** Who is at the desk, as the log says it. */
  readonly who: () => string
  readonly now: () => number
}

/** A page looks again whenever something has changed: within this time it is one look. */
const ONE_LOOK_MS = 60_000

/** Looks that are remembered at once; more people are not opened in a minute. */
const MOST = 1_000

/** Notes looks at people. The same look by the same person is noted anew after a minute without one. */
export function createLooks({ note, who, now }: Needs) {
  const seen = new Map<string, number>()

  return (what: string, subject: string): void => {
    const key = JSON.stringify([who(), what, subject])
    const [at, before] = [now(), seen.get(key)]
    seen.delete(key)
    seen.set(key, at)
    if (seen.size > MOST) seen.delete(seen.keys().next().value!)
    if (before === undefined || at - before >= ONE_LOOK_MS || at < before) note(what, subject)
  }
}

export type Looks = ReturnType<typeof createLooks>
