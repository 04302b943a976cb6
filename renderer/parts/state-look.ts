import type { CorrectionState } from '../../domain/correction.ts'
import type { Tone } from './badge.tsx'
import type { IconName } from './icon.tsx'

/** How each state of a correction looks: the word beside it says the same. */
export const STATE_LOOKS: {
  readonly [State in CorrectionState]: { readonly tone: Tone; readonly icon: IconName }
} = {
  draft: { tone: 'accent', icon: 'pen' },
  withdrawn: { tone: 'plain', icon: 'close' },
  signed: { tone: 'accent', icon: 'clock' },
  waiting: { tone: 'accent', icon: 'clock' },
  'handed-over': { tone: 'accent', icon: 'send' },
  confirmed: { tone: 'good', icon: 'check' },
  proved: { tone: 'good', icon: 'check' },
  refused: { tone: 'fault', icon: 'fault' },
  conflict: { tone: 'warn', icon: 'differs' },
  'set-aside': { tone: 'warn', icon: 'warning' },
  closed: { tone: 'plain', icon: 'close' },
}
