import { receiptFile } from '../../contract/exchange-files.ts'
import { done, failed, type Outcome } from '../../domain/outcome.ts'

/** What a receipt says of one correction; `note` is '' where nothing was said. */
export type Given = { readonly id: string; readonly taken: boolean; readonly note: string }

/**
 * What was read from a receipt. `package` is undefined where the column was lost; `ids` are all corrections it names,
 * with an answer or without; `unread` counts answers that are neither yes nor no, or both.
 */
export type ReadReceipt = {
  readonly package: string | undefined
  readonly ids: readonly string[]
  readonly given: readonly Given[]
  readonly unread: number
}

type FormFault = { code: 'receipt.form' }

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const LONGEST_NOTE = 500

/** Rows among which the headings are looked for: somebody may have written a letter above them. */
const DEEPEST_HEADING = 20

const HEADINGS = {
  id: /^(?:номер исправления|исправление|correction(?: id)?|id)$/,
  package: /^(?:номер пакета|пакет|package(?: id)?)$/,
  taken: /^(?:принят|внесен|результат|решение|ответ|статус|taken|accepted|result|status)/,
  note: /(?:причин|примечан|комментар|reason|note|comment)/,
} as const

type Place = { readonly [Name in keyof typeof HEADINGS]: number }

/** Reads the form that a person has filled in, in any order of columns and with any others beside. */
export function receiptOfTable(rows: readonly (readonly string[])[]): Outcome<ReadReceipt, FormFault> {
  const heading = rows.slice(0, DEEPEST_HEADING).findIndex((row) => isHeading(placesIn(row)))
  if (heading < 0) return failed({ code: 'receipt.form' })
  const places = placesIn(rows[heading]!)
  const cell = (row: readonly string[], name: keyof Place) => (row[places[name]] ?? '').trim()

  const named = rows.slice(heading + 1).flatMap((row) => {
    const id = cell(row, 'id').toLowerCase()
    if (!UUID.test(id)) return []
    const note = cell(row, 'note').slice(0, LONGEST_NOTE)
    return [{ id, note, package: cell(row, 'package').toLowerCase(), said: readAnswer(cell(row, 'taken')) }]
  })
  const packages = new Set(named.map((one) => one.package).filter((id) => UUID.test(id)))
  if (named.length === 0 || packages.size > 1) return failed({ code: 'receipt.form' })

  const byId = [...Map.groupBy(named, ({ id }) => id).values()]
  const answers = byId.map((same) => ({ ...same.at(-1)!, said: agreed(same.map(({ said }) => said)) }))
  return done({
    package: [...packages][0],
    ids: answers.map(({ id }) => id),
    given: answers.flatMap(({ id, note, said }) =>
      said === 'yes' || said === 'no' ? [{ id, note, taken: said === 'yes' }] : [],
    ),
    unread: answers.filter(({ said }) => said === 'unread').length,
  })
}

/** Reads a receipt that a program has written. */
export function receiptOfJson(text: string): Outcome<ReadReceipt, FormFault> {
  const read = receiptFile.safeParse(parsed(text))
  if (!read.success) return failed({ code: 'receipt.form' })
  const { package: id, results } = read.data
  const byId = [...Map.groupBy(results, (result) => result.id).values()]
  const clear = byId.filter((same) => same.every(({ state }) => state === same[0]!.state))
  return done({
    package: id,
    ids: byId.map((same) => same[0]!.id),
    given: clear.map((same) => {
      const { state, note, ...one } = same.at(-1)!
      return { ...one, note, taken: state === 'taken' }
    }),
    unread: byId.length - clear.length,
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return undefined // no JSON is no receipt
  }
}

function placesIn(row: readonly string[]): Place {
  const words = row.map((cell) =>
    cell
      .toLowerCase()
      .replaceAll('ё', 'е')
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim(),
  )
  const placeOf = (name: keyof Place) => words.findIndex((word) => HEADINGS[name].test(word))
  return { id: placeOf('id'), package: placeOf('package'), taken: placeOf('taken'), note: placeOf('note') }
}

const isHeading = ({ id, taken }: Place): boolean => id >= 0 && taken >= 0

type Said = 'yes' | 'no' | 'nothing' | 'unread'

const NO =
  /^(?:нет|н|no|n|false|ложь|0|-|–|—|−|x|х|✗|✘|❌|не .*|отказ.*|отклон.*|refused|rejected|declined|not .*)$/
const YES =
  /^(?:да|д|yes|y|true|истина|1|\+|v|✓|✔|✅|☑|ok|ок|принят.*|внесен.*|исправлен.*|выполнен.*|исполнен.*|загружен.*|taken|accepted|confirmed|done)$/

/** What a word in the column of answers says. */
export function readAnswer(text: string): Said {
  const word = text
    .trim()
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/^'/, '')
    .replace(/[.!]+$/, '')
  if (word === '') return 'nothing'
  if (NO.test(word)) return 'no'
  return YES.test(word) ? 'yes' : 'unread'
}

/** One correction in several rows: they must not say different things. */
function agreed(said: readonly Said[]): Said {
  const spoken = new Set(said.filter((one) => one !== 'nothing'))
  if (spoken.size === 0) return 'nothing'
  return spoken.size === 1 ? [...spoken][0]! : 'unread'
}
