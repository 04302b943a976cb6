import { createHash } from 'node:crypto'
import type { PersonRecord } from '../../contract/person.ts'
import { fold } from '../../domain/fold.ts'
import type { PersonKind } from '../../domain/person.ts'
import type { Database } from '../store/database.ts'
import type { Draft } from './draft.ts'

type Known = {
  readonly id: string
  readonly birthDate: string
  readonly snils: string
  readonly phone: string
}

type Names = Pick<PersonRecord, 'kind' | 'lastName' | 'firstName' | 'middleName'>

/**
 * Finds the person a draft means by kind, names as folded, and birth date; where a birth date is missing,
 * an equal СНИЛС or phone must stand in for it. One fitting person is the match; of several, the one whose
 * СНИЛС is equal or whose id was made from the same foreign id. Nobody is found by the name alone: namesakes
 * are legal.
 */
export function matcherOf(database: Database) {
  let known: Map<string, Known[]> | undefined

  function load(): Map<string, Known[]> {
    const people = new Map<string, Known[]>()
    const rows = database.prepare<[], Known & Names>(
      `select id, kind, last_name lastName, first_name firstName, middle_name middleName, birth_date birthDate,
        snils, phone from person`,
    )
    for (const row of rows.iterate()) add(people, row)
    return people
  }

  return {
    /**
     * The ids of those who fit; of several, nobody can tell which is meant.
     *
     * @param isTaken whether a person stands in another row of this file already
     */
    find(draft: Draft, isTaken: (id: string) => boolean): string[] {
      known ??= load()
      const { birthDate = '', snils = '', phone = '' } = draft.plain
      const fitting = (known.get(keyOf({ kind: draft.kind, ...namesOf(draft) })) ?? []).filter(
        (one) =>
          !isTaken(one.id) &&
          (birthDate !== '' && one.birthDate !== ''
            ? one.birthDate === birthDate
            : isEqual(one.snils, snils) || isEqual(one.phone, phone)),
      )
      const foreign = draft.id === '' ? '' : idFrom(draft.kind, draft.id)
      const nearer = fitting.filter((one) => isEqual(one.snils, snils) || one.id === foreign)
      return (nearer.length > 0 && fitting.length > 1 ? nearer : fitting).map(({ id }) => id)
    },
    /** Tells of a record that is new, so that later rows find it. */
    learn(record: PersonRecord): void {
      if (known) add(known, record)
    },
  }
}

function add(people: Map<string, Known[]>, row: Known & Names): void {
  const { id, birthDate, snils, phone } = row
  const key = keyOf(row)
  const others = people.get(key)
  if (others) others.push({ id, birthDate, snils, phone })
  else people.set(key, [{ id, birthDate, snils, phone }])
}

const keyOf = ({ kind, lastName, firstName, middleName }: Names): string =>
  [kind, fold(lastName), fold(firstName), fold(middleName)].join('|')

const isEqual = (one: string, other: string): boolean => one !== '' && one === other

/** The names a draft gives; what has no column counts as empty. */
export const namesOf = ({ plain }: Draft) => ({
  lastName: plain.lastName ?? '',
  firstName: plain.firstName ?? '',
  middleName: plain.middleName ?? '',
})

/** Whether two people are called alike. */
export const isCalled = (draft: Draft, { lastName, firstName, middleName }: PersonRecord): boolean => {
  const names = namesOf(draft)
  return (
    fold(names.lastName) === fold(lastName) &&
    fold(names.firstName) === fold(firstName) &&
    fold(names.middleName) === fold(middleName)
  )
}

/** Namespace of ids made from those of other programs. */
const NAMESPACE = Buffer.from('6f9a2c1e5b7d4c0f8e31a4d2c9b05e77', 'hex')

/** One UUID (version 5, RFC 9562) for one foreign id, so that the same file gives the same people again. */
export function idFrom(kind: PersonKind, foreign: string): string {
  const hash = createHash('sha1').update(NAMESPACE).update(`${kind}:${foreign}`).digest()
  hash[6] = (hash[6]! & 0x0f) | 0x50
  hash[8] = (hash[8]! & 0x3f) | 0x80
  const hex = hash.toString('hex', 0, 16)
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-')
}
