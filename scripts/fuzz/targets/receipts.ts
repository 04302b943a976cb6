import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { receiptFile } from '../../../contract/exchange-files.ts'
import { readJsonText, readRows } from '../../../main/chosen-tables.ts'
import { receiptForm } from '../../../main/exchange/receipt-form.ts'
import {
  receiptOfJson,
  receiptOfTable,
  readAnswer,
  type ReadReceipt,
} from '../../../main/exchange/receipt.ts'
import { mutateJson } from '../mutate/json.ts'
import { ACCEPTED, refused, type Target, type Verdict, wrong } from '../target.ts'
import { mutateTable } from './tables.ts'

const ID = '019b0000-0000-7000-8000-000000000001'
const OTHER = '019b0000-0000-7000-8000-000000000002'
const PACKAGE = '019b0000-0000-7000-8000-0000000000ff'
const FORM = Buffer.from(
  receiptForm(PACKAGE, [
    { place: 1, id: ID, person: 'Образцов П. Т.' },
    { place: 2, id: OTHER, person: '=1+1' },
  ]),
)
const FILLED = Buffer.from(
  FORM.toString('utf8')
    .replace('Образцов П. Т.;;', 'Образцов П. Т.;да;')
    .replace("'=1+1;;", "'=1+1;нет;не найден"),
)
const JSON_RECEIPT = Buffer.from(
  JSON.stringify({
    form: 1,
    package: PACKAGE,
    results: [
      { id: ID, state: 'taken' },
      { id: OTHER, state: 'refused', note: 'не найден' },
    ],
  }),
)

const jsonReceipts: Target = {
  name: 'receipt-json',
  inputs: 60_000,
  open: () => ({
    seeds: [JSON_RECEIPT],
    mutate: mutateJson,
    judge: (input) => {
      const text = Buffer.from(input).toString('utf8')
      return judgeReceipt(receiptOfJson(text), text)
    },
  }),
}

const receipts: Target = {
  name: 'receipt',
  inputs: 5_000,
  open: (folder) => {
    const file = join(folder, 'receipt.csv')
    return {
      seeds: [FORM, FILLED, JSON_RECEIPT],
      mutate: (input, other, chance) => (input[0] === 0x7b ? mutateJson : mutateTable)(input, other, chance),
      judge: async (input) => {
        writeFileSync(file, input)
        const json = await readJsonText(file)
        if (json !== undefined) return judgeReceipt(receiptOfJson(json), json)
        const rows = await readRows(file)
        if (!rows.ok) return refused(rows.fault.code)
        const read = receiptOfTable(rows.value)
        const bad =
          read.ok && read.value.given.find(({ id, taken }) => !isSaid(rows.value, id, taken ? 'yes' : 'no'))
        if (bad) return wrong('an answer that stands in no row of the correction')
        return judgeReceipt(read, rows.value.flat().join(' ').toLowerCase())
      },
    }
  },
}

const isSaid = (rows: readonly (readonly string[])[], id: string, said: 'yes' | 'no'): boolean =>
  rows.some(
    (row) =>
      row.some((cell) => cell.trim().toLowerCase() === id) && row.some((cell) => readAnswer(cell) === said),
  )

function judgeReceipt(read: ReturnType<typeof receiptOfJson>, text: string): Verdict {
  if (!read.ok) return refused(read.fault.code)
  const { ids, given, unread }: ReadReceipt = read.value
  if (new Set(ids).size !== ids.length || new Set(given.map(({ id }) => id)).size !== given.length)
    return wrong('one correction answered twice')
  if (given.length + unread > ids.length) return wrong('more answers than corrections')
  if (given.some(({ id }) => !ids.includes(id) || !text.toLowerCase().includes(id.toLowerCase())))
    return wrong('an answer to a correction that is not named')
  if (
    given.some(({ note }) => note.length > receiptFile.shape.results.element.shape.note.unwrap().maxLength!)
  )
    return wrong('a note that is too long')
  return ACCEPTED
}

/** The receipts of packages, as JSON and as a table that somebody has filled in. */
export const receiptTargets: readonly Target[] = [receipts, jsonReceipts]
