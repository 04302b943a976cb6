import { Index } from 'flexsearch'
import { textOf, wordsTyped } from './people.ts'
import { SHOWN, type Peer } from './peer.ts'

/** What calls itself the fastest search in the memory of a page. */
export const flexSearch: Peer = {
  title: 'FlexSearch',
  lives: 'memory',
  set: 'one `Index` of all parts together (a `Document` does not join words across fields), `tokenize: forward`, numbers as ids, suggestions where nothing fits, no cache of answers',
  make({ people }) {
    const index = new Index({ tokenize: 'forward', encode: (text) => text.split(' ') })
    for (const person of people()) index.add(person.row, textOf(person))
    return {
      find(typed) {
        const text = wordsTyped(typed).join(' ')
        const straight = index.search(text, { limit: SHOWN }) as number[]
        return straight.length > 0
          ? straight
          : (index.search(text, { limit: SHOWN, suggest: true }) as number[])
      },
    }
  },
}
