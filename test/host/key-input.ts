import type { Input, KeyboardInputEvent } from 'electron'
import { cancellable } from './guard.ts'
import type { Page } from './page.ts'

/** Letters of a key code as Electron writes accelerators: 'a', 'F5', 'Left'. */
const CODES: Readonly<Record<string, string>> = { Left: 'ArrowLeft', Right: 'ArrowRight', Plus: 'Equal' }

const codeOf = (keyCode: string): string =>
  /^[a-z]$/i.test(keyCode)
    ? `Key${keyCode.toUpperCase()}`
    : /^\d$/.test(keyCode)
      ? `Digit${keyCode}`
      : (CODES[keyCode] ?? keyCode)

/** Bits of `Input.dispatchKeyEvent`. */
const BITS = { alt: 1, control: 2, meta: 4, shift: 8 } as const

/**
 * Presses a key as Electron does for `sendInputEvent`: first `before-input-event`, and only what nobody has prevented
 * reaches the page.
 */
export function pressKey(
  page: Page,
  { type, keyCode, modifiers = [] }: KeyboardInputEvent,
  tell: (event: { readonly defaultPrevented: boolean }, input: Input) => void,
): void {
  if (type === 'rawKeyDown' || type === 'char') return // nothing of ours tells them apart
  const held = (name: 'alt' | 'control' | 'meta' | 'shift') =>
    modifiers.some((one) => one === name || (one === 'ctrl' && name === 'control'))
  const code = codeOf(keyCode)
  const [alt, control, meta, shift] = [held('alt'), held('control'), held('meta'), held('shift')]
  const key = shift ? keyCode : keyCode.length === 1 ? keyCode.toLowerCase() : code
  const event = cancellable({})
  const more = {
    isAutoRepeat: false,
    isComposing: false,
    location: 0,
    modifiers: [...modifiers] as Input['modifiers'],
  }
  tell(event, { type, key, code, alt, control, meta, shift, ...more })
  if (event.defaultPrevented) return
  const bits =
    (alt ? BITS.alt : 0) | (control ? BITS.control : 0) | (meta ? BITS.meta : 0) | (shift ? BITS.shift : 0)
  void page.send('Input.dispatchKeyEvent', { type, key, code, modifiers: bits })
}
