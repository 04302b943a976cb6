import { useEffect, useEffectEvent, useLayoutEffect, useRef, useState, type KeyboardEvent } from 'react'

/** Height of a row in pixels, as rows.css has it. */
export const ROW_PX = 52

/** Rows beyond the edges, so that a turn of the wheel meets no empty place. */
const BEYOND = 12

/** Rows asked for at once begin at a multiple of this. */
const PAGE = 100

/** How many rows are asked for at once: a screen and what may come next. */
export const ASKED = 3 * PAGE

/**
 * A long list of which only the rows in sight are made: 20,000 are as quick as twenty. One stop of Tab; the keys go
 * from row to row, and the row with the focus is kept also when it is out of sight.
 */
export function useWindow({ total, at, onAt }: { total: number; at: number; onAt: (at: number) => void }) {
  const box = useRef<HTMLTableSectionElement>(null)
  const [top, setTop] = useState(0)
  const [height, setHeight] = useState(600)
  const [turn, setTurn] = useState(0)
  const current = Math.max(0, Math.min(at, total - 1))

  useLayoutEffect(() => {
    const { current: place } = box
    if (!place) return
    const watch = new ResizeObserver(() => setHeight(place.clientHeight))
    watch.observe(place)
    return () => watch.disconnect()
  }, [])

  const show = (row: number) => {
    const { current: place } = box
    if (!place) return
    const from = row * ROW_PX
    if (from < place.scrollTop) place.scrollTop = from
    else if (from + ROW_PX > place.scrollTop + place.clientHeight)
      place.scrollTop = from + ROW_PX - place.clientHeight
    setTop(place.scrollTop)
  }
  const begin = useEffectEvent(() => show(current))
  useEffect(() => begin(), [])

  const focus = useEffectEvent(() =>
    box.current?.querySelector<HTMLElement>(`[data-row="${current}"]`)?.focus({ preventScroll: true }),
  )
  // Before the next key: the row that had the focus may be gone from sight.
  useLayoutEffect(() => {
    if (turn > 0) focus()
  }, [turn])

  const moveTo = (row: number) => {
    const next = Math.max(0, Math.min(row, total - 1))
    onAt(next)
    show(next)
    setTurn((number) => number + 1)
  }

  const first = Math.max(0, Math.floor(top / ROW_PX) - BEYOND)
  const last = Math.min(total, Math.ceil((top + height) / ROW_PX) + BEYOND)
  const inSight = Array.from({ length: Math.max(0, last - first) }, (_, place) => first + place)
  const screen = Math.max(1, Math.floor(height / ROW_PX) - 1)
  const isKept = total > 0 && (current < first || current >= last)

  return {
    box,
    current,
    rows: isKept ? [...inSight, current] : inSight,
    /** From which row on to ask. */
    asked: Math.max(0, Math.floor(first / PAGE) * PAGE),
    focusCurrent: () => moveTo(current),
    /** To the beginning: another list is shown. */
    rewind: () => {
      if (box.current) box.current.scrollTop = 0
      setTop(0)
    },
    group: {
      onScroll: () => setTop(box.current?.scrollTop ?? 0),
      onKeyDown: (event: KeyboardEvent) => {
        if (event.altKey || event.ctrlKey || event.metaKey) return
        const to = {
          ArrowDown: current + 1,
          ArrowUp: current - 1,
          PageDown: current + screen,
          PageUp: current - screen,
          Home: 0,
          End: total - 1,
        }[event.key]
        if (to === undefined) return
        event.preventDefault()
        moveTo(to)
      },
    },
  }
}
