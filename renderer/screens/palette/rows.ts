import { FAILURE_CODES, FAILURES } from '../../../contract/failures.ts'
import type { Found } from '../../../contract/people.ts'
import type { Words } from '../../words/spoken.ts'
import { GROUPS, type Command, type Seen } from './command.ts'
import { isBegun, matching } from './matching.ts'
import { failureNumberIn } from './numbers.ts'

/** One row of the palette; what it says besides its title depends on what it is. */
export type Row = { readonly id: string; readonly act: () => void } & (
  | { readonly kind: 'command'; readonly title: string; readonly keys?: string | undefined }
  | { readonly kind: 'found'; readonly person: Found }
  | { readonly kind: 'seen'; readonly person: Seen }
)

/** Rows under one heading; a heading without rows does not stand. */
export type Part = { readonly title: string; readonly rows: readonly Row[] }

/** People at once: a screen full of them is what the search is for. */
const PEOPLE = 8
const RECENT = 5
const COMMANDS = 6
const FAILURES_SHOWN = 4

export type Asked = {
  readonly query: string
  readonly commands: readonly Command[]
  readonly recent: readonly Seen[]
  readonly found: readonly Found[]
  /** The case whose number was typed, with its title. */
  readonly cases: readonly { readonly code: string; readonly title: string }[]
  readonly onPerson: (id: string) => void
  readonly onSearch: (query: string) => void
  readonly onCase: (code: string) => void
  readonly onFailure: (number: number) => void
}

/** What the palette shows for what is typed. People go first, unless a command was plainly begun. */
export function partsOf(words: Words, asked: Asked): readonly Part[] {
  const parts = asked.query === '' ? atFirst(words, asked) : typed(words, asked)
  return parts.filter(({ rows }) => rows.length > 0)
}

function atFirst({ palette }: Words, { commands, recent, onPerson }: Asked): readonly Part[] {
  const of = (group: (typeof GROUPS)[number]): Part => ({
    title: palette.groups[group],
    rows: commands.filter((one) => one.group === group).map(asRow),
  })
  const [here, ...others] = GROUPS.map(of)
  const people = recent.slice(0, RECENT).map((person): Row => {
    return { id: `seen-${person.id}`, kind: 'seen', person, act: () => onPerson(person.id) }
  })
  return [here!, { title: palette.recent, rows: people }, ...others]
}

function typed(words: Words, { query, commands, found, cases, ...acts }: Asked): readonly Part[] {
  const { palette } = words
  const fitting = matching(commands, query).slice(0, COMMANDS)
  const begun = fitting.filter((one) => isBegun(one, query))
  const rest = fitting.filter((one) => !begun.includes(one))
  const people = found.slice(0, PEOPLE).map((person): Row => {
    return { id: `found-${person.id}`, kind: 'found', person, act: () => acts.onPerson(person.id) }
  })
  const search: Row = {
    id: 'search-for',
    kind: 'command',
    title: palette.searchFor(query),
    act: () => acts.onSearch(query),
  }
  const failures: Part = { title: palette.failures, rows: failuresFor(words, query, acts.onFailure) }
  const isNumberSaid = failureNumberIn(query)?.isSaid === true
  const numbered: Part = {
    title: palette.cases,
    rows: cases.map(({ code, title }) => {
      return { id: code, kind: 'command', title: `${code}. ${title}`, act: () => acts.onCase(code) }
    }),
  }
  const others: Part = { title: palette.found, rows: rest.map(asRow) }
  if (isNumberSaid) return [failures, numbered, others]

  const persons: Part = { title: palette.people, rows: people.length > 0 ? [...people, search] : [] }
  const sure: Part = { title: palette.found, rows: begun.map(asRow) }
  return isGuess(found)
    ? [numbered, sure, others, persons, failures]
    : [numbered, sure, persons, others, failures]
}

/** People who are only near to what was typed, as if with a slip: a command that fits it whole goes first. */
const isGuess = ([first]: readonly Found[]): boolean =>
  first !== undefined && first.how.every(({ way }) => way === 'typo')

const asRow = ({ id, title, keys, act }: Command): Row => ({ id, kind: 'command', title, keys, act })

function failuresFor(words: Words, query: string, onFailure: Asked['onFailure']): readonly Row[] {
  const named = FAILURE_CODES.map((code) => {
    const number = FAILURES[code]
    return { number, title: `${words.failureList.number(number)}. ${words.failures[code].title}`, also: code }
  })
  const begins = failureNumberIn(query)?.begins
  const fitting =
    begins === undefined
      ? query.length < 3
        ? []
        : matching(named, query)
      : named.filter(({ number }) => String(number).startsWith(begins))
  return fitting.slice(0, FAILURES_SHOWN).map(({ number, title }) => {
    return { id: `failure-${number}`, kind: 'command', title, act: () => onFailure(number) }
  })
}
