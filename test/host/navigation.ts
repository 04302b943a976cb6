import { setTimeout as pause } from 'node:timers/promises'
import { cancellable } from './guard.ts'
import type { OpenWindow } from './open-windows.ts'
import type { Page } from './page.ts'

/** How long word of a page's own wish may come after the request it caused. */
const LONGEST_LATE_MS = 500

const expected = new WeakMap<object, Set<string>>()

/** Notes a navigation that the main process itself asks for: the app is not asked about it. */
export function expectNavigation(page: object, url: string): void {
  expected.set(page, (expected.get(page) ?? new Set()).add(url))
}

/** Forgets a navigation that has ended, however it did. */
export const forgetNavigation = (page: object, url: string): void => void expected.get(page)?.delete(url)

/** Asks the app about a navigation, if it was the page that wanted it. */
export async function mayNavigate(
  open: OpenWindow | undefined,
  frameId: string,
  url: string,
): Promise<boolean> {
  if (!open || expected.get(open.page)?.delete(url)) return true
  const { page, contents } = open
  const isMainFrame = frameId === page.targetId
  if (isMainFrame && !(await isAsked(page, url))) return true

  const frame = page.frames.add(frameId).shown
  const event = cancellable({ url, isMainFrame, isSameDocument: false, frame, initiator: frame })
  if (isMainFrame) contents.emit('will-navigate', event, url)
  contents.emit('will-frame-navigate', event)
  return !event.defaultPrevented
}

async function isAsked({ asked }: Page, url: string): Promise<boolean> {
  for (let waited = 0; waited < LONGEST_LATE_MS && !asked.has(url); waited += 5) await pause(5)
  return asked.delete(url)
}
