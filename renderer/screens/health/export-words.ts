import type { Sent } from '../../../contract/index.ts'
import type { Words } from '../../words/spoken.ts'

/** Every word that the saved table needs: main has none of its own. */
export const exportWords = ({ fields, health, markKinds }: Words): Sent<'health.export'>['words'] => ({
  sheet: health.sheet.name,
  headings: health.sheet.headings,
  codes: markKinds,
  fields: { ...fields, ...health.places },
  severities: health.severities,
})
