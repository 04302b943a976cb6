import type { Evidence } from '../../contract/trust.ts'

/** What is kept with a signature of `ownSigner`: nothing was known of it but that it had begun. */
export const evidence: Evidence = {
  form: 1,
  assessment: {
    daysLeft: 365,
    chain: [],
    revocation: 'unknown',
    isListOld: false,
    at: '2026-09-01T08:00:00.000Z',
  },
  device: { kind: 'simulated', reader: 'TEST reader' },
  version: '0',
}
