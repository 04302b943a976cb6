import { done, failed } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'
import type { Desk } from '../desk.ts'

type Own = Pick<Handlers, Extract<keyof Handlers, `lookup.${string}`>>

/** What other systems are asked, when a person presses the button and never else. */
export function lookupHandlers({ dnevnik, netschool, people, note }: Desk): Own {
  return {
    'lookup.look': () => done({ dnevnik: dnevnik !== undefined, netschool: netschool !== undefined }),

    'lookup.dnevnik': ({ person }) => {
      if (!dnevnik) return failed({ code: 'lookup.off' })
      const record = people.find(person)
      if (!record) return failed({ code: 'person.gone' })
      // Who was asked about goes out of the house: the log says so, whatever the answer.
      note('lookup.dnevnik', person)
      return dnevnik.look(record)
    },

    'lookup.netschool': () => {
      if (!netschool) return failed({ code: 'lookup.off' })
      note('lookup.netschool')
      return netschool.look()
    },
  }
}
