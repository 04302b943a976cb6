import { csv, encoded } from './table.ts'
import { RECEIPT_HEADINGS } from './words.ts'

/** A line of the form: the correction, its place in the package, and whose it is. */
export type ReceiptLine = { readonly place: number; readonly id: string; readonly person: string }

/**
 * The receipt that somebody at the journal fills in and sends back: the answer and the reason stand empty. It is opened
 * and saved again by a spreadsheet, so nothing in it is a number that could be damaged or a date.
 */
export function receiptForm(packageId: string, lines: readonly ReceiptLine[]): Uint8Array {
  const { number, person, taken, note, id, package: ofPackage } = RECEIPT_HEADINGS
  const rows = lines.map((line) => [String(line.place), harmless(line.person), '', '', line.id, packageId])
  const text = csv({ above: [], headings: [number, person, taken, note, id, ofPackage], rows }, ';')
  const bytes = encoded(text, 'utf-8')
  if (!bytes.ok) throw new Error('UTF-8 has every sign')
  return bytes.value
}

/** A name that a spreadsheet would take for a formula; nobody reads it back. */
const harmless = (name: string): string => (/^[=@+\-\t\r]/.test(name) ? `'${name}` : name)
