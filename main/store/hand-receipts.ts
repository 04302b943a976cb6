import type { Database } from './database.ts'

/** Who has acted: the name and the fingerprint of the certificate that opened the shift. */
export type ByHand = { readonly byName: string; readonly byPrint: string }

/**
 * An answer about a correction that no gateway gave: read from a file, ticked off a package, or typed by hand. `note` is
 * the reason in the words of whoever refused, '' else. Times ms since 1970.
 */
export type HandReceipt = ByHand & {
  readonly at: number
  readonly how: 'file' | 'tick' | 'retype'
  readonly outcome: 'taken' | 'refused'
  readonly note: string
}

/** Answers that people have given. Rows are only added. */
export function handReceiptsOf(database: Database) {
  const insert = database.prepare(`
    insert into hand_receipt (correction, at, how, outcome, note, by_name, by_print)
    values (@correction, @at, @how, @outcome, @note, @byName, @byPrint)`)
  const select = database.prepare<[string], HandReceipt>(`
    select at, how, outcome, note, by_name byName, by_print byPrint
    from hand_receipt where correction = ? order by number`)
  return {
    /** Call inside the transaction that moves the correction on. */
    add: (correction: string, receipt: HandReceipt): void => void insert.run({ ...receipt, correction }),
    /** The oldest first. */
    of: (correction: string): HandReceipt[] => select.all(correction),
  }
}

export type HandReceipts = ReturnType<typeof handReceiptsOf>
