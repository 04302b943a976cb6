import MiniSearch from 'minisearch'
import { PARTS, wordsTyped, type Sought } from './people.ts'
import { SHOWN, type Peer } from './peer.ts'

/** What is known best for forgiving search in the memory of a page. */
export const miniSearch: Peer = {
  title: 'MiniSearch',
  lives: 'memory',
  set: 'every word a beginning (`prefix`), `fuzzy: 0.2` for words from four letters on, all words (`AND`), the surname twice as heavy',
  make({ people }) {
    const index = new MiniSearch<Sought>({
      idField: 'row',
      fields: [...PARTS],
      tokenize: (text) => text.split(' '),
      processTerm: (word) => word,
      searchOptions: {
        prefix: true,
        fuzzy: (word) => (/^\p{L}{4}/u.test(word) ? 0.2 : false),
        combineWith: 'AND',
        boost: { surname: 2 },
      },
    })
    for (const person of people()) index.add(person)
    return {
      find: (typed) =>
        index
          .search(wordsTyped(typed).join(' '))
          .slice(0, SHOWN)
          .map(({ id }) => id as number),
    }
  },
}
