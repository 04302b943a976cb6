import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { ageOn } from '../../domain/age.ts'
import type { Field } from '../../domain/person.ts'

/** One of the training school, as its file has them. */
export type Someone = {
  readonly id: string
  readonly kind: 'pupil' | 'guardian'
  readonly lastName: string
  readonly firstName: string
  readonly middleName: string
  readonly birthDate: string
  readonly className: string
  readonly email: string
  readonly phone: string
  readonly snils: string
  readonly documents: readonly { readonly type: string }[]
  readonly links: readonly { readonly guardian: string }[]
}

type Label = {
  readonly person: string
  readonly field: Field
  readonly kind: string
  readonly clean: string
}

/** Somebody whose record has one fault, and what the document says. */
export type Faulty = Someone & { readonly field: Field; readonly clean: string }

/** Who comes on this day, chosen by rule from the training school: the same people each time. */
export function peopleOf(folder: string, today: string) {
  const people = readFileSync(join(folder, 'persons.ndjson'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Someone)
  const labels = JSON.parse(readFileSync(join(folder, 'labels.json'), 'utf8')) as readonly Label[]
  const labelled = new Set(labels.map(({ person }) => person))
  const called = new Map<string, number>()
  for (const { kind, lastName, firstName } of people) {
    const name = `${kind} ${lastName} ${firstName}`
    called.set(name, (called.get(name) ?? 0) + 1)
  }
  const chosen = new Set<string>()
  const take = <One extends Someone>(found: One | undefined, what: string): One => {
    if (!found) throw new Error(`the school has nobody for: ${what}`)
    chosen.add(found.id)
    return found
  }
  const isNamesake = ({ kind, lastName, firstName }: Someone) =>
    called.get(`${kind} ${lastName} ${firstName}`)! > 1
  const faulty = (what: string, kinds: readonly string[], is: (one: Someone) => boolean): Faulty => {
    const found = labels.flatMap(({ person, field, kind, clean }) => {
      const one = people.find(({ id }) => id === person)
      const isOnly = labels.filter((label) => label.person === person).length === 1
      return one && isOnly && kinds.includes(kind) && !chosen.has(person) && is(one)
        ? [{ ...one, field, clean }]
        : []
    })
    return take(found[0], what)
  }
  const sound = (what: string, is: (one: Someone) => boolean): Someone =>
    take(
      people.find((one) => !labelled.has(one.id) && !chosen.has(one.id) && !isNamesake(one) && is(one)),
      what,
    )
  const isPupil = ({ kind }: Someone) => kind === 'pupil'
  const age = ({ birthDate }: Someone) => ageOn(birthDate, today)
  const isSmall = (one: Someone) => isPupil(one) && age(one) < 14
  const hasForeignPaper = ({ documents }: Someone) =>
    documents.some(({ type }) => type === 'foreign-birth-certificate')

  return {
    wrongDigit: faulty('СНИЛС', ['snils-digit'], (one) => isSmall(one) && !isNamesake(one)),
    withYo: faulty('ё', ['name-yo'], isSmall),
    namesake: faulty('namesakes', ['snils-digit', 'series-dash', 'series-cyrillic'], (one) => {
      return isPupil(one) && isNamesake(one)
    }),
    cameBefore: faulty('came before', ['snils-neighbours'], isSmall),
    noConsent: sound('consent', (one) => isSmall(one) && !hasForeignPaper(one)),
    foreign: sound('foreign', (one) => isSmall(one) && hasForeignPaper(one)),
    unbound: sound('binding', (one) => isPupil(one) && age(one) >= 14 && age(one) < 18),
    inOutage: sound('outage', isSmall),
    parent: sound('parent', ({ kind }) => kind === 'guardian'),
    mixedUp: sound('mixed up', ({ kind }) => kind === 'guardian'),
    asking: sound('request', isSmall),
  } as const
}

export type People = ReturnType<typeof peopleOf>
