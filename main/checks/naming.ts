import type { Mark } from '../../contract/mark.ts'

type NamingMark = Exclude<Extract<Mark, { readonly others: readonly string[] }>, { readonly age: number }>

/** A mark names so many others at most: more of them help nobody. */
const MOST = 20

/** A mark that names others, where there are any. */
export const sharedWith = (
  mark: Omit<NamingMark, 'others'>,
  others: readonly { readonly id: string }[],
): Mark[] => (others.length === 0 ? [] : [{ ...mark, others: others.slice(0, MOST).map(({ id }) => id) }])
