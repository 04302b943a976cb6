import { scan } from './bytes.ts'
import { flexSearch } from './flex-search.ts'
import { fullText, trigrams } from './full-text.ts'
import { fuse } from './fuse.ts'
import { miniSearch } from './mini-search.ts'
import { ours } from './ours.ts'
import type { Peer } from './peer.ts'
import { postgres } from './postgres.ts'

/** All that are measured, ours first; those that are made longest before the others. */
export const peers: Readonly<Record<string, Peer>> = {
  ours,
  flexSearch,
  postgres,
  miniSearch,
  trigrams,
  fullText,
  fuse,
  scan,
}
