import { useEffect, useEffectEvent, useRef, type RefObject } from 'react'

/**
 * What was settled has left its place: the keys go on from the conflict that stands there now, or from the top of the
 * page. Gives what is to be told of those that leave.
 */
export function useNextFocus(page: RefObject<HTMLElement | null>, ids: readonly string[]) {
  const place = useRef<number>(undefined)
  const goOn = useEffectEvent((_shown: string) => {
    if (place.current === undefined) return
    const heads = page.current?.querySelectorAll<HTMLElement>('article h2')
    const next = heads?.[Math.min(place.current, heads.length - 1)] ?? page.current?.querySelector('h1')
    place.current = undefined
    next?.focus()
  })
  const shown = ids.join()
  useEffect(() => goOn(shown), [shown])
  return (leaving: readonly string[]): void => {
    const first = ids.findIndex((id) => leaving.includes(id))
    place.current = first < 0 ? undefined : first
  }
}
