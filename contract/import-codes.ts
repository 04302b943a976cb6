// No shapes here: a page that imports this needs no parser.

/**
 * What a person should look at, though the row goes in. The first are what Excel does to a table.
 *
 * - `snils.ten-digits`: leading zeros were lost; padded only when asked for
 * - `snils.rounded`: Excel has rounded the number (1,12233E+10): its last digits are gone
 * - `phone.rounded`: the same of a phone
 * - `phone.short`: digits of a phone were lost
 * - `paper.zero-lost`: the series or number of a paper lost its leading zeros; padded only when asked for
 * - `number.exponent`: written with an exponent, all digits kept: put right
 * - `number.fraction`: «123456,0»: put right
 * - `date.serial`: a date as a count of days: put right
 * - `space.odd`: no-break and other odd spaces: put right where asked for
 * - `cell.error`: «#Н/Д», «########»: the value itself is not in the file
 * - `date.unread`: not a date; kept as it stands
 * - `relation.unknown`: the word for the relation is not known; kept as another representative
 * - `guardian.differs`: the same guardian stands elsewhere in the file with other values; the first are kept
 * - `guardian.no-name`: something stands for a grown-up, but no name: no card is made
 * - `match.namesakes`: several people of this file fit; a new card is made
 */
export const REMARKS = [
  'snils.ten-digits',
  'snils.rounded',
  'phone.rounded',
  'phone.short',
  'paper.zero-lost',
  'cell.error',
  'date.unread',
  'relation.unknown',
  'guardian.differs',
  'guardian.no-name',
  'match.namesakes',
  'number.exponent',
  'number.fraction',
  'date.serial',
  'space.odd',
] as const

export type RemarkCode = (typeof REMARKS)[number]

/** What is put right without a question, for nothing can be lost by it. */
export const MENDED: ReadonlySet<RemarkCode> = new Set([
  'number.exponent',
  'number.fraction',
  'date.serial',
  'space.odd',
])

/** The lists of a rehearsal, each with everything in it. */
export const LISTS = ['questions', 'changed', 'added', 'returned', 'leavers', 'rejected', 'same'] as const

export type ImportList = (typeof LISTS)[number]

/**
 * Why nobody but a person can tell who is meant.
 *
 * - `namesakes`: several people of the base fit
 * - `other-birth-date`: the same name and another birth date
 * - `name-only`: the same name and nothing else to compare
 * - `other-name`: the same СНИЛС under another name
 * - `other-snils`: the same name and birth date (or phone), and two СНИЛС that both are right
 * - `other-id`: the id of one person beside the names of another, and no birth date or another one
 */
export const DOUBTS = [
  'namesakes',
  'other-birth-date',
  'name-only',
  'other-name',
  'other-snils',
  'other-id',
] as const

export type Doubt = (typeof DOUBTS)[number]
