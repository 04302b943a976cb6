import { statSync } from 'node:fs'
import { createSearch } from '../../../main/search/search.ts'
import { boundShortLived } from '../../../main/short-lived.ts'
import { openStore } from '../../../main/store/open.ts'
import { BASE_KEY, openBase } from '../base.ts'
import { SHOWN, type Peer } from './peer.ts'

/** Our own search in the encrypted base, as the program opens it. */
export const ours: Peer = {
  title: 'Sverka',
  lives: 'file',
  set: 'the search of the program in its whole encrypted base, records and all',
  make({ size, seed }) {
    const { search, database } = openBase(size, seed)
    const file = database.name
    boundShortLived()
    return {
      find: (typed) => search.find(typed, SHOWN).map(({ rowId }) => rowId),
      disk: () => statSync(file).size,
      reopen() {
        const from = performance.now()
        const again = openStore({ file, key: BASE_KEY })
        if (!again.ok) throw new Error(`the base of the bench does not open: ${again.fault.code}`)
        createSearch(again.value).find('иванов', SHOWN)
        const took = performance.now() - from
        again.value.close()
        return took
      },
      close: () => database.close(),
    }
  },
}
