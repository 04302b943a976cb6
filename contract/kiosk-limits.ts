/** The shortest and the longest code that lets an administrator out, in signs. Apart from the shapes: the page needs no parser. */
export const EXIT_CODE = { shortest: 6, longest: 64 } as const

/** The longest half-entered work, in signs: some forty comparisons. */
export const LONGEST_HALF_ENTERED = 512 * 1024
