import { killTrials } from './killed.ts'
import { pageTrials } from './pages.ts'
import { powerTrials } from './power.ts'
import { sickTrials } from './sick-trials.ts'
import { twinTrials } from './twins.ts'
import { backupTrials } from './backups.ts'
import { endTrials } from './ends.ts'
import { clockTrials } from './clocks.ts'
import { monthTrials } from './month.ts'
import type { Trial } from './trial.ts'

/** Every fault that is tried, in the order of the table. */
export const trials: readonly Trial[] = [
  ...powerTrials,
  ...killTrials,
  ...sickTrials,
  ...pageTrials,
  ...backupTrials,
  ...endTrials,
  ...twinTrials,
  ...clockTrials,
  ...monthTrials,
]
