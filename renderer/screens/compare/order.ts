import type { OpenCase } from '../../../contract/diagnosis.ts'
import type { Field } from '../../../domain/person.ts'
import { isBegun, type Sheet } from './sheet.ts'

type Matching = OpenCase['fields']

/** The fields to compare: first those that the journal looks at, then those it does not look at in this case. */
export type Order = { readonly first: readonly Field[]; readonly rest: readonly Field[] }

/** For a case: its fields in the order of the journal's matching, the others apart. */
export function orderFor(shown: readonly Field[], { fields }: { readonly fields: Matching }): Order {
  const first = fields.map(({ field }) => field).filter((field) => shown.includes(field))
  if (first.length === 0) return { first: shown, rest: [] }
  return { first, rest: shown.filter((field) => !first.includes(field)) }
}

/** Without a case: all fields, those first that the journal matches by; as they are known while it is not said. */
export function orderOfAll(shown: readonly Field[], matching: Matching | undefined): Order {
  const { first, rest } = orderFor(shown, { fields: matching ?? [] })
  return { first: [...first, ...rest], rest: [] }
}

/** The sheet at the heaviest field, as long as nothing was said of any. */
export const atFirst = (sheet: Sheet, [heaviest = sheet.at]: readonly Field[]): Sheet =>
  isBegun(sheet) || sheet.left.length > 0 ? sheet : { ...sheet, at: heaviest }
