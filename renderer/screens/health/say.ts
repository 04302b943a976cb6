import type { Mark } from '../../../contract/mark.ts'
import type { Words } from '../../words/spoken.ts'

/** A kind of mark in words. A code that these pages do not know is shown as it is: a newer main may send it. */
export const sayKind = ({ markKinds }: Words, code: string): string =>
  Object.hasOwn(markKinds, code) ? markKinds[code as Mark['code']] : code

/** Where a mark stands, in words. */
export const sayPlace = ({ fields, health }: Words, place: Mark['field']): string =>
  place === 'links' || place === 'card' ? health.places[place] : fields[place]
