import type { AccessLine } from '../../contract/access.ts'
import { FIELDS } from '../../domain/person.ts'
import type { Database } from '../store/database.ts'

type Person = NonNullable<AccessLine['person']>

/** What a row is about: a person by id, or something else in a word. */
export type About = { readonly person?: string; readonly about: string }

/** Codes whose subject is a person, as it stands. */
const OF_PERSON = /^(person\.|lookup\.|print\.memo$|register\.person$)/
const OF_CORRECTION = /^(correction\.|conflict\.|retype\.|print\.receipt$|register\.(?:folder|open)$)/
const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/

/** Finds whom the rows of the log are about: it holds ids only, and names are those of today. */
export function aboutIn(database: Database) {
  const ofCorrection = database
    .prepare<[string], string>('select person from correction where id = ?')
    .pluck()
  const ofRequest = database.prepare<[string], string>('select person from request where id = ?').pluck()
  const corrections = database.prepare<[string], string>('select id from correction where person = ?').pluck()
  const requests = database.prepare<[string], string>('select id from request where person = ?').pluck()
  const packages = database.prepare<[string], number>('select number from package where id = ?').pluck()
  const member = database.prepare<[string], string>('select name from staff_member where id = ?').pluck()
  const person = database.prepare<[string], Omit<Person, 'className'> & { className: string | null }>(`
    select id, last_name lastName, first_name firstName, middle_name middleName,
      (select class_name from enrolment where person = p.row_id and until is null limit 1) className
    from person p where id = ?`)

  function said(what: string, subject: string): string {
    if (what.startsWith('package.'))
      return packages.get(subject) === undefined ? '' : `№ ${packages.get(subject)}`
    if (what.startsWith('staff.')) return member.get(subject) ?? ''
    if (what === 'certificate.stranger') return subject.slice(0, 8)
    // Whoever has opened it stands beside the row already.
    if (what.startsWith('shift.')) return ''
    return UUID.test(subject) ? '' : subject
  }

  return {
    of(what: string, subject: string): About {
      if (OF_CORRECTION.test(what)) {
        const found = ofCorrection.get(subject.split(' ', 1)[0]!)
        return { about: '', ...(found && { person: found }) }
      }
      if (what.startsWith('request.')) {
        const found = ofRequest.get(subject)
        return { about: '', ...(found && { person: found }) }
      }
      if (OF_PERSON.test(what) && UUID.test(subject)) return { person: subject, about: '' }
      return { about: said(what, subject) }
    },
    /** The person of that id; without names where the base knows it no more. */
    person(id: string): Person {
      const found = person.get(id)
      if (!found) return { id, lastName: '', firstName: '', middleName: '', className: '' }
      return { ...found, className: found.className ?? '' }
    },
    /** Every subject under which a person may stand in the log. */
    subjectsOf(id: string): string[] {
      const own = corrections.all(id)
      const ticks = own.flatMap((one) => FIELDS.map((field) => `${one} ${field}`))
      return [id, ...own, ...ticks, ...requests.all(id)]
    },
  }
}

export type Abouts = ReturnType<typeof aboutIn>
