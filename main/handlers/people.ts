import { done, failed } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'
import type { Desk } from '../desk.ts'
import { foundLine, relative, relativesOf, shownCorrection } from '../views.ts'

/** How many lines a search shows: as many as a person reads. */
const LINES = 20

type PeopleHandlers = Pick<Handlers, Extract<keyof Handlers, `people.${string}`>>

/** Finding people and opening their cards. */
export function peopleHandlers(desk: Desk): PeopleHandlers {
  const { people, search, checks, corrections, access } = desk

  return {
    'people.find': ({ query }) => {
      const hits = search.find(query, LINES + 1)
      const found = hits.slice(0, LINES).flatMap(({ rowId, matches }) => {
        const record = people.findByRow(rowId)
        return record ? [foundLine(record, [...matches], people)] : []
      })
      return done({ found, more: hits.length > LINES })
    },

    'people.open': ({ id }) => {
      const record = people.find(id)
      if (!record) return failed({ code: 'person.gone' })
      access.looks('person.open', id)
      return done({
        record,
        marks: checks.marksOf(record),
        relatives: relativesOf(record, people),
        corrections: corrections.ofPerson(id).map((held) => shownCorrection(held, desk)),
      })
    },

    'people.suggestSnils': ({ id, typed }) => {
      const record = people.find(id)
      if (!record) return failed({ code: 'person.gone' })
      return done({ candidates: checks.suggestSnils(record, typed).slice(0, 20) })
    },

    'people.others': ({ id, field, value }) => {
      const others = checks
        .othersWith(field, value, id)
        .slice(0, 10)
        .flatMap((other) => people.find(other) ?? [])
      return done({ others: others.map((other) => relative(other)) })
    },
  }
}
