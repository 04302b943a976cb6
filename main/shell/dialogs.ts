import { extname, join } from 'node:path'
import { app, dialog, type BrowserWindow } from 'electron'
import type { Dialogs } from '../desk.ts'

/** The system's dialogs over the desk. */
export function dialogsOf(desk: BrowserWindow): Dialogs {
  const open = async (name: string, extensions: string[]) => {
    const filters = [{ name, extensions }]
    return (await dialog.showOpenDialog(desk, { properties: ['openFile'], filters })).filePaths[0]
  }
  return {
    openTable: () => open('CSV, XLSX', ['csv', 'txt', 'xlsx']),
    openPack: () => open('JSON', ['json']),
    openTrust: () => open('JSON, CRL', ['json', 'crl', 'pem']),
    openMapping: () => open('JSON', ['json']),
    openReceipt: () => open('CSV, XLSX, JSON', ['csv', 'xlsx', 'json', 'txt']),
    openFolder: async () => {
      const properties = ['openDirectory', 'createDirectory'] as const
      return (await dialog.showOpenDialog(desk, { properties: [...properties] })).filePaths[0]
    },
    // No filter: libraries of Linux have a version after the extension.
    openModule: async () => (await dialog.showOpenDialog(desk, { properties: ['openFile'] })).filePaths[0],
    openAuthority: () => open('PEM, CER, CRT', ['pem', 'cer', 'crt', 'der']),
    saveAs: async (suggested) => {
      const extension = extname(suggested).slice(1)
      const filters = [{ name: extension.toUpperCase(), extensions: [extension] }]
      const options = { defaultPath: join(app.getPath('documents'), suggested), filters }
      return (await dialog.showSaveDialog(desk, options)).filePath || undefined
    },
  }
}
