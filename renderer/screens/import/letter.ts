/** The letters by which a spreadsheet calls a column: A for 1, AA for 27. */
export const letterOf = (column: number): string =>
  column <= 26
    ? String.fromCodePoint(64 + column)
    : letterOf(Math.floor((column - 1) / 26)) + letterOf(((column - 1) % 26) + 1)
