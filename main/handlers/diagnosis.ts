import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Fault, Handlers, Received } from '../../contract/index.ts'
import type { Desk, Dialogs } from '../desk.ts'
import type { Asker } from '../diagnosis/diagnosis.ts'

type DiagnosisHandlers = Pick<Handlers, Extract<keyof Handlers, `region.${string}` | `case.${string}`>>

type Asked = Pick<Received<'case.find'>, 'person' | 'visitor'>

/** The region of the desk, and the cases for which people are not let in. */
export function diagnosisHandlers(desk: Desk, dialogs: Dialogs): DiagnosisHandlers {
  const { diagnosis, people, note, news } = desk

  function asker({ person, visitor }: Asked): Outcome<Asker, Fault> {
    if (person === undefined) return done({ visitor })
    const record = people.find(person)
    return record ? done({ record, visitor }) : failed({ code: 'person.gone' })
  }

  return {
    'region.look': () => done(diagnosis.region()),
    'region.list': () => done({ regions: diagnosis.regions() }),

    'region.choose': ({ code }) => {
      const chosen = diagnosis.choose(code)
      if (!chosen.ok) return chosen
      note('region.choose', code)
      news({ name: 'region', value: {} })
      return chosen
    },

    'region.add': async () => {
      const file = await dialogs.openPack()
      if (!file) return failed({ code: 'file.not-chosen' })
      const added = diagnosis.add(file)
      if (!added.ok) return added
      note('region.add', added.value.code)
      news({ name: 'region', value: {} })
      return added
    },

    'case.find': ({ query, ...asked }) => {
      const who = asker(asked)
      return who.ok ? done(diagnosis.find(query, who.value)) : who
    },

    'case.open': ({ code, ...asked }) => {
      const who = asker(asked)
      return who.ok ? diagnosis.open(code, who.value) : who
    },

    'case.matching': ({ person }) => {
      const record = people.find(person)
      return record ? done({ fields: diagnosis.matching(record) }) : failed({ code: 'person.gone' })
    },
  }
}
