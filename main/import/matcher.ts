import { createHash } from 'node:crypto'
import type { Doubt } from '../../contract/import.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { fold } from '../../domain/fold.ts'
import type { PersonKind } from '../../domain/person.ts'
import { remembered } from '../../domain/remembered.ts'
import { parseSnils } from '../../domain/snils.ts'
import type { Database } from '../store/database.ts'
import { numberOf } from './digest.ts'
import type { Draft } from './draft.ts'
import { exactNumbers, isUuid, placesByNumber, smallNumbers, type Places } from './places.ts'

/** What people are told apart by, each as a digest; 0 for what is not there. `isNew`: of a row before in this file. */
type Known = {
  readonly place: number
  readonly birthDate: number
  readonly snils: number
  readonly phone: number
  readonly isNew: boolean
  readonly isSnilsRight: boolean
}

type Names = Pick<PersonRecord, 'kind' | 'lastName' | 'firstName' | 'middleName'>

/** Those who fit for certain, and those of the base of whom only a person can tell. */
export type Found = {
  readonly certain: readonly string[]
  readonly doubtful: readonly { readonly id: string; readonly why: Doubt }[]
}

/**
 * Finds the person a draft means by kind, names as folded, and birth date; an equal СНИЛС stands in for the
 * birth date, and where that is missing an equal phone does. One who fits is the match; of several, the one
 * whose СНИЛС is equal or whose id was made from the same foreign id. Nobody is taken for another by the name
 * alone or by the СНИЛС alone, nor against a СНИЛС that is right and another: of these a person is asked.
 */
export function matcherOf(database: Database, places: Places) {
  const marks = smallNumbers()
  const [births, numbers, phones] = [exactNumbers(), exactNumbers(), exactNumbers()]
  const byName = placesByNumber()
  const bySnils = { pupil: placesByNumber(), guardian: placesByNumber() }
  /** Ids that are no UUID in small letters. */
  const odd = new Map<number, string>()
  // At once: what a run writes meanwhile must not be met here.
  load()

  function load(): void {
    const rows = database.prepare<[], Told & Names>(
      `select id, kind, last_name lastName, first_name firstName, middle_name middleName, birth_date birthDate,
        snils, phone from person`,
    )
    for (const row of rows.iterate()) {
      const place = put(row, OF_BASE | (parseSnils(row.snils).ok ? SNILS_RIGHT : 0))
      if (!isUuid(row.id)) odd.set(place, row.id)
      if (row.snils.length === 11) bySnils[row.kind].put(place, numbers.at(place))
    }
  }

  function put(one: Told & Names, mark: number): number {
    const place = places.put(one.id)
    marks.put(place, mark)
    births.put(place, digestOfCell(one.birthDate))
    numbers.put(place, digestOfCell(one.snils))
    phones.put(place, digestOfCell(one.phone))
    byName.put(place, keyOf(one))
    return place
  }

  const knownAt = (place: number): Known => ({
    place,
    birthDate: births.at(place),
    snils: numbers.at(place),
    phone: phones.at(place),
    isNew: (marks.at(place) & OF_BASE) === 0,
    isSnilsRight: (marks.at(place) & SNILS_RIGHT) > 0,
  })

  const idAt = (place: number): string => odd.get(place) ?? places.uuidAt(place)

  return {
    idAt,
    /** Whether somebody of this id was there before this file. */
    isOfBase(id: string): boolean {
      const place = places.find(id)
      return place !== undefined && (marks.at(place) & OF_BASE) > 0
    },
    /** @param isTaken whether a person stands in another row of this file already */
    find(draft: Draft, isTaken: (id: string) => boolean): Found {
      const { birthDate, snils, phone } = digestsOf(draft.plain)
      const key = keyOf({ kind: draft.kind, ...namesOf(draft) })
      const alike = byName.listOf(key).filter((place) => !isTaken(idAt(place)))
      const foreign = draft.id === '' ? undefined : places.find(idFrom(draft.kind, draft.id))
      const people = alike.map(knownAt)
      const close = people.filter(
        (one) =>
          isEqual(one.snils, snils) ||
          (birthDate !== 0 && one.birthDate !== 0 ? one.birthDate === birthDate : isEqual(one.phone, phone)),
      )
      /** Two numbers that both are right and differ belong to two people. */
      const areOthers = (one: Known) =>
        one.isSnilsRight && one.snils !== snils && parseSnils(draft.plain.snils ?? '').ok
      // In one file the first of them stays as they are; over the base a wrong guess would be written.
      const isContrary = (one: Known) => !one.isNew && one.place !== foreign && areOthers(one)
      const fitting = close.filter((one) => !isContrary(one))
      const nearer = fitting.filter((one) => isEqual(one.snils, snils) || one.place === foreign)
      const certain = nearer.length > 0 && fitting.length > 1 ? nearer : fitting
      if (certain.length > 0) return { certain: certain.map(({ place }) => idAt(place)), doubtful: [] }

      const called = people.flatMap((one) => {
        if (one.isNew || areOthers(one)) return []
        const isDated = birthDate !== 0 && one.birthDate !== 0
        return [
          { id: idAt(one.place), why: isDated ? ('other-birth-date' as const) : ('name-only' as const) },
        ]
      })
      const numbered = draft.plain.snils?.length === 11 ? bySnils[draft.kind].listOf(snils) : []
      const renamed = numbered.flatMap((place) =>
        byName.keyOf(place) === key || isTaken(idAt(place))
          ? []
          : [{ id: idAt(place), why: 'other-name' as const }],
      )
      const contrary = close.map(({ place }) => ({ id: idAt(place), why: 'other-snils' as const }))
      return { certain: [], doubtful: [...renamed, ...contrary, ...called] }
    },
    /** All of that name whose birth date and СНИЛС are no others, those of this file too. */
    called(kind: PersonKind, plain: Draft['plain']): string[] {
      const { birthDate, snils } = digestsOf(plain)
      return byName
        .listOf(keyOf({ kind, ...namesOf({ plain }) }))
        .filter((place) => !areApart(birthDate, births.at(place)) && !areApart(snils, numbers.at(place)))
        .map(idAt)
    },
    /** Tells of a record that is new, so that later rows find it. */
    learn(record: PersonRecord): void {
      put(record, 0)
    },
  }
}

type Told = Pick<PersonRecord, 'id' | 'birthDate' | 'snils' | 'phone'>

const OF_BASE = 1
const SNILS_RIGHT = 2

const digestOfCell = (text: string): number => (text === '' ? 0 : numberOf(text))

const digestsOf = ({ birthDate = '', snils = '', phone = '' }: Draft['plain']) => ({
  birthDate: digestOfCell(birthDate),
  snils: digestOfCell(snils),
  phone: digestOfCell(phone),
})

/** Both are told, and differ. */
const areApart = (one: number, other: number): boolean => one !== 0 && other !== 0 && one !== other

/** The same names come again and again. */
const folded = remembered(fold)

const keyOf = ({ kind, lastName, firstName, middleName }: Names): number =>
  numberOf(`${kind}|${folded(lastName)}|${folded(firstName)}|${folded(middleName)}`)

const isEqual = (one: number, other: number): boolean => one !== 0 && one === other

/** The names a draft gives; what has no column counts as empty. */
export const namesOf = ({ plain }: Pick<Draft, 'plain'>) => ({
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
