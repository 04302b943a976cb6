import { useKeys } from '../../parts/keys.ts'

type Keys = {
  accept: () => void
  move: (places: number) => void
  toBasis: () => void
  back: () => void
  large: () => void
}

/** Enter accepts and goes on, arrows move, Ctrl+Enter goes to the saving, F9 shows one field large, Esc back to the card. */
export function useCompareKeys({ accept, move, toBasis, back, large }: Keys): void {
  useKeys((event) => {
    const isInField = event.target instanceof HTMLInputElement
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      Enter: event.ctrlKey ? toBasis : isInField ? accept : undefined,
      ArrowDown: () => move(1),
      ArrowUp: () => move(-1),
      Escape: back,
      F9: large,
    }
    return acts[event.key]
  })
}
