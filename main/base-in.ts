import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Settings } from '../contract/settings.ts'

/** The base of a profile: people of a real school and those of the training never lie in one file. */
export const baseIn = (folder: string, mode: Settings['mode']): string =>
  join(folder, ...(mode === 'work' ? ['base.db'] : ['training', 'base.db']))

/** Its copies. */
export const copiesFolderIn = (folder: string, mode: Settings['mode']): string =>
  join(folder, ...(mode === 'work' ? ['copies'] : ['training', 'copies']))

/**
 * Whether this is the training of a desk that has a school: in the training everybody may try the settings, and the keys
 * and the program are those of the school's base too.
 */
export const isBesideSchool = (folder: string, mode: Settings['mode']): boolean =>
  mode === 'training' &&
  [baseIn(folder, 'work'), copiesFolderIn(folder, 'work')].some((one) => existsSync(one))

/** What somebody was typing there. */
export const halfEnteredFileIn = (folder: string, mode: Settings['mode']): string =>
  join(folder, ...(mode === 'work' ? ['half-entered.sealed'] : ['training', 'half-entered.sealed']))
