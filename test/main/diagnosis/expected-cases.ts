import { expectedAccounts } from './expected-accounts.ts'
import { expectedMessages } from './expected-messages.ts'
import type { Row } from './expected.ts'

export type { Who } from './expected.ts'

/**
 * What comes of each case, written by hand after the table of the research (`test/regions/quotes.md`): its
 * columns "Message", "Who fixes what" and "Fields".
 */
export const expectedCases: Readonly<Record<string, Row>> = { ...expectedMessages, ...expectedAccounts }
