import { useState } from 'react'

/** A row chosen by keys among those found; anew from the first whenever they were found anew. */
export function useRows(of: unknown, count: number): { row: number; move: (steps: number) => void } {
  const [choice, setChoice] = useState({ of, row: 0 })
  const row = choice.of === of ? choice.row : 0
  return {
    row,
    move: (steps) => setChoice({ of, row: Math.max(0, Math.min(count - 1, row + steps)) }),
  }
}
