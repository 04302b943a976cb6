import type { Choice, Conflict, ConflictField } from '../../../contract/conflict.ts'
import { parseField } from '../../../domain/field.ts'
import type { Field } from '../../../domain/person.ts'

/** What is taken as the right value of one field. */
export type Take = Choice['take']

/**
 * What a person has said of one field, and what the journal held then: of another value nothing was said. `text` and
 * `again` are what was typed for a value written anew; a new СНИЛС is typed twice.
 */
export type Pick = {
  readonly take: Take
  readonly beside: string
  readonly text?: string
  readonly again?: string
  /** The document has nothing there. */
  readonly isEmpty?: boolean
}

export type Picks = Readonly<Partial<Record<Field, Pick>>>

/** What is decided so far, by correction: kept outside the screen, so that a look at a card loses nothing. */
export type ConflictWork = Readonly<Record<string, Picks>>

/** Nothing is decided. */
export const undecided: ConflictWork = {}

/** What was said of the field as it stands now; of what nobody has touched it is said already. */
export function pickOf({ field, theirs, state }: ConflictField, picks: Picks): Pick | undefined {
  const said = picks[field]
  if (said?.beside === theirs) return said
  return state === 'was' ? { take: 'ours', beside: theirs } : undefined
}

/** Whether something was said of the field, and the journal has moved since. */
export const hasMoved = ({ field, theirs }: ConflictField, picks: Picks): boolean =>
  picks[field] !== undefined && picks[field].beside !== theirs

/** What was typed for a field, as it would be kept. */
export type Written =
  | { readonly status: 'nothing' | 'fault' | 'again' | 'missed' }
  | { readonly status: 'good'; readonly value: string }

/** Reads what was typed anew by the rules of the field. @param today ISO */
export function writtenIn(
  field: Field,
  { text = '', again = '', isEmpty = false }: Pick,
  today: string,
): Written {
  if (text.trim() === '' && !isEmpty) return { status: 'nothing' }
  const read = parseField(field, isEmpty ? '' : text)
  if (!read.ok || (field === 'birthDate' && read.value > today)) return { status: 'fault' }
  if (field !== 'snils') return { status: 'good', value: read.value }
  if (again.replace(/\D/g, '').length < read.value.length) return { status: 'again' }
  const second = parseField(field, again)
  return second.ok && second.value === read.value
    ? { status: 'good', value: read.value }
    : { status: 'missed' }
}

/**
 * What the picks of a conflict come to.
 *
 * - `unchosen`: something is still to be said
 * - `faulty`: what was written anew cannot stand, or is not whole
 * - `draft`: there will be a new correction, to be signed
 * - `close`: the journal stays as it is
 */
export type Fate =
  | { readonly fate: 'unchosen' | 'faulty' }
  | { readonly fate: 'draft' | 'close'; readonly choices: readonly Choice[] }

/** What becomes of a conflict. @param today ISO */
export function fateOf({ fields, isGone }: Standing, picks: Picks, today: string): Fate {
  if (isGone) {
    return { fate: 'close', choices: fields.map(({ field }) => ({ field, take: 'theirs' })) }
  }
  const open = fields.filter(({ state }) => state !== 'ours')
  const choices: Choice[] = []
  let changes = 0
  for (const one of open) {
    const pick = pickOf(one, picks)
    if (!pick) return { fate: 'unchosen' }
    const { field, theirs } = one
    if (pick.take !== 'anew') {
      choices.push({ field, take: pick.take })
      changes += pick.take === 'ours' ? 1 : 0
      continue
    }
    const written = writtenIn(field, pick, today)
    if (written.status !== 'good') return { fate: 'faulty' }
    choices.push({ field, take: 'anew', value: written.value })
    changes += written.value === theirs ? 0 : 1
  }
  return { fate: changes > 0 ? 'draft' : 'close', choices }
}

type Standing = Omit<Conflict, 'held' | 'isRead'>
