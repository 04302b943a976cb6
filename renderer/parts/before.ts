import { useEffect, useEffectEvent } from 'react'

type Field = { readonly current: HTMLInputElement | null }

/**
 * Hears what a field is about to hold, before the sign typed stands in it and anything is drawn. Only the plain case: a sign
 * put into a field that says how long its text may be.
 */
export function useBefore(field: Field, hear: (text: string) => void): void {
  const hearNow = useEffectEvent(hear)
  useEffect(() => {
    const input = field.current
    const before = ({ inputType, data }: InputEvent) => {
      if (!input || inputType !== 'insertText' || data === null) return
      const { value, selectionStart, selectionEnd } = input
      const [from, to] = [selectionStart ?? value.length, selectionEnd ?? value.length]
      const text = value.slice(0, from) + data + value.slice(to)
      if (text.length <= input.maxLength) hearNow(text) // a full field takes nothing more
    }
    input?.addEventListener('beforeinput', before)
    return () => input?.removeEventListener('beforeinput', before)
  }, [field])
}
