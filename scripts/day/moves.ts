import type { Page } from '@playwright/test'
import type { Asker, Basis } from '../../domain/correction.ts'
import type { Field } from '../../domain/person.ts'
import type { Hand } from './hand.ts'
import { PIN, type Office } from './office.ts'
import type { Someone } from './people.ts'
import { createSight, goDown, type Sight } from './sight.ts'

/** What differs between two versions of the desk: how the same thing is best done in each. */
export type Ways = {
  /** To the search, from wherever the last visitor was left. */
  readonly toSearch: (desk: Desk, query: string) => Promise<void>
  /** From the person chosen in the search to «Что на экране?». */
  readonly toMessage: (desk: Desk) => Promise<void>
  /** From the search to «Что на экране?» for nobody in particular. */
  readonly toMessageOfNobody: (desk: Desk) => Promise<void>
  /** From the person chosen in the search to the comparison. */
  readonly toCompare: (desk: Desk) => Promise<void>
  /** From the field that is being compared to another one. */
  readonly toField: (desk: Desk, field: Field) => Promise<void>
  /** Back in a field that was half filled in. */
  readonly goOn: (desk: Desk) => Promise<void>
  /** Says what was seen and who asked, and keeps the correction; signs it where it is to be signed at once. */
  readonly keep: (desk: Desk, answers: Answers) => Promise<void>
  /** The memo of the case that is open, printed. */
  readonly memo: (desk: Desk) => Promise<void>
  /** The receipt of what was just kept, printed; of a case it stands before, or of the card. */
  readonly receipt: (desk: Desk, kept: { isSigned: boolean; isOfCase: boolean }) => Promise<void>
  /** Signs all that waits. */
  readonly signAll: (desk: Desk) => Promise<void>
  /** The receipt of an earlier correction, of the person chosen in the search. */
  readonly receiptAgain: (desk: Desk) => Promise<void>
  /** A request by word of mouth, of a person. */
  readonly request: (desk: Desk, query: string, one: Someone) => Promise<void>
  /** From anywhere to the list of a class, to be printed. */
  readonly classList: (desk: Desk, className: string) => Promise<void>
}

export type Answers = { readonly basis: Basis; readonly askedBy: Asker; readonly isSignedAtOnce: boolean }

/** The desk as the player has it: the page, the hand on it, what is seen there. */
export type Desk = { readonly page: Page; readonly hand: Hand; readonly sight: Sight; readonly pin: Pin }

/** Does what asks for the PIN, and types it. */
type Pin = (act: () => Promise<void>) => Promise<void>

/** The desk of an office with a hand on it. */
export function deskOf({ app, page }: Office, hand: Hand): Desk {
  const pin: Pin = async (act) => {
    const asked = app.waitForEvent('window')
    await act()
    const window = await asked
    await window.locator('input[type=password]').waitFor()
    const closed = window.waitForEvent('close')
    await hand.type(PIN, 'Enter', window)
    await closed
  }
  return { page, hand, sight: createSight(page), pin }
}

/** As few letters as tell a person from others: the beginnings of the names, and the class. */
export const queryFor = ({ kind, lastName, firstName, className }: Someone): string =>
  (kind === 'pupil'
    ? `${lastName.slice(0, 4)} ${firstName.slice(0, 3)} ${className}`
    : `${lastName} ${firstName.slice(0, 4)}`
  ).toLowerCase()

/** Finds a person, and stands on the row. */
export async function find(desk: Desk, ways: Ways, one: Someone): Promise<void> {
  await ways.toSearch(desk, queryFor(one))
  await goDown(desk.hand, await desk.sight.person(one))
}

/** Finds the case of a message by a few of its words, and opens it. */
export async function name({ hand, sight }: Desk, words: string, code: string): Promise<void> {
  await hand.type(words)
  await goDown(hand, await sight.message(code))
  await hand.press('Enter')
  await sight.case()
}

/**
 * Types what the document says into the fields, and goes on to the saving.
 *
 * @param interrupt comes in the middle of the first entry; gives what is left to type
 */
export async function enter(
  desk: Desk,
  ways: Ways,
  fields: readonly (readonly [Field, string])[],
  interrupt?: (text: string) => Promise<string>,
): Promise<void> {
  const { hand, sight } = desk
  for (const [place, [field, text]] of fields.entries()) {
    await ways.toField(desk, field)
    const left = interrupt && place === 0 ? await interrupt(text) : text
    const isLast = place === fields.length - 1
    if (field === 'snils') {
      await hand.type(left, 'Enter')
      await sight.second()
      await hand.type(text, isLast ? 'Control+Enter' : 'Enter')
    } else await hand.type(left, ...(isLast ? (['Control+Enter'] as const) : []))
  }
  await sight.basis()
}
