import { CHANGED_FIELDS, type ChangedField } from '../../contract/import.ts'
import { valueOf, type PersonDocument, type PersonLink, type PersonRecord } from '../../contract/person.ts'
import { FIELDS, type Field } from '../../domain/person.ts'
import type { Draft } from './draft.ts'

const BLANK = {
  lastName: '',
  firstName: '',
  middleName: '',
  birthDate: '',
  sex: 'unknown',
  snils: '',
  citizenship: '',
  phone: '',
  email: '',
  className: '',
  state: 'active',
  documents: [],
  links: [],
  version: 0,
} as const

const CERTIFICATES = ['birth-certificate', 'foreign-birth-certificate'] as const
const PAPERS = ['passport', 'foreign-document'] as const

/**
 * The record as it will be: what the draft says over what was there before.
 *
 * @param links undefined where the file has no columns of grown-ups: the links stay
 */
export function merged(
  id: string,
  draft: Draft,
  before: PersonRecord | undefined,
  links: readonly PersonLink[] | undefined,
): PersonRecord {
  const ground = before ?? { ...BLANK, documents: [], links: [] }
  const said = <Parts extends object>(parts: Parts): Parts => (draft.emptyErases ? parts : filled(parts))
  const documents = withPaper(
    withPaper(ground.documents, CERTIFICATES, draft.certificate && said(draft.certificate)),
    PAPERS,
    draft.paper && said(draft.paper),
  )
  return {
    ...ground,
    id,
    kind: draft.kind,
    ...said(draft.plain),
    // Whoever had left and is in the file again attends again, unless the file itself says otherwise.
    state: draft.plain.state ?? 'active',
    documents,
    links: links ? sorted(links) : ground.links,
  }
}

/** What is there: a file that has nothing in a cell mostly does not know it. */
function filled<Parts extends object>(parts: Parts): Parts {
  const there: Partial<Parts> = {}
  for (const name of Object.keys(parts) as (keyof Parts)[]) {
    const value: unknown = parts[name]
    if (value !== '' && value !== 'unknown') there[name] = parts[name]
  }
  return there as Parts
}

/** The record with these grown-ups. */
export const withLinks = (record: PersonRecord, links: readonly PersonLink[]): PersonRecord => ({
  ...record,
  links: sorted(links),
})

/** In the order in which the store gives them, each grown-up once. */
const sorted = (links: readonly PersonLink[]): PersonLink[] =>
  [...new Map(links.map((link) => [link.guardian, link])).values()].sort((one, other) =>
    one.guardian < other.guardian ? -1 : 1,
  )

/** Puts the parts of a paper over the one of these types, in its place; a paper of which nothing is left goes. */
function withPaper(
  held: readonly PersonDocument[],
  types: readonly PersonDocument['type'][],
  parts: Partial<PersonDocument> | undefined,
): PersonDocument[] {
  if (parts === undefined) return [...held]
  const at = held.findIndex(({ type }) => types.includes(type))
  const empty = { type: types[0]!, series: '', number: '', issued: '', issuer: '', act: '' }
  const paper = { ...empty, ...held[at], ...parts }
  const isThere = [paper.series, paper.number, paper.issued, paper.issuer, paper.act].some(Boolean)
  if (at < 0) return isThere ? [...held, paper] : [...held]
  return held.flatMap((one, place) => (place === at ? (isThere ? [paper] : []) : [one]))
}

/** What changes from one record to the other, in the order of the fields. */
export function changesOf(before: PersonRecord | undefined, after: PersonRecord) {
  return CHANGED_FIELDS.flatMap((field) => {
    const was = before ? textOf(before, field) : ''
    const becomes = textOf(after, field)
    const isSilent = was === becomes || (!before && (becomes === 'unknown' || field === 'state'))
    return isSilent ? [] : [{ field, was, becomes }]
  })
}

/** Whether two records say the same, papers and links included. */
export const isSame = (one: PersonRecord, other: PersonRecord): boolean =>
  CHANGED_FIELDS.every((field) => textOf(one, field) === textOf(other, field))

const isField = (field: ChangedField): field is Field => (FIELDS as readonly string[]).includes(field)

function textOf(record: PersonRecord, field: ChangedField): string {
  if (isField(field)) return valueOf(record, field)
  if (field === 'documents') return record.documents.map(paperText).filter(Boolean).join('; ')
  if (field === 'links')
    return record.links
      .map(({ guardian, relation, basis }) => `${relation} ${guardian} ${basis}`.trim())
      .join('; ')
  return record[field]
}

/** Series and number of the birth certificate are fields of their own. */
const paperText = ({ type, series, number, issued, issuer, act }: PersonDocument): string =>
  (type === 'birth-certificate' ? [issued, issuer, act] : [type, series, number, issued, issuer, act])
    .filter(Boolean)
    .join(', ')
