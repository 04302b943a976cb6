import { useLayoutEffect, useRef, type RefObject } from 'react'

/** Larger than on paper a sheet is not shown: its letters are large enough. */
const LARGEST = 1.5

/**
 * Keeps the sheet in this place as large as it can be shown: the whole of it, or as wide as the place is.
 * The measure goes to the style sheet as --scale.
 */
export function useScale(isLarge: boolean): RefObject<HTMLElement | null> {
  const place = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    const { current } = place
    if (!current) return undefined
    const measure = () => {
      const sheet = current.querySelector<HTMLElement>('.leaf')
      if (!sheet) return
      const styles = getComputedStyle(current)
      const width = current.clientWidth - Number.parseFloat(styles.paddingLeft) * 2
      const height = current.clientHeight - Number.parseFloat(styles.paddingTop) * 2
      const [sheetWidth, sheetHeight] = sheet.classList.contains('leaf-wide') ? [WIDE, TALL] : [TALL, WIDE]
      const whole = Math.min(width / sheetWidth, height / sheetHeight)
      const scale = Math.min(LARGEST, isLarge ? width / sheetWidth : whole)
      current.style.setProperty('--scale', scale.toFixed(4))
      // Scrolled by the keys as well: what can be scrolled takes the focus.
      current.tabIndex = current.scrollHeight > current.clientHeight ? 0 : -1
    }
    const watch = new ResizeObserver(measure)
    watch.observe(current)
    measure()
    return () => watch.disconnect()
  })
  return place
}

/** A4 in CSS pixels. */
const TALL = (210 / 25.4) * 96
const WIDE = (297 / 25.4) * 96
