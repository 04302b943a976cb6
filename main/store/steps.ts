import { corrections } from './steps/0002-corrections.ts'
import { people } from './steps/0001-people.ts'
import { search } from './steps/0003-search.ts'
import { checks } from './steps/0004-checks.ts'
import { importColumns } from './steps/0005-import-columns.ts'
import { health } from './steps/0006-health.ts'
import { requests } from './steps/0007-requests.ts'
import { handing } from './steps/0009-handing.ts'
import { imports } from './steps/0010-imports.ts'
import { signatures } from './steps/0008-signatures.ts'
import { access } from './steps/0011-access.ts'
import { register } from './steps/0012-register.ts'
import { retention } from './steps/0013-retention.ts'

/**
 * Every change to the database, oldest first; `PRAGMA user_version` counts the steps taken.
 * A released step is never edited: add another.
 */
export const steps: readonly string[] = [
  people,
  corrections,
  search,
  checks,
  importColumns,
  health,
  requests,
  signatures,
  handing,
  imports,
  access,
  register,
  retention,
]
