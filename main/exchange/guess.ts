import type { ColumnMeaning, ColumnTarget } from '../../contract/import-columns.ts'
import type { ColumnSource } from '../../contract/exchange.ts'

/** What a heading says about its column in a table that is imported; null where its words are not known. */
export type KnownHeading = (heading: string) => ColumnTarget | null

type PersonField = Extract<ColumnSource, { from: 'person' }>['field']

/** What import takes from a column, and what we put into one. What is not named here we cannot fill. */
const FIELD_OF: { readonly [Meaning in ColumnMeaning]?: PersonField } = {
  recordKind: 'kind',
  className: 'className',
  fullName: 'fullName',
  lastName: 'lastName',
  firstName: 'firstName',
  middleName: 'middleName',
  sex: 'sex',
  birthDate: 'birthDate',
  snils: 'snils',
  citizenship: 'citizenship',
  phone: 'phone',
  email: 'email',
  certificate: 'certificate',
  certificateSeries: 'certificateSeries',
  certificateNumber: 'certificateNumber',
}

const HELD_BEFORE: ReadonlySet<string> = new Set<PersonField>([
  'lastName',
  'firstName',
  'middleName',
  'birthDate',
  'snils',
  'phone',
  'email',
  'certificateSeries',
  'certificateNumber',
])

const OLD = /(?:было|прежн\S*|стар(?:ый|ая|ое|ые)|предыдущ\S*|old|previous|before)/iu
const NEW = /(?:стало|нов(?:ый|ая|ое|ые)|исправленн\S*|верн(?:ый|ая|ое)|new|after)/iu

/** Words of headings about the correction itself. */
const OF_CORRECTION: readonly (readonly [RegExp, ColumnSource])[] = [
  [/^(?:№|n|no|№ п\/п|№ п\. ?п\.|п\/п|номер по порядку|номер исправления|номер заявки)$/iu, about('number')],
  [/^(?:дата (?:подписи|исправления|изменения|обращения|заявки)|подписано)$/iu, about('signedAt')],
  [/^(?:основание|основание (?:исправления|изменения)|документ-основание)$/iu, about('basis')],
  [
    /^(?:что (?:изменено|исправлено|изменилось)|изменённые поля|измененные поля|изменения)$/iu,
    about('changed'),
  ],
  [/^(?:кто (?:подписал|исправил|внёс|внес)|подписал|ответственный|исполнитель)$/iu, about('signer')],
]

/**
 * Guesses what each heading of a journal's template holds. Headings of grown-ups count as the person only where the
 * template names nobody else: a row of ours is one person. What is not known stays empty, for the curator to say.
 */
export function guessSources(headings: readonly string[], known: KnownHeading): ColumnSource[] {
  const targets = headings.map((heading) => known(bare(heading)))
  const named = targets.filter((target) => target !== null && NAMING.has(target.what))
  const whose = named.some((target) => target?.whose === 0) ? 0 : (named[0]?.whose ?? 0)
  const taken = new Set<string>()
  return headings.map((heading, place) => {
    const source = OF_CORRECTION.find(([words]) => words.test(tidy(heading)))?.[1] ?? meant(heading, place)
    const key = JSON.stringify(source)
    if (source.from === 'empty' || taken.has(key)) return { from: 'empty' }
    taken.add(key)
    return source
  })

  function meant(heading: string, place: number): ColumnSource {
    const target = targets[place]
    const field = target && target.whose === whose ? FIELD_OF[target.what] : undefined
    if (field === undefined) return { from: 'empty' }
    if (!OLD.test(heading)) return { from: 'person', field }
    return HELD_BEFORE.has(field)
      ? { from: 'was', field: field as Extract<ColumnSource, { from: 'was' }>['field'] }
      : { from: 'empty' }
  }
}

function about(what: Extract<ColumnSource, { from: 'correction' }>['what']): ColumnSource {
  return { from: 'correction', what }
}

/** By these a person is found. */
const NAMING: ReadonlySet<ColumnMeaning> = new Set(['fullName', 'lastName', 'firstName', 'snils'])

const tidy = (heading: string): string =>
  heading
    .trim()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/[*:.]+$/, '')

/** A heading without the words for before and after, and without the star of an obligatory column. */
const bare = (heading: string): string =>
  tidy(heading).replace(OLD, ' ').replace(NEW, ' ').replace(/[()*]/g, ' ')
