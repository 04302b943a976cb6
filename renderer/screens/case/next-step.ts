import type { OpenCase } from '../../../contract/diagnosis.ts'
import { onItsWay } from '../../../contract/on-its-way.ts'
import type { HeldCorrection } from '../../../contract/journal.ts'
import type { Card } from '../../../contract/people.ts'
import { mayCorrect, type Fixer } from '../../../domain/diagnosis.ts'

type Relative = Card['relatives'][number]

/**
 * The one thing to do next with a case.
 *
 * - `compare`: this record is compared with the document
 * - `receipt`: a field of the case is corrected already; the receipt of it is handed over
 * - `other-card`: it is the record of a relative that is compared; the card open is not of the one whom the case is about
 * - `seek`: first the person is found: there is no card, or its relatives are not known
 * - `journal`: the school acts in the journal itself (a link, a binding), and no field is corrected
 * - `memo`: nothing of the record is to be corrected
 */
export type NextStep =
  | { readonly does: 'compare'; readonly card: Card }
  | { readonly does: 'receipt'; readonly card: Card; readonly correction: string }
  | { readonly does: 'other-card'; readonly relatives: readonly Relative[] }
  | { readonly does: 'seek' | 'journal' | 'memo' }

/**
 * What comes next: a correction only where one may come of the case, and of the record that it is about.
 *
 * @param since ISO; what this case has brought since then and the journal has confirmed already is still to be receipted:
 * the visitor stands before the desk
 */
export function nextStep(
  { code, nature, corrects, fields, visitor, about = visitor.who }: OpenCase,
  card: Card | undefined,
  since?: string,
): NextStep {
  if (!corrects) return { does: mayCorrect(nature) ? 'journal' : 'memo' }
  if (!card) return { does: 'seek' }
  if (card.record.kind === about) {
    const correction = card.corrections.findLast(
      (held) => fields.some(({ field }) => onItsWay([held], field)) || isJustDone(held, code, since),
    )?.correction.id
    return correction === undefined ? { does: 'compare', card } : { does: 'receipt', card, correction }
  }
  const relatives = card.relatives.filter(({ kind }) => kind === about)
  return relatives.length > 0 ? { does: 'other-card', relatives } : { does: 'seek' }
}

/** Whom the memo is for: the first who does something himself; a memo of the school's own where nobody else does. */
export const memoFor = ({ tasks }: OpenCase): Fixer =>
  (tasks.find(({ by }) => by !== 'school') ?? tasks[0]!).by

const isJustDone = (
  { state, correction }: HeldCorrection,
  code: string,
  since: string | undefined,
): boolean =>
  since !== undefined && state === 'confirmed' && correction.case === code && correction.created >= since
