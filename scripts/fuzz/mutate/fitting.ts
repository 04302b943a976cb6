import type { z } from 'zod'
import type { Chance } from '../chance.ts'
import { changeJson } from './json.ts'

type Held = Record<string, unknown>

/** How often a leaf is tried with another text before it stays as it was. */
const TRIES = 6

/**
 * A value that the shape takes, with as many leaves as it lets be in the place of those of the example: what is hostile
 * within the contract. Undefined parts stay so.
 */
export function fittingFrom(
  shape: z.ZodType,
  example: unknown,
  others: readonly unknown[],
  chance: Chance,
): unknown {
  const value: unknown = structuredClone(example)
  for (const [holder, key] of leavesOf(value)) {
    if (chance.is(0.3)) continue
    const was = holder[key]
    for (let left = TRIES; left > 0; left -= 1) {
      holder[key] = chance.pick(others)
      if (shape.safeParse(value).success) break
      holder[key] = was
    }
  }
  return value
}

function leavesOf(value: unknown, found: (readonly [Held, string])[] = []): (readonly [Held, string])[] {
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return found
  for (const [key, one] of Object.entries(value)) {
    if (typeof one === 'object' && one !== null) leavesOf(one, found)
    else found.push([value as Held, key])
  }
  return found
}

/** A value that most often does not fit any more: one or two of its places are changed. */
export const brokenFrom = (example: unknown, chance: Chance): unknown =>
  changeJson(structuredClone(example), example, chance)
