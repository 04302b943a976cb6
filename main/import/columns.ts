import type { ColumnMeaning, ColumnTarget, ImportFault, Look } from '../../contract/import.ts'
import { parseSnils } from '../../domain/snils.ts'
import { readClass } from './cells.ts'
import { isOfPupil, targetOfHeading } from './headings.ts'
import type { SheetRow } from './sheet.ts'

type Column = Look['columns'][number]

/** Rows among which the headings are looked for: above them stand titles and dates. */
export const DEEPEST_HEADING = 20

/** The row among these where the headings stand: where most words are known, else the first with anything in it. */
export function headingPlace(rows: readonly SheetRow[]): number {
  const known = rows
    .slice(0, DEEPEST_HEADING)
    .map(({ cells }) => cells.filter((cell) => targetOfHeading(cell) !== null).length)
  const most = Math.max(0, ...known)
  if (most > 0) return known.indexOf(most)
  return Math.max(
    0,
    rows.findIndex(({ cells }) => cells.length > 0),
  )
}

/**
 * Guesses what the columns are: as they were last time, else by headings, else by what stands in them.
 *
 * @param remembered the columns taken last time from a file with these headings
 */
export function guessColumns(
  headings: readonly string[],
  rows: readonly SheetRow[],
  remembered: readonly (ColumnTarget | null)[] | undefined,
): Column[] {
  if (remembered?.length === headings.length)
    return headings.map((heading, at) => ({ heading, target: remembered[at]!, from: 'memory' }))

  const taken = new Set<string>()
  const targets = targetsOf(headings)
  const columns = headings.map((heading, at): Column => {
    const target = targets[at]!
    if (target === null || taken.has(keyOf(target))) return { heading, target: null, from: 'nothing' }
    taken.add(keyOf(target))
    return { heading, target, from: 'heading' }
  })
  return columns.map((column, at) => {
    if (column.target !== null) return column
    const what = meaningOf(rows.map(({ cells }) => cells[at] ?? '').filter((cell) => cell !== ''))
    const target = what && { whose: 0, what }
    if (!target || taken.has(keyOf(target)) || clashes(what, taken)) return column
    taken.add(keyOf(target))
    return { ...column, target, from: 'content' }
  })
}

/** In a list of grown-ups, where somebody is named beside the child, the child's columns say whose they are. */
function targetsOf(headings: readonly string[]): (ColumnTarget | null)[] {
  const targets = headings.map(targetOfHeading)
  const isName = (at: number) => targets[at]?.whose === 0 && NAMES.has(targets[at].what)
  const places = [...headings.keys()].filter(isName)
  const namesChild = places.some((at) => isOfPupil(headings[at]!))
  if (!namesChild || places.every((at) => isOfPupil(headings[at]!))) return targets
  return targets.map((target, at) => {
    const what = target?.whose === 0 ? OF_CHILD[target.what] : undefined
    const isChild = target?.what === 'className' || isOfPupil(headings[at]!)
    return what && isChild ? { whose: 0, what } : target
  })
}

const NAMES: ReadonlySet<ColumnMeaning> = new Set(['fullName', 'lastName'])

const OF_CHILD: { readonly [What in ColumnMeaning]?: ColumnMeaning } = {
  id: 'pupilId',
  fullName: 'pupilName',
  birthDate: 'pupilBirthDate',
  snils: 'pupilSnils',
  className: 'pupilClass',
}

/** Why these columns cannot be imported, or undefined. */
export function faultOfColumns(targets: readonly (ColumnTarget | null)[]): ImportFault | undefined {
  const first = new Map<string, number>()
  for (const [at, target] of targets.entries()) {
    if (target === null) continue
    const key = keyOf(target)
    if (first.has(key)) return { code: 'import.column-twice', first: first.get(key)! + 1, second: at + 1 }
    first.set(key, at)
  }
  const hasName = ['0 fullName', '0 lastName', '0 firstName'].some((key) => first.has(key))
  return hasName ? undefined : { code: 'import.no-name-column' }
}

const keyOf = ({ whose, what }: ColumnTarget): string => `${whose} ${what}`

/** Parts of a name are not guessed where a column of whole names is there, and the reverse. */
const clashes = (what: ColumnMeaning, taken: ReadonlySet<string>): boolean =>
  what === 'middleName' ? taken.has('0 fullName') : what === 'fullName' && taken.has('0 lastName')

const FEWEST = 3
const MOST_SURE = 0.7

/** What can be told from the values alone; the first that fits most of them. */
const CONTENTS: readonly (readonly [ColumnMeaning, (text: string) => boolean])[] = [
  ['id', (text) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text)],
  ['snils', (text) => parseSnils(text).ok && !/^(\+?7|8)/.test(text)],
  ['phone', (text) => /^(\+7|8|7)[\s(-]*9[\d\s()-]{9,}$/.test(text)],
  ['email', (text) => /^\S+@\S+\.\S+$/.test(text)],
  ['certificateSeries', (text) => /^[IVXLC1ІХУ]{1,6}\s*\p{Pd}\s*[А-ЯA-Z]{2}$/u.test(text)],
  ['className', (text) => /[А-Яа-я]/.test(text) && Boolean(readClass(text))],
  ['birthDate', (text) => /^\d{2}\.\d{2}\.(19|20)\d{2}$/.test(text)],
  ['sex', (text) => /^(м|ж|муж\S*|жен\S*)$/i.test(text)],
  ['fullName', (text) => /^[А-ЯЁ][а-яё-]+ [А-ЯЁ][а-яё-]+ [А-ЯЁ][а-яё]+(вич|вна|ична|ич)$/.test(text)],
  ['middleName', (text) => /^[А-ЯЁ][а-яё]+(вич|вна|ична|ич)$/.test(text)],
]

function meaningOf(values: readonly string[]): ColumnMeaning | undefined {
  if (values.length < FEWEST) return undefined
  return CONTENTS.find(
    ([, fits]) => values.filter((value) => fits(value.trim())).length >= values.length * MOST_SURE,
  )?.[0]
}
