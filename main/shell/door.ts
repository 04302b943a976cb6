import { ipcMain } from 'electron'
import type { Outcome } from '../../domain/outcome.ts'
import { pageOf, type PageName } from '../pages.ts'

/** Answers a call of one of our own pages. */
export type Answer = (page: PageName, name: unknown, input: unknown) => Promise<Outcome<unknown, unknown>>

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
