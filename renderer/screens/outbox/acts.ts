import type { HeldCorrection } from '../../../contract/journal.ts'
import type { CorrectionState } from '../../../domain/correction.ts'

/** What may be done with one correction. */
export type ParcelAct =
  | 'again'
  | 'setAside'
  | 'close'
  | 'export'
  | 'open'
  | 'withdraw'
  | 'receipt'
  | 'verify'
  | 'history'
  | 'conflicts'

const ACTS: { readonly [State in CorrectionState]: readonly ParcelAct[] } = {
  draft: ['open', 'withdraw', 'receipt', 'history'],
  withdrawn: ['open', 'history'],
  signed: ['open', 'receipt', 'history', 'verify', 'export'],
  waiting: ['open', 'receipt', 'history', 'verify', 'export'],
  'handed-over': ['open', 'receipt', 'history', 'verify', 'export'],
  confirmed: ['open', 'receipt', 'history', 'verify', 'export'],
  proved: ['open', 'receipt', 'history', 'verify', 'export'],
  refused: ['open', 'again', 'setAside', 'close', 'receipt', 'history', 'verify', 'export'],
  conflict: ['conflicts', 'open', 'setAside', 'close', 'receipt', 'history', 'verify', 'export'],
  'set-aside': ['open', 'again', 'close', 'receipt', 'history', 'verify', 'export'],
  closed: ['open', 'receipt', 'history', 'verify', 'export'],
}

/**
 * What may be done with a correction, in the order in which it is offered. One that the journal found in
 * conflict is never sent again: the journal keeps its verdict, and a person decides between the values.
 */
export const actsOf = ({ state, answer }: Pick<HeldCorrection, 'state' | 'answer'>): readonly ParcelAct[] =>
  ACTS[state].filter((act) => act !== 'again' || answer?.state !== 'conflict')

/** Whether the card is the one place where the correction goes on. */
export const goesOnAtCard = ({ state, answer }: Pick<HeldCorrection, 'state' | 'answer'>): boolean =>
  state === 'set-aside' && answer?.state === 'conflict'
