import { call } from './call.ts'

/** The clipboard has the text a moment after the page was asked for it. */
const SETTLED_MS = 200

/**
 * Tells the main process whenever something of the page goes into the clipboard, by a button or by the keys: it is taken
 * out again in a minute. Call once.
 */
export function tellCopied(page: Document): void {
  const tell = (): void => void setTimeout(() => void call('clip.copied', {}), SETTLED_MS)
  page.addEventListener('copy', tell)
  page.addEventListener('cut', tell)
}
