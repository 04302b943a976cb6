import { change, type GatewayChange } from '../../contract/gateway.ts'
import type { PersonDocument, PersonLink, PersonRecord } from '../../contract/person.ts'
import { DOCUMENT_TYPES, RELATIONS } from '../../domain/person.ts'

/** One line of the pull, or undefined where no gateway writes such a line. */
export function readLine(text: string): GatewayChange | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return isPersonLine(value) ? value : change.safeParse(value).data
  } catch {
    // A whole line that is not JSON: whoever speaks there is no gateway.
    return undefined
  }
}

type Held = Readonly<Record<string, unknown>>

/**
 * Whether the contract takes the value as it stands, by the shortest way: a first pull is a hundred thousand of these.
 * A no says nothing: the contract itself is asked then. That a yes is never wrong is proved by a property test.
 */
export function isPersonLine(value: unknown): value is GatewayChange & { kind: 'person' } {
  if (!has(value, 3)) return false
  const { kind, cursor, person } = value
  return kind === 'person' && typeof cursor === 'string' && cursor.length <= 100 && isRecord(person)
}

function isRecord(value: unknown): value is PersonRecord {
  if (!has(value, 16)) return false
  const one = value
  return (
    isId(one.id) &&
    (one.kind === 'pupil' || one.kind === 'guardian') &&
    isText(one.lastName) &&
    isText(one.firstName) &&
    isText(one.middleName) &&
    isText(one.birthDate) &&
    (one.sex === 'male' || one.sex === 'female' || one.sex === 'unknown') &&
    isText(one.snils) &&
    isText(one.citizenship) &&
    isText(one.phone) &&
    isText(one.email) &&
    isText(one.className) &&
    (one.state === 'active' || one.state === 'left') &&
    isListOf(one.documents, isDocument) &&
    isListOf(one.links, isLink) &&
    Number.isSafeInteger(one.version) &&
    Number(one.version) >= 0
  )
}

function isDocument(value: unknown): value is PersonDocument {
  if (!has(value, 6)) return false
  const { type, series, number, issued, issuer, act } = value
  return (
    TYPES.has(type) && isText(series) && isText(number) && isText(issued) && isText(issuer) && isText(act)
  )
}

function isLink(value: unknown): value is PersonLink {
  if (!has(value, 3)) return false
  const { guardian, relation, basis } = value
  return isId(guardian) && KINDS.has(relation) && isText(basis)
}

const TYPES: ReadonlySet<unknown> = new Set(DOCUMENT_TYPES)
const KINDS: ReadonlySet<unknown> = new Set(RELATIONS)

const LONGEST_TEXT = 500
const LONGEST_LIST = 20

/** An object with exactly so many fields: as many as are looked at, so there are no others. */
function has(value: unknown, fields: number): value is Held {
  return typeof value === 'object' && value !== null && Object.keys(value).length === fields
}

const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_TEXT

const isListOf = <One>(value: unknown, isOne: (one: unknown) => one is One): value is One[] =>
  Array.isArray(value) && value.length <= LONGEST_LIST && value.every(isOne)

/** As both sides make them; other spellings of an id are left to the contract. */
const ID = /^[\da-f]{8}-[\da-f]{4}-[1-8][\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/

const isId = (value: unknown): value is string => typeof value === 'string' && ID.test(value)
