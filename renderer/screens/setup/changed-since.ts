import type { SettingsChange } from '../../../contract/own-settings.ts'

/** What was changed while another change was being applied: that one may take seconds, and nobody has to wait for it. */
export const changedSince = (draft: SettingsChange, applied: SettingsChange): SettingsChange =>
  Object.fromEntries(
    Object.entries(draft).filter(([name, wanted]) => wanted !== applied[name as keyof SettingsChange]),
  )
