import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import type { Frame } from './frames.ts'
import { cancellable, cloned, Guarded, standsFor } from './guard.ts'
import type { Page } from './page.ts'

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

const handlers = new Map<string, Handler>()

class IpcMainPart extends Guarded {
  constructor() {
    super('ipcMain')
  }
  handle(channel: string, handler: Handler) {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  }
  handleOnce(channel: string, handler: Handler) {
    this.handle(channel, (event, ...args) => {
      handlers.delete(channel)
      return handler(event, ...args)
    })
  }
  removeHandler(channel: string) {
    handlers.delete(channel)
  }
}

export const ipcMain = standsFor<IpcMain>()(new IpcMainPart())

/** Brings what a page's preload sends to the app, and the results of calls back. */
export function listenToPage(page: Page, contents: WebContents): void {
  page.on('message', async (frame, id, channel, args) => {
    const event = eventFrom(frame, contents)
    if (id === 0) {
      contents.emit('ipc-message', event, channel, ...args)
      ipcMain.emit(channel, event, ...args)
      return
    }
    const { isolated } = frame
    const result = await handle(channel, event, args)
    if (frame.isolated === isolated) await page.answer(frame, id, channel, result) // else its document has left
  })
}

function eventFrom(frame: Frame, sender: WebContents): IpcMainInvokeEvent {
  const { routingId: frameId, processId } = frame.shown
  const facts = { type: 'frame' as const, sender, senderFrame: frame.shown, frameId, processId }
  const reply = (channel: string, ...args: unknown[]) => frame.shown.send(channel, ...args)
  return cancellable({ ...facts, reply })
}

async function handle(
  channel: string,
  event: IpcMainInvokeEvent,
  args: unknown[],
): Promise<{ value: unknown } | { error: string }> {
  const handler = handlers.get(channel)
  if (!handler) return { error: `Error: No handler registered for '${channel}'` }
  try {
    return { value: cloned(await handler(event, ...args)) }
  } catch (cause) {
    console.error(`Error occurred in handler for '${channel}':`, cause)
    return { error: String(cause) }
  }
}
