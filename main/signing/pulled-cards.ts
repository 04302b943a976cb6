import type { Slot } from '../../contract/signer.ts'
import { isReader, type ModuleSlots } from './joined-slots.ts'

/**
 * Remembers when the card of each reader was pulled. A module that has not answered since then never will: nothing is
 * there that it could wait for. (OpenSC 0.23 locks itself out where the card goes while it reads the state of the PIN.)
 */
export function pulledCards() {
  const pulledAt = new Map<string, number>()
  let before: readonly Slot[] = []

  return {
    /** What PC/SC sees now. */
    saw(slots: readonly Slot[]): void {
      for (const { reader, card } of before) {
        const now = slots.find((slot) => slot.reader === reader)?.card
        if (card && now?.id !== card.id) pulledAt.set(reader, performance.now())
      }
      before = slots
    },

    /** Whether one of the modules hangs since a card that it knew was pulled. */
    hasHung: (modules: readonly ModuleSlots[]): boolean =>
      modules.some(
        ({ silentSince, slots }) =>
          silentSince !== undefined &&
          slots.some(({ card }) =>
            [...pulledAt].some(([reader, at]) => card && at >= silentSince && isReader(reader, card.reader)),
          ),
      ),
  }
}
