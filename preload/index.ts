import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'

/**
 * The one door between a page and the main process. What may go through it is said by the contract and
 * checked on the other side; nothing is decided here, so this file never changes.
 */
contextBridge.exposeInMainWorld('kiosk', {
  call: (name: string, input: unknown): Promise<unknown> => ipcRenderer.invoke('call', name, input),
  onNews(handler: (news: unknown) => void): () => void {
    const listen = (_event: IpcRendererEvent, news: unknown) => handler(news)
    ipcRenderer.on('news', listen)
    return () => {
      ipcRenderer.off('news', listen)
    }
  },
})
