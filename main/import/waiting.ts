import { fold } from '../../domain/fold.ts'
import type { Draft, Drafts } from './draft.ts'
import { namesOf } from './matcher.ts'
import type { SheetRow } from './sheet.ts'

/** A grown-up beside a pupil, and the row in which they stand. */
export type Beside = { readonly row: number; readonly draft: Draft }

/** A row that waits for the end of the file, when it is known who else is in it; `rows` of one pupil are one. */
export type Late = {
  readonly row: SheetRow
  readonly drafts: Drafts
  readonly beside: Beside[]
  rows: number
}

/** Holds rows until the end of the file; rows of one group become one, with the grown-ups of them all. */
export function waitingRows() {
  const late: Late[] = []
  const groups = new Map<string, Late>()
  return {
    add(one: Late, group: string | undefined): void {
      const first = group === undefined ? undefined : groups.get(group)
      if (first) {
        first.rows += one.rows
        // A grown-up of one name is one person for one pupil, as in the base.
        const known = new Set(first.beside.map(nameOf))
        first.beside.push(...one.beside.filter((beside) => !known.has(nameOf(beside))))
        return
      }
      if (group !== undefined) groups.set(group, one)
      late.push(one)
    },
    all: (): readonly Late[] => late,
    grouped: (): Iterable<Late> => groups.values(),
  }
}

const nameOf = ({ draft }: Beside): string => fold(Object.values(namesOf(draft)).join(' '))
