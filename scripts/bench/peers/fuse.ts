import Fuse from 'fuse.js'
import { PARTS, wordsTyped, type Sought } from './people.ts'
import { SHOWN, type Peer } from './peer.ts'

/** What is downloaded most for fuzzy search in a page; it looks at everybody at every keystroke. */
export const fuse: Peer = {
  title: 'Fuse.js',
  lives: 'memory',
  set: '`useTokenSearch` with `tokenMatch: all`, `threshold: 0.3`, `ignoreLocation`, the surname twice as heavy, limit 20',
  make({ people }) {
    const keys = PARTS.map((name) => ({ name, weight: name === 'surname' ? 2 : 1 }))
    const index = new Fuse<Sought>([...people()], {
      keys,
      useTokenSearch: true,
      tokenMatch: 'all',
      tokenize: (text) => text.split(' ').filter((word) => word !== ''),
      threshold: 0.3,
      ignoreLocation: true,
    })
    return {
      find: (typed) =>
        index.search(wordsTyped(typed).join(' '), { limit: SHOWN }).map(({ item }) => item.row),
    }
  },
}
