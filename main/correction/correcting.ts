import { settledOf } from '../store/settled.ts'
import { backBringer } from './bring-back.ts'
import { createConflicts } from './conflicts.ts'
import { createDrafts } from './drafts.ts'

type DraftNeeds = Omit<Parameters<typeof createDrafts>[0], 'onWithdrawn'>

type ConflictNeeds = Omit<Parameters<typeof createConflicts>[0], 'settled' | 'drafts' | 'bringBack'>

/** Drafts and conflicts, joined: a conflict may end in a draft, and a draft taken back may bring a conflict back. */
export function createCorrecting(needs: DraftNeeds & ConflictNeeds) {
  const settled = settledOf(needs.database)
  const bringBack = backBringer({ ...needs, settled })
  const drafts = createDrafts({
    ...needs,
    onWithdrawn(id) {
      const decision = settled.findBySuccessor(id)
      if (decision) bringBack(decision)
    },
  })
  return { drafts, conflicts: createConflicts({ ...needs, settled, drafts, bringBack }) }
}
