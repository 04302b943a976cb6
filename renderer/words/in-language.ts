import type { Text } from '../../contract/region.ts'
import type { Words } from './spoken.ts'
import { typeset } from './typeset.ts'

/** A text of the region packs in the language of the page, typeset as the catalogue is. */
export const inLanguage = (words: Words, text: Text): string => typeset(text[words.language])
