import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { Fault, Handlers } from '../../contract/index.ts'
import type { Request } from '../../contract/request.ts'
import type { Desk } from '../desk.ts'

type RequestHandlers = Pick<Handlers, Extract<keyof Handlers, `request.${string}`>>

type Held = ReturnType<Desk['requests']['list']>['requests'][number]

/** The register of requests of people about their data. */
export function requestHandlers({ requests, people, tell, access }: Desk): RequestHandlers {
  const show = (held: Held): Request => {
    const person = people.find(held.person)
    return {
      ...held,
      person: {
        id: held.person,
        lastName: person?.lastName ?? '',
        firstName: person?.firstName ?? '',
        middleName: person?.middleName ?? '',
        className: person?.className ?? '',
      },
    }
  }
  const changed = (outcome: Outcome<Held, Fault>) => {
    if (!outcome.ok) return outcome
    tell()
    return done(show(outcome.value))
  }

  return {
    'request.list': (wanted) => {
      const { requests: held, more } = requests.list(wanted)
      if (held.length > 0) access.looks('list.requests', '')
      return done({ requests: held.map(show), more, overdue: requests.overdue() })
    },
    'request.add': (asked) =>
      people.find(asked.person) ? changed(requests.add(asked)) : failed({ code: 'person.gone' }),
    'request.close': (closing) => changed(requests.close(closing)),
    'request.reopen': ({ id }) => changed(requests.reopen(id)),
  }
}
