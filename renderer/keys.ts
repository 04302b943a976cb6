import { useKeys } from './parts/keys.ts'
import type { Section } from './place.ts'

type Acts = {
  isOpen: boolean
  lock: () => void
  help: () => void
  go: (section: Section) => void
  cover: () => void
  /** Takes back what was just saved, while the bar stands. */
  undo: (() => void) | undefined
}

/**
 * Keys that mean the same on every screen. Told by `code` where letters are meant, so that they work in the
 * Russian layout too.
 */
export function useDeskKeys({ isOpen, lock, help, go, cover, undo }: Acts): void {
  useKeys((event) => {
    const chord = `${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.code}`
    if (chord === 'F1') return help
    if (!isOpen) return undefined
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      'Ctrl+KeyL': lock,
      'Ctrl+KeyK': () => go('search'),
      'Alt+Digit1': () => go('search'),
      'Alt+Digit2': () => go('sign'),
      'Alt+Digit3': () => go('outbox'),
      'Alt+Digit4': () => go('health'),
      'Alt+Digit5': () => go('requests'),
      'Alt+Digit6': () => go('import'),
      'Alt+Digit7': () => go('setup'),
      F8: cover,
      'Ctrl+KeyZ': isTyped(event.target) ? undefined : undo,
    }
    return acts[chord]
  })
}

/** In a field with something in it Ctrl+Z is the field's own. */
const isTyped = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === 'text' && target.value !== ''
