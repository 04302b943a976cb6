import { useKeys } from './parts/keys.ts'
import { SECTIONS, type Section } from './place.ts'

type Acts = {
  isOpen: boolean
  lock: () => void
  help: () => void
  go: (section: Section) => void
  cover: () => void
  /** Everything by its name. */
  palette: () => void
  /** Takes back what was just saved, while the bar stands. */
  undo: (() => void) | undefined
}

/**
 * Keys that mean the same on every screen. Told by `code` where letters are meant, so that they work in the
 * Russian layout too.
 */
export function useDeskKeys({ isOpen, lock, help, go, cover, palette, undo }: Acts): void {
  useKeys((event) => {
    const chord = `${event.ctrlKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${event.code}`
    if (chord === 'F1') return help
    if (!isOpen) return undefined
    const acts: Readonly<Record<string, (() => void) | undefined>> = {
      'Ctrl+KeyL': lock,
      'Ctrl+KeyK': palette,
      F8: cover,
      'Ctrl+KeyZ': isTyped(event.target) ? undefined : undo,
    }
    const section = SECTIONS[Number(/^Alt\+Digit([1-9])$/.exec(chord)?.[1]) - 1]
    return section ? () => go(section) : acts[chord]
  })
}

/** In a field with something in it Ctrl+Z is the field's own. */
const isTyped = (target: EventTarget | null): boolean =>
  target instanceof HTMLInputElement && target.type === 'text' && target.value !== ''
