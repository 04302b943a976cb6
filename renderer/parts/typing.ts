import { useEffect } from 'react'

/** Letters and digits go to the field wherever the focus is, unless something is being typed elsewhere. */
export function useTypingAnywhere(field: { readonly current: HTMLInputElement | null }): void {
  useEffect(() => {
    const hear = (event: KeyboardEvent) => {
      const isPlain =
        event.key.length === 1 && event.key !== ' ' && !event.ctrlKey && !event.altKey && !event.metaKey
      const isElsewhere =
        event.target instanceof HTMLElement &&
        event.target.matches('input:not([type=checkbox], [type=radio]), textarea, select')
      if (isPlain && !isElsewhere && !document.querySelector('[role=dialog]')) field.current?.focus()
    }
    document.addEventListener('keydown', hear, { capture: true })
    return () => document.removeEventListener('keydown', hear, { capture: true })
  }, [field])
}
