import type { HeldCorrection } from '../../../contract/journal.ts'
import type { CorrectionState } from '../../../domain/correction.ts'

/** What may be done with one correction. */
export type ParcelAct = 'again' | 'setAside' | 'close' | 'export' | 'open' | 'withdraw' | 'receipt' | 'verify'

const ACTS: { readonly [State in CorrectionState]: readonly ParcelAct[] } = {
  draft: ['open', 'withdraw', 'receipt'],
  withdrawn: ['open'],
  signed: ['open', 'receipt', 'verify', 'export'],
  waiting: ['open', 'receipt', 'verify', 'export'],
  'handed-over': ['open', 'receipt', 'verify', 'export'],
  confirmed: ['open', 'receipt', 'verify', 'export'],
  proved: ['open', 'receipt', 'verify', 'export'],
  refused: ['open', 'again', 'setAside', 'close', 'receipt', 'verify', 'export'],
  conflict: ['open', 'setAside', 'close', 'receipt', 'verify', 'export'],
  'set-aside': ['open', 'again', 'close', 'receipt', 'verify', 'export'],
  closed: ['open', 'receipt', 'verify', 'export'],
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
