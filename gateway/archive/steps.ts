import { archive } from './steps/0001-archive.ts'
import { signers } from './steps/0002-signers.ts'
import { registry } from './steps/0003-registry.ts'

/** Every change of the archive's tables, oldest first. A released step is never edited: add another. */
export const steps: readonly string[] = [archive, signers, registry]
