import { useEffectEvent, useLayoutEffect } from 'react'

/** What a key does now; undefined where it is not ours. */
type Act = (() => void) | undefined

/**
 * Hears keys wherever the focus is, before the parts do. A key that means something here goes no further.
 * Silent while a window stands over the page and while letters are being composed.
 */
export function useKeys(actOf: (event: KeyboardEvent) => Act): void {
  const hear = useEffectEvent((event: KeyboardEvent) => {
    if (event.isComposing || document.querySelector('[role=dialog], [role=alertdialog]')) return
    const act = actOf(event)
    if (!act) return
    event.preventDefault()
    event.stopPropagation()
    act()
  })
  // Before the page is painted: a key pressed at the first sight of it is heard.
  useLayoutEffect(() => {
    const listen = (event: KeyboardEvent) => hear(event)
    document.addEventListener('keydown', listen, { capture: true })
    return () => document.removeEventListener('keydown', listen, { capture: true })
  }, [])
}

/** Presses a key as a person would: for a command that is the same as its key. */
export function press(chord: string): void {
  const held = chord.split('+')
  const key = held.pop()!
  const code = /^[A-Z]$/.test(key) ? `Key${key}` : key
  const init = { key, code, ctrlKey: held.includes('Ctrl'), altKey: held.includes('Alt') }
  const target = document.activeElement ?? document.body
  target.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }))
}
