import { valueOf, type PersonRecord } from '../../contract/person.ts'
import type { Field } from '../../domain/person.ts'
import type { Label } from './dirt.ts'
import type { Family } from './family.ts'
import type { Random } from './random.ts'

/** One thing spoilt: its label, how a record changes, and a card that is there besides. */
export type Spoilt = {
  readonly label: Omit<Label, 'kind'>
  readonly put?: (record: PersonRecord) => PersonRecord
  readonly add?: PersonRecord
}

/**
 * One kind of dirt. `before` is the pupil written down last in the same class, where nothing of them is spoilt.
 */
export type Kind<Name extends string> = {
  readonly kind: Name
  readonly weight: number
  /** Few families can have it at all. */
  readonly isRare?: boolean
  readonly fits: (person: PersonRecord, family: Family, before?: PersonRecord) => boolean
  readonly spoil: (
    person: PersonRecord,
    family: Family,
    random: Random,
    before?: PersonRecord,
  ) => readonly Spoilt[]
}

/** The three names of a person. */
export const NAMES = ['lastName', 'firstName', 'middleName'] as const

/** The kind that spoils one of these values, any that fits; the label keeps what stood there. */
export function value<Name extends string>(
  kind: Name,
  weight: number,
  fields: readonly Field[],
  fits: (held: string, person: PersonRecord, family: Family, field: Field) => boolean,
  spoilt: (held: string, random: Random, person: PersonRecord) => string,
): Kind<Name> {
  const fittingOf = (person: PersonRecord, family: Family) =>
    fields.filter((field) => fits(valueOf(person, field), person, family, field))
  return {
    kind,
    weight,
    fits: (person, family) => fittingOf(person, family).length > 0,
    spoil: (person, family, random) => {
      const field = random.pick(fittingOf(person, family))
      return [put(person, field, spoilt(valueOf(person, field), random, person))]
    },
  }
}

/** One field of a person gets this value; the label keeps what stood there. */
export function put(person: PersonRecord, field: Field, value: string): Spoilt {
  return {
    label: { person: person.id, field, clean: valueOf(person, field) },
    put: (record) => (record.id === person.id ? withHeld(record, field, value) : record),
  }
}

/** The papers keep their order. */
function withHeld(record: PersonRecord, field: Field, value: string): PersonRecord {
  if (field !== 'certificateSeries' && field !== 'certificateNumber') return { ...record, [field]: value }
  const part = field === 'certificateSeries' ? 'series' : 'number'
  const documents = record.documents.map((paper) =>
    paper.type === 'birth-certificate' ? { ...paper, [part]: value } : paper,
  )
  return { ...record, documents }
}

/** The grown-ups of a pupil. */
export const guardiansOf = (person: PersonRecord, family: Family): PersonRecord[] =>
  family.filter(({ id }) => person.links.some(({ guardian }) => guardian === id))

/** Another pupil of the family born on the same day. */
export const twinOf = (person: PersonRecord, family: Family): PersonRecord | undefined =>
  family.find(
    ({ id, kind, birthDate }) => kind === 'pupil' && id !== person.id && birthDate === person.birthDate,
  )
