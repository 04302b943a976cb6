import { benchChecks, quickChecks } from './checks.ts'
import { benchIdle } from './idle.ts'
import { benchImport, benchImportQuick } from './import.ts'
import { benchJournal, quickJournal } from './journal-check.ts'
import { benchPage } from './page.ts'
import { benchPeers } from './peers.ts'
import type { BenchOrder, BenchResult } from './result.ts'
import { benchSearch, benchSearchQuickly } from './search.ts'
import { benchSigning } from './signing.ts'
import { benchStart } from './start.ts'
import { benchSync, quickSync } from './sync.ts'

/** `quick`: seconds instead of minutes, its figures stored apart; for the run after every change. */
export type Part = {
  readonly whole: (order: BenchOrder) => Promise<BenchResult>
  readonly quick?: (order: BenchOrder) => Promise<BenchResult>
}

/** The parts of the bench, in the order they run in. */
export const parts: Readonly<Record<string, Part>> = {
  search: { whole: benchSearch, quick: benchSearchQuickly },
  peers: { whole: benchPeers },
  page: { whole: benchPage },
  start: { whole: benchStart },
  import: { whole: benchImport, quick: benchImportQuick },
  sync: { whole: benchSync, quick: quickSync },
  checks: { whole: benchChecks, quick: quickChecks },
  journal: { whole: benchJournal, quick: quickJournal },
  signing: { whole: benchSigning },
  idle: { whole: benchIdle },
}
