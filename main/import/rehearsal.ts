import { statSync } from 'node:fs'
import type { Order } from './reading.ts'

/**
 * What the last rehearsal has seen: the file as it was, and the pupils it listed as leavers. Answers hang on
 * row numbers and leavers on that list, so a run is held to both.
 */
export function lastRehearsal() {
  let held: { file: string; stamp: string; leavers: Set<string> } | undefined

  /** Of a file that is gone the reading tells better. */
  function isHeld({ file }: Order): boolean {
    const stamp = stampOf(file)
    return stamp === '' || (held?.file === file && held.stamp === stamp)
  }

  return {
    /** Begins a new one; what was listed before counts no more. */
    begin({ file }: Order): void {
      held = { file, stamp: stampOf(file), leavers: new Set() }
    },
    list(pupil: string): void {
      held?.leavers.add(pupil)
    },
    forget(): void {
      held = undefined
    },
    /** Whether answers were given to other rows than those that stand in the file now. */
    missesRows: (order: Order): boolean => (order.answers ?? []).length > 0 && !isHeld(order),
    /** Whether a run would do something that nobody has looked at; one of a file never rehearsed asks nothing of it. */
    misses(order: Order): boolean {
      const { file, answers = [], leavers } = order
      const isBound =
        held?.file === file || answers.length > 0 || leavers?.all === true || (leavers?.but.length ?? 0) > 0
      return isBound && !isHeld(order)
    },
    hasListed: (pupil: string): boolean => held?.leavers.has(pupil) ?? false,
  }
}

/** Tells one state of a file from another without reading it; '' where it is gone. */
function stampOf(file: string): string {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false })
  return stat === undefined ? '' : `${stat.ino} ${stat.size} ${stat.mtimeNs}`
}
