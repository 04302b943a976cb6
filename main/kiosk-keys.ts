/** A key as Electron tells of it before the page hears it. */
export type Pressed = {
  readonly type: string
  readonly key: string
  readonly code: string
  readonly control: boolean
  readonly shift: boolean
  readonly alt: boolean
  readonly meta: boolean
}

/** What reloads the page, looks inside it or shows its source: of no use to anybody at a counter. */
const TOOLS: ReadonlySet<string> = new Set([
  'F5',
  'Ctrl+F5',
  'Shift+F5',
  'Ctrl+KeyR',
  'Ctrl+Shift+KeyR',
  'F12',
  'Ctrl+Shift+KeyI',
  'Ctrl+Shift+KeyJ',
  'Ctrl+Shift+KeyC',
  'Ctrl+KeyU',
  'BrowserRefresh',
])

/** What closes, leaves, enlarges or changes the window, or goes elsewhere. */
const WAYS_OUT: ReadonlySet<string> = new Set([
  'Alt+F4',
  'Ctrl+F4',
  'Ctrl+KeyW',
  'Ctrl+Shift+KeyW',
  'Ctrl+KeyQ',
  'Ctrl+Shift+KeyQ',
  'Ctrl+KeyN',
  'Ctrl+Shift+KeyN',
  'Ctrl+KeyT',
  'Ctrl+KeyO',
  'Ctrl+KeyH',
  'Ctrl+KeyJ',
  'Ctrl+KeyM',
  'F11',
  'Alt+Space',
  'Alt+Escape',
  'Ctrl+Escape',
  'Alt+Tab',
  'Alt+Home',
  'BrowserBack',
  'BrowserForward',
  'BrowserHome',
  'BrowserSearch',
  'LaunchMail',
  'LaunchApp1',
  'LaunchApp2',
  'Ctrl+Equal',
  'Ctrl+Shift+Equal',
  'Ctrl+Minus',
  'Ctrl+Digit0',
  'Ctrl+NumpadAdd',
  'Ctrl+NumpadSubtract',
  'Ctrl+Numpad0',
])

/** Whether a key is held back from the page and from whatever Chromium would do with it. */
export function isHeldBack(
  pressed: Pressed,
  { isKiosk, isPackaged }: { isKiosk: boolean; isPackaged: boolean },
) {
  if (!isKiosk && !isPackaged) return false // whoever builds the program looks inside it
  const { control, alt, shift, meta, code, key } = pressed
  const held = [control && 'Ctrl', alt && 'Alt', shift && 'Shift'].filter(Boolean)
  const chord = [...held, code || key].join('+')
  return TOOLS.has(chord) || (isKiosk && (WAYS_OUT.has(chord) || (meta && !/^(Meta|OS)/.test(code))))
}
