import { ipcMain, type WebFrameMain } from 'electron'
import type { Outcome } from '../../domain/outcome.ts'
import { PAGES, type PageName } from '../pages.ts'

type Answer = (page: PageName, name: unknown, input: unknown) => Promise<Outcome<unknown, unknown>>

/**
 * Opens the one channel. Who is asking is told by the frame itself: only the top frame of one of our own
 * pages is heard, and each page has its own table of calls.
 */
export function openDoor(answer: Answer): void {
  ipcMain.handle('call', (event, name: unknown, input: unknown) => {
    const page = pageOf(event.senderFrame)
    if (!page) throw new Error('this frame may not call')
    return answer(page, name, input)
  })
}

/** `new URL('app://kiosk/x').origin` is the text "null", so scheme and host are compared. */
function pageOf(frame: WebFrameMain | null): PageName | undefined {
  if (!frame || frame.parent !== null) return undefined
  const { protocol, host } = new URL(frame.url)
  return (Object.keys(PAGES) as PageName[]).find((page) => `${protocol}//${host}` === PAGES[page])
}
