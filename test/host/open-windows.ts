import type { BrowserWindow, WebContents } from 'electron'
import type { Page } from './page.ts'

/** A window that is open, with the page behind it. */
export type OpenWindow = {
  readonly window: BrowserWindow
  readonly contents: WebContents
  readonly page: Page
}

/** Every open window by its id, oldest first. */
export const openWindows = new Map<number, OpenWindow>()

/** The open window with this page of Chromium's. */
export const openWindowOf = (targetId: string): OpenWindow | undefined =>
  [...openWindows.values()].find(({ page }) => page.targetId === targetId)

/** The open window that has this frame. */
export const openWindowWithFrame = (frameId: string): OpenWindow | undefined =>
  [...openWindows.values()].find(({ page }) => page.frames.of(frameId) !== undefined)
