import { existsSync } from 'node:fs'
import { tmpdir } from 'node:os'

/** Where a fault is tried: a folder of its own, and how much of everything; 1 is the whole of `npm run faults`. */
export type Given = { readonly folder: string; readonly seed: number; readonly times: number }

/** What does not hold, in words; and what was seen, short. */
export type Tried = { readonly wrong: readonly string[]; readonly seen: string }

/** A fault, what is defined to come of it, and the trying of it. Both texts stand in docs/reliability.md. */
export type Trial = {
  readonly id: string
  readonly fault: string
  readonly outcome: string
  readonly run: (given: Given) => Promise<Tried>
}

/** How often each finding was made. */
export function counted(found: Iterable<string>): string[] {
  const times = new Map<string, number>()
  for (const words of found) times.set(words, (times.get(words) ?? 0) + 1)
  return [...times].map(([words, count]) => (count > 1 ? `${words} (${count} times)` : words))
}

/** Where nothing reaches a real disk: all that a disk may do is done by us, and thousands of syncs cost nothing. */
export const memoryPlace = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir())
