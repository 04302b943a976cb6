import type { HeldCorrection } from '../../../contract/journal.ts'
import type { CorrectionState } from '../../../domain/correction.ts'

/** What may be done with one correction. */
export type ParcelAct = 'again' | 'setAside' | 'close' | 'export' | 'open' | 'withdraw' | 'receipt'

const ACTS: { readonly [State in CorrectionState]: readonly ParcelAct[] } = {
  draft: ['open', 'withdraw', 'receipt'],
  withdrawn: ['open'],
  signed: ['open', 'receipt', 'export'],
  waiting: ['open', 'receipt', 'export'],
  'handed-over': ['open', 'receipt', 'export'],
  confirmed: ['open', 'receipt', 'export'],
  proved: ['open', 'receipt', 'export'],
  refused: ['open', 'again', 'setAside', 'close', 'receipt', 'export'],
  conflict: ['open', 'setAside', 'close', 'receipt', 'export'],
  'set-aside': ['open', 'again', 'close', 'receipt', 'export'],
  closed: ['open', 'receipt', 'export'],
}

/**
 * What may be done with a correction, in the order in which it is offered. One that the journal found in
 * conflict is never sent again: the journal keeps its verdict, and the field is compared anew on the card.
 */
export const actsOf = ({ state, answer }: Pick<HeldCorrection, 'state' | 'answer'>): readonly ParcelAct[] =>
  ACTS[state].filter((act) => act !== 'again' || answer?.state !== 'conflict')

/** Whether the card is the one place where the correction goes on. */
export const goesOnAtCard = ({ state, answer }: Pick<HeldCorrection, 'state' | 'answer'>): boolean =>
  state === 'conflict' || (state === 'set-aside' && answer?.state === 'conflict')
