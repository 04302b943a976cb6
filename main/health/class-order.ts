import { fold } from '../../domain/fold.ts'
import { remembered } from '../../domain/remembered.ts'

/** After all classes with a number: those without one, and last who is in none. */
const WITHOUT_NUMBER = '998'
const NONE = '999'

/** By this text classes stand in the order people expect: 1А, 1Б, 2А … 11Б; '' last. */
export function classKey(className: string): string {
  const bare = className.trim().toUpperCase()
  if (bare === '') return NONE
  const read = /^(\d{1,3})[\s\p{Dash_Punctuation}«"]*(.*)$/u.exec(bare)
  return read ? read[1]!.padStart(3, '0') + read[2]! : WITHOUT_NUMBER + bare
}

const keyOfClass = remembered(classKey, 5_000)
const folded = remembered(fold)

type Named = { readonly lastName: string; readonly firstName: string; readonly middleName: string }

/** By this text people stand in a list: their first class, then surname, name, patronymic. */
export const sortKey = (classes: readonly string[], { lastName, firstName, middleName }: Named): string =>
  `${keyOfClass(classes[0] ?? '')}\t${folded(lastName)}\t${folded(firstName)}\t${folded(middleName)}`

/** In the order people expect. */
export const sortedClasses = (classes: readonly string[]): string[] =>
  classes.toSorted((one, other) => compare(classKey(one), classKey(other)) || compare(one, other))

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0)
