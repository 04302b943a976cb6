import { useEffect, useEffectEvent, useRef, useState, type KeyboardEvent } from 'react'
import { useKeys } from '../../parts/keys.ts'
import { placeAfter } from './move.ts'

type Options = {
  /** The things in their order on the page. */
  keys: readonly string[]
  /** The one that had the focus before the screen was left: it has it again. '' is none. */
  start: string
  /** Whether arrows come here also while nothing on the page has the focus yet. */
  isFirst?: boolean
}

/**
 * One stop of Tab for many things in rows: arrows go from one to the next. Give `group` to what holds them and
 * `item(key)` to each of them.
 */
export function useRoving({ keys, start, isFirst = false }: Options) {
  const group = useRef<HTMLDivElement>(null)
  const [at, setAt] = useState(start)
  const current = keys.includes(at) ? at : keys[0]

  const items = () => [...(group.current?.querySelectorAll<HTMLElement>('[data-item]') ?? [])]
  const focus = (key: string | undefined) =>
    items()
      .find((item) => item.dataset['item'] === key)
      ?.focus()

  const begin = useEffectEvent(() => {
    if (start !== '') focus(start)
  })
  useEffect(() => begin(), [])

  const move = (event: KeyboardEvent) => {
    const all = items()
    const from = all.indexOf(event.target as HTMLElement)
    const to = from === -1 ? undefined : placeAfter(event.key, all.map(boxOf), from)
    if (to === undefined || hasModifier(event)) return
    event.preventDefault()
    all[to]?.focus()
  }
  useKeys((event) => {
    const isIdle = document.activeElement === document.body || document.activeElement?.matches('h1')
    const isOurs = isFirst && isIdle && event.key.startsWith('Arrow') && !hasModifier(event)
    return isOurs && current !== undefined ? () => focus(current) : undefined
  })
  return {
    group: {
      ref: group,
      onKeyDown: move,
      onFocus: ({ target }: { target: EventTarget & Element }) => {
        const key = target instanceof HTMLElement ? target.dataset['item'] : undefined
        if (key !== undefined) setAt(key)
      },
    },
    item: (key: string) => ({ 'data-item': key, tabIndex: key === current ? 0 : -1 }),
  }
}

const boxOf = (item: HTMLElement) => item.getBoundingClientRect()

const hasModifier = ({ altKey, ctrlKey, metaKey }: { altKey: boolean; ctrlKey: boolean; metaKey: boolean }) =>
  altKey || ctrlKey || metaKey
