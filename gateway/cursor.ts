/** How far a desk has read: which archive, which school, the number of the last change. */
type Place = { readonly archive: string; readonly school: string; readonly change: number }

/** The mark a desk keeps and sends back. It is opaque by promise: its form may change with any version. */
export const cursorOf = ({ archive, school, change }: Place): string =>
  Buffer.from([archive.slice(0, 8), school, change].join(' ')).toString('base64url')

/**
 * The same for the lines in the midst of a pull, which only who is cut off sends back: as text, of which packing leaves
 * half. A gateway of before does not know it, so the mark that stays is never of this form.
 */
export const passingCursorOf = ({ archive, school, change }: Place): string =>
  [archive.slice(0, 8), school, change].join('.')

/**
 * The number behind a mark, 0 for none at all; undefined for the mark of another archive, of another
 * school, or beyond the last change (the archive was restored from an older copy).
 */
export function changeAfter(cursor: string, here: Place): number | undefined {
  if (cursor === '') return 0
  const [archive, school, change] = cursor.includes('.')
    ? cursor.split('.')
    : Buffer.from(cursor, 'base64url').toString().split(' ')
  const isOurs = archive === here.archive.slice(0, 8) && school === here.school
  if (!isOurs || !/^\d{1,15}$/.test(change ?? '')) return undefined
  return Number(change) <= here.change ? Number(change) : undefined
}
