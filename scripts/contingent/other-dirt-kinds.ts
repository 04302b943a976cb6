import type { Kind } from './kind.ts'
import { CONTACT_KINDS, type ContactDirtKind } from './other-dirt-kinds-contacts.ts'
import { KIN_KINDS, type KinDirtKind } from './other-dirt-kinds-kin.ts'
import { NAME_KINDS, type NameDirtKind } from './other-dirt-kinds-names.ts'
import { PAPER_KINDS, type PaperDirtKind } from './other-dirt-kinds-papers.ts'

/** Every kind of the second set of dirt, drawn up apart from the first and from the checks. */
export type OtherDirtKind = NameDirtKind | KinDirtKind | PaperDirtKind | ContactDirtKind

/** The second set; whatever is spoilt can be seen from the base alone, as README.md says of each. */
export const OTHER_KINDS: readonly Kind<OtherDirtKind>[] = [
  ...NAME_KINDS,
  ...KIN_KINDS,
  ...PAPER_KINDS,
  ...CONTACT_KINDS,
]
