/**
 * What has a term.
 *
 * - `card`: everything of a pupil who has left, and of the grown-ups who have no other pupil here; from the day of leaving
 * - `undo`: what stood in the base before an import, by which it can be taken back
 * - `copies`: copies of the base; what was erased is in none of them after that
 * - `aside`: bases that another one has replaced, because they were damaged, could not be read or were of another school
 * - `names`: the name of whoever had a shift here, in the log of access; its rows hold ids and codes and stay
 * - `acts`: what was erased and when, and which ids do not come back
 * - `corrections`, `requests`: signed documents; the program never erases them, a commission of the school does
 */
export const TERMS = ['card', 'undo', 'copies', 'aside', 'names', 'acts', 'corrections', 'requests'] as const

export type TermName = (typeof TERMS)[number]
