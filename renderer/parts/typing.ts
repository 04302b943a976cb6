import { useEffect, useLayoutEffect } from 'react'

/** What was typed while the code of a screen was on its way. */
let early = ''

/** Letters and digits go to the field wherever the focus is, unless something is being typed elsewhere. */
export function useTypingAnywhere(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      if (
        isSign(event) &&
        event.key !== ' ' &&
        !isInField(event.target) &&
        !document.querySelector('[role=dialog]')
      )
        field.current?.focus()
    }
    document.addEventListener('keydown', hear, { capture: true })
    return () => document.removeEventListener('keydown', hear, { capture: true })
  }, [field])
  // After the screen has put its focus: as if it were typed only now.
  useEffect(() => {
    if (early !== '' && field.current) type(field.current, early)
    early = ''
  }, [field])
}

/** While the code of a screen is on its way: what is typed then comes to the field of that screen, if it has one. */
export function useEarlyTyping(): void {
  useLayoutEffect(() => document.addEventListener('keydown', hearEarly), [])
  // Until the screen that has come hears the keys itself, and not a moment less.
  useEffect(
    () => () => {
      document.removeEventListener('keydown', hearEarly)
      queueMicrotask(() => (early = '')) // its field has taken it by then
    },
    [],
  )
}

/** Behind those who hear every key: what means something to them goes no further. */
function hearEarly(event: KeyboardEvent): void {
  if (isInField(event.target)) return
  if (event.key === 'Backspace') early = early.slice(0, -1)
  else if (isSign(event)) early += event.key
}

const isSign = ({ key, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean =>
  key.length === 1 && !ctrlKey && !altKey && !metaKey

/** Whether what is typed there is already somebody's text. */
export const isInField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=checkbox], [type=radio]), textarea, select')

/** In the place of what is selected, and heard by whoever hears the field. */
function type(field: HTMLInputElement, text: string): void {
  field.focus()
  field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
  field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text, inputType: 'insertText' }))
}
