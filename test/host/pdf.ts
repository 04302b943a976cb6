import type { PrintToPDFOptions } from 'electron'
import type { Protocol } from './chromium.ts'

/** Electron's named sizes of paper, in inches. */
const SIZES: Record<string, [width: number, height: number]> = {
  A0: [33.1, 46.8],
  A1: [23.4, 33.1],
  A2: [16.54, 23.4],
  A3: [11.7, 16.54],
  A4: [8.27, 11.7],
  A5: [5.83, 8.27],
  A6: [4.13, 5.83],
  Letter: [8.5, 11],
  Legal: [8.5, 14],
  Tabloid: [11, 17],
  Ledger: [17, 11],
}

/** Electron's options of printToPDF as Chromium takes them. */
export function pdfOptions(options: PrintToPDFOptions): Protocol.Page.printToPDFParameters {
  const { pageSize = 'Letter', margins = {}, ...rest } = options
  const [paperWidth, paperHeight] =
    typeof pageSize === 'object' ? [pageSize.width, pageSize.height] : (SIZES[pageSize] ?? SIZES['Letter']!)
  const { top, bottom, left, right } = margins
  const sides = { marginTop: top, marginBottom: bottom, marginLeft: left, marginRight: right }
  const given = Object.entries({ ...rest, ...sides }).filter(([, value]) => value !== undefined)
  return { ...Object.fromEntries(given), paperWidth, paperHeight }
}
