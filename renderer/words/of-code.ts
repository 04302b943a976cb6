/** The member of a union of faults that may carry the code, alone or among others, as if it carried only this one. */
export type OfCode<Union, Code> = Union extends { readonly code: infer Own }
  ? Code extends Own
    ? Omit<Union, 'code'> & { readonly code: Code }
    : never
  : never

/** Words for every code of a union: a code without words does not compile. */
export type WordsOf<Union extends { readonly code: string }, Said> = {
  readonly [Code in Union['code']]: (found: OfCode<Union, Code>) => Said
}

/** The words for one member, with its numbers in place. */
export function sayOf<Union extends { readonly code: string }, Said>(
  words: WordsOf<Union, Said>,
  one: Union,
): Said {
  const say = words[one.code as Union['code']] as unknown as (found: Union) => Said
  return say(one)
}
