import { DEEPEST_HEADING, headingPlace } from './columns.ts'
import { grownUpIn, plain, targetOfHeading } from './headings.ts'
import { LONGEST_CELL, type SheetRow } from './sheet.ts'

/** Where the headings stand, how many rows they take, and what they say. `place` is that of the lowest row. */
export type Storeys = {
  readonly place: number
  readonly storeys: number
  readonly headings: readonly string[]
}

/**
 * The headings among these rows: where most words are known, else the first row. Two rows are read as one
 * where the upper one names groups of columns («Родитель 1» over «Фамилия», «Имя», «Телефон»).
 */
export function headingsAmong(rows: readonly SheetRow[]): Storeys {
  let best: Storeys & { known: number } = { place: -1, storeys: 1, headings: [], known: 0 }
  for (const [place, { cells }] of rows.slice(0, DEEPEST_HEADING).entries()) {
    const alone = knownIn(cells)
    if (alone > best.known) best = { place, storeys: 1, headings: cells, known: alone }
    const upper = rows[place - 1]
    if (!upper || upper.cells.filter(Boolean).length < 2) continue
    const headings = joined(upper.cells, cells)
    const known = knownIn(headings)
    const isBetter =
      known > best.known || (known === best.known && place === best.place && tellsApart(headings))
    if (isBetter) best = { place, storeys: 2, headings, known }
  }
  if (best.place >= 0) return best
  const first = headingPlace(rows)
  return { place: first, storeys: 1, headings: rows[first]?.cells ?? [] }
}

/** How many different headings are known in these rows. */
export const headingsKnown = (rows: readonly SheetRow[]): number => knownIn(headingsAmong(rows).headings)

/** Whether a row below the headings only counts the columns: 1, 2, 3. */
export const isCounting = ({ cells }: SheetRow): boolean =>
  cells.length >= 3 && cells.every((cell, at) => cell.trim() === String(at + 1))

function knownIn(headings: readonly string[]): number {
  const known = headings.flatMap((heading) => {
    const target = targetOfHeading(heading)
    return target ? [`${target.whose} ${target.what}`] : []
  })
  return new Set(known).size
}

/** Whether both a pupil's name and somebody else's columns are there: a title over all of them tells nobody apart. */
function tellsApart(headings: readonly string[]): boolean {
  const targets = headings.map(targetOfHeading)
  const isNamed = targets.some((one) => one?.whose === 0 && /^(fullName|lastName)$/.test(one.what))
  return isNamed && targets.some((one) => one !== null && one.whose > 0)
}

/** A cell that is merged over several columns holds its text in the first; one over two rows in the upper. */
function joined(upper: readonly string[], lower: readonly string[]): string[] {
  let group = ''
  return Array.from({ length: Math.max(upper.length, lower.length) }, (_, at) => {
    const above = upper[at]?.trim() ?? ''
    const below = lower[at]?.trim() ?? ''
    if (above) group = below ? above : ''
    if (!below) return above
    return group ? together(group, below).slice(0, LONGEST_CELL) : below
  })
}

/** A group that says nothing of whose its columns are is left out where the heading is known without it. */
function together(group: string, heading: string): string {
  const whole = `${group} ${heading}`
  if (targetOfHeading(whole)) return whole
  const whose = grownUpIn(group)
  if (whose) return `${whose} ${heading}`
  return targetOfHeading(heading) ? heading : whole
}

/** One text for a set of headings: the same export of the same journal next month has the same. */
export const signatureOf = (headings: readonly string[]): string => headings.map(plain).join('|')
