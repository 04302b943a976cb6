import type { CDPSession, Page } from '@playwright/test'

const sessions = new WeakMap<Page, CDPSession>()

/**
 * Letters as a keyboard sends them, in whatever layout. Playwright puts letters that are not on an American keyboard into the
 * field without a key; a page that hears keys would not hear them.
 */
export async function pressLetters(page: Page, text: string): Promise<void> {
  if (/^[ -~]*$/.test(text)) return page.keyboard.type(text)
  let session = sessions.get(page)
  if (!session) sessions.set(page, (session = await page.context().newCDPSession(page)))
  for (const key of text) {
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key, unmodifiedText: key })
    await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key })
  }
}
