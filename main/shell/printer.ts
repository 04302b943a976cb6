import type { BrowserWindow } from 'electron'
import type { World } from '../world.ts'

/**
 * Puts what the window shows on paper; on a filled screen without the dialog of the system, which offers files too. Size
 * and margins of the pages are the style sheet's own.
 */
export const printerOf = ({ webContents }: BrowserWindow, isKiosk: () => boolean): World['printer'] => ({
  print: ({ isWide }) =>
    new Promise((resolve) => {
      const options = { silent: isKiosk(), printBackground: true, pageSize: 'A4', landscape: isWide } as const
      webContents.print(options, (isPrinted, reason) => resolve({ isPrinted, reason }))
    }),
  pdf: () =>
    webContents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      printBackground: true,
      generateTaggedPDF: true,
    }),
})
