/** A case by its number, as the memo prints it: «C03», also typed with the Russian letter or without the nought. */
export function caseCodeIn(query: string): string | undefined {
  const number = /^\s*[cс]\s?-?0?(\d{1,2})\s*$/i.exec(query)?.[1]
  return number === undefined || Number(number) === 0 ? undefined : `C${number.padStart(2, '0')}`
}

/** The beginning of the number of a failure; `isSaid` where its sign stands before it, so that it is no СНИЛС. */
export function failureNumberIn(query: string): { begins: string; isSaid: boolean } | undefined {
  const found = /^\s*(№|#|no\.?)?\s*(\d{1,3})\s*$/i.exec(query)
  return found ? { begins: found[2]!, isSaid: found[1] !== undefined } : undefined
}
