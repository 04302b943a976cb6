import type { Target } from './target.ts'
import { callTargets } from './targets/calls.ts'
import { canonicalTarget } from './targets/canonical.ts'
import { cardAnswers } from './targets/card-answers.ts'
import { cardTargets } from './targets/card.ts'
import { certificateTargets } from './targets/certificates.ts'
import { derTarget } from './targets/der.ts'
import { fileTargets } from './targets/files.ts'
import { gatewayTarget } from './targets/gateway.ts'
import { importTarget } from './targets/imports.ts'
import { lineTargets } from './targets/line.ts'
import { receiptTargets } from './targets/receipts.ts'
import { ruleTargets } from './targets/rules.ts'
import { signatureTargets } from './targets/signatures.ts'
import { tableTargets } from './targets/tables.ts'

/** All borders at which strangers speak. */
export const targets: readonly Target[] = [
  ...cardTargets,
  cardAnswers,
  derTarget,
  ...certificateTargets,
  ...signatureTargets,
  ...tableTargets,
  ...receiptTargets,
  ...ruleTargets,
  canonicalTarget,
  ...callTargets,
  ...lineTargets,
  ...fileTargets,
  gatewayTarget,
  importTarget,
]
