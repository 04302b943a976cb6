import type { Doubt, ImportAnswer } from '../../contract/import.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { fold } from '../../domain/fold.ts'
import type { Database } from '../store/database.ts'
import type { People } from '../store/people.ts'
import { digestOf } from './digest.ts'
import { NO_CELL, type Draft, type Remark } from './draft.ts'
import { journalIdsOf } from './journal-ids.ts'
import { idFrom, isCalled, matcherOf, namesOf } from './matcher.ts'
import { placesOfTexts, smallNumbers, wholeNumbers, type Places } from './places.ts'
import { isSame, merged } from './record.ts'
import type { SeenPeople } from './seen.ts'

/** Who is meant: for certain, or one of these; `answered` where a person has said that it is none or to skip it. */
export type Resolved =
  | { readonly how: 'known'; readonly id: string }
  | {
      readonly how: 'doubtful'
      readonly why: Doubt
      readonly candidates: readonly string[]
      readonly answer: ImportAnswer | undefined
      /** The id of the new person, should it be somebody else. */
      readonly other: () => string
    }

type Needs = {
  readonly database: Database
  readonly people: People
  readonly newId: () => string
  readonly answers: readonly ImportAnswer[]
  /** Of everybody, those of the base and of the file. */
  readonly places: Places
  readonly seen: Pick<SeenPeople, 'has' | 'get'>
}

type Asked = { readonly row: number; readonly isTaken: (id: string) => boolean; readonly remarks: Remark[] }

const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/

/** The most people one question names. */
const MOST_CANDIDATES = 20

/**
 * Tells which person of the base a draft means: by our id, by the journal's, by the family, by name and
 * birth date. What happens while a file is taken in changes no answer: a rehearsal and a run agree.
 */
export function finder({ database, people, newId, answers, places, seen }: Needs) {
  const matcher = matcherOf(database, places)
  const journalIds = journalIdsOf(database)
  const lastTold = journalIds.last()
  const answered = new Map(answers.map((answer) => [`${answer.row} ${answer.whose}`, answer]))
  const filed = filedIds(places, matcher.idAt)

  /** A person who was in the base before this file, as they are now. */
  const find = (id: string): PersonRecord | undefined => (matcher.isOfBase(id) ? people.find(id) : undefined)

  /** The person of the base as they were before this file. */
  const held = (id: string | undefined): PersonRecord | undefined =>
    id === undefined ? undefined : (seen.get(id)?.before ?? find(id))

  function byJournalId({ kind, id }: Draft): PersonRecord | undefined {
    if (id === '') return undefined
    const known =
      held(lastTold === 0 ? undefined : journalIds.find(kind, id, lastTold)) ??
      held(ownIdIn(id) ?? idFrom(kind, id))
    return known?.kind === kind ? known : undefined
  }

  function whoIs(one: Draft, { row, isTaken, remarks }: Asked): Resolved {
    const again = filed.find(one)
    if (again !== undefined) return { how: 'known', id: again }
    const given = ownIdIn(one.id)

    const doubt = (why: Doubt, candidates: readonly string[]): Resolved => ({
      how: 'doubtful',
      why,
      candidates: candidates.slice(0, MOST_CANDIDATES),
      answer: answered.get(`${row} ${one.whose}`),
      other: () => (one.id === '' || isHeld(madeOf(one)) ? newId() : madeOf(one)),
    })
    const known = byJournalId(one)
    if (known && !isAnother(one, known)) return { how: 'known', id: known.id }
    if (!known && given !== undefined) return { how: 'known', id: given }

    const { certain, doubtful } = matcher.find(one, isTaken)
    if (known) return doubt('other-id', [known.id, ...certain.filter((id) => id !== known.id)])
    if (certain.length === 1) return { how: 'known', id: certain[0]! }
    if (certain.length > 1) {
      const unchanged = certain.find((id) => says(one, id))
      if (unchanged) return { how: 'known', id: unchanged }
      if (certain.every(isHeld)) return doubt('namesakes', certain)
      remarks.push({ whose: one.whose, code: 'match.namesakes', ...NO_CELL })
    }
    if (doubtful.length > 0) return doubt(doubtful[0]!.why, [...new Set(doubtful.map(({ id }) => id))])
    if (one.id === '') return { how: 'known', id: newId() }
    return { how: 'known', id: isHeld(madeOf(one)) ? newId() : madeOf(one) }
  }

  /** Of the base, or of a row before. */
  const isHeld = (id: string): boolean => seen.has(id) || matcher.isOfBase(id)

  /** Whether a card says already what the draft says: then it may be meant, and nothing is changed by it. */
  function says(one: Draft, id: string): boolean {
    const before = seen.get(id)
    if (before) return before.said === digestOf(one)
    const record = find(id)
    return record !== undefined && isSame(record, merged(id, one, record, undefined))
  }

  return {
    whoIs,
    find,
    held,
    /** A grown-up of the same name among those of this very pupil is the one who is meant. */
    inFamily(pupil: PersonRecord | undefined, guardian: Draft): string | undefined {
      if (ownIdIn(guardian.id) !== undefined) return undefined
      const alike = (pupil?.links ?? []).flatMap(({ guardian: id }) => {
        const person = held(id)
        return person && isCalled(guardian, person) ? [id] : []
      })
      return alike.length === 1 ? alike[0] : undefined
    },
    /** Whom a row may mean that does not go in: they are in the file all the same. */
    mayMean(one: Draft): string[] {
      const given = ownIdIn(one.id)
      if (given !== undefined) return [given]
      const { certain, doubtful } = matcher.find(one, () => false)
      const known = byJournalId(one)
      return [...(known ? [known.id] : []), ...certain, ...doubtful.map(({ id }) => id)]
    },
    /**
     * The pupil of the base or of this file whom these words mean: by id, else by name and whatever else is
     * said. Undefined for none, and for several.
     */
    pupilCalled(plain: Draft['plain'], id: string): string | undefined {
      const numbered = filed.find({ kind: 'pupil', id }) ?? byJournalId({ ...NOBODY, id })?.id
      if (numbered === undefined && ownIdIn(id) !== undefined) return ownIdIn(id)
      if (id !== '' && numbered !== undefined) return numbered
      const { className } = plain
      const fitting = matcher.called('pupil', plain).filter((id) => !areApart(className, held(id)?.className))
      return fitting.length === 1 ? fitting[0] : undefined
    },
    /** Tells who was meant, so that later rows find them. */
    learn(one: Draft, record: PersonRecord, isNew: boolean): void {
      filed.keep(one, record.id)
      if (isNew) matcher.learn(record)
    },
    /** Whether an id is to be kept beside ours: the journal's own, or ours where a person said that it is another's. */
    isForeign: ({ id }: Draft, person: string): boolean => id !== '' && ownIdIn(id) !== person,
  }
}

/** Both are told, and differ. */
const areApart = (one = '', other = ''): boolean => one !== '' && other !== '' && one !== other

const NOBODY: Draft = {
  whose: 0,
  kind: 'pupil',
  id: '',
  plain: {},
  emptyErases: false,
  certificate: undefined,
  paper: undefined,
  relation: 'other',
  basis: '',
}

/** An id as we make them, in small letters; undefined for one of another program. */
const ownIdIn = (id: string): string | undefined => {
  const small = id.toLowerCase()
  return UUID.test(small) ? small : undefined
}

type Told = Pick<Draft, 'kind' | 'id'>

/** Ids in this file, and whom each means; of our own, which mostly mean themselves, no more than that is kept. */
function filedIds(places: Places, idAt: (place: number) => string) {
  const own = smallNumbers()
  const others = placesOfTexts()
  const meant = wholeNumbers()
  const placeOf = ({ kind, id }: Told): string => `${kind}|${ownIdIn(id) ?? id}`
  return {
    find(told: Told): string | undefined {
      if (told.id === '') return undefined
      const given = ownIdIn(told.id)
      const place = given === undefined ? undefined : places.find(given)
      if (place !== undefined && (own.at(place) & BIT[told.kind]) > 0) return given
      const other = others.find(placeOf(told))
      return other === undefined ? undefined : idAt(meant.at(other))
    },
    keep(told: Told, person: string): void {
      if (told.id === '') return
      const place = places.put(person)
      if (ownIdIn(told.id) === person) own.put(place, own.at(place) | BIT[told.kind])
      else meant.put(others.put(placeOf(told)), place)
    },
  }
}

const BIT = { pupil: 1, guardian: 2 } as const

/** The id that one of another program gives. */
const madeOf = ({ kind, id }: Draft): string => idFrom(kind, id)

/**
 * Somebody else under one id: ids of two journals, or a slip. Another first name beside another birth date
 * tells so; without a birth date, names of which none is the same. An equal СНИЛС tells the contrary.
 */
function isAnother(one: Draft, known: PersonRecord): boolean {
  const { birthDate = '', snils = '' } = one.plain
  if (snils !== '' && snils === known.snils) return false
  if (birthDate !== '' && birthDate === known.birthDate) return false
  const names = namesOf(one)
  const isAlike = (name: 'lastName' | 'firstName') =>
    names[name] !== '' && fold(names[name]) === fold(known[name])
  if (!isAlike('lastName') && !isAlike('firstName')) return true
  const isBornElse = birthDate !== '' && known.birthDate !== ''
  return isBornElse && names.firstName !== '' && !isAlike('firstName')
}

/** Whether the file gives a name, birth date or СНИЛС that the base does not: those by which people are told apart. */
export const isToldElse = ({ plain }: Draft, held: PersonRecord): boolean =>
  (['lastName', 'firstName', 'middleName', 'birthDate', 'snils'] as const).some(
    (field) => plain[field] !== undefined && plain[field] !== held[field],
  )
