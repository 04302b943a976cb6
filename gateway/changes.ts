import type { GatewayChange } from '../contract/gateway.ts'
import type { Archive } from './archive/archive.ts'
import { cursorOf, passingCursorOf } from './cursor.ts'

const PAGE = 1_000

type Question = {
  archive: Archive
  archiveId: string
  school: string
  after: number
  until: number
  /** Told of every page of lines, before it is sent. */
  sent: (kind: 'person' | 'gone', count: number) => void
}

/**
 * The changes of a school as NDJSON, some lines at a time, in the order of their marks; the last line is
 * `end`. No connection to the database is held while the desk is slow to read.
 */
export async function* changesOf({
  archive,
  archiveId,
  school,
  after,
  until,
  sent,
}: Question): AsyncGenerator<Uint8Array> {
  const markOf = (change: number): string => passingCursorOf({ archive: archiveId, school, change })
  const isWhole = after === 0

  for (let last = after; last < until;) {
    const page = await archive.people.changes(school, last, until, PAGE)
    const persons = page.filter(({ json }) => json !== undefined).length
    sent('person', persons)
    sent('gone', isWhole ? 0 : page.length - persons)
    let lines = ''
    for (const { change, id, json } of page) {
      // The record is passed on as the database spells it: parsing a whole region to spell it anew is dear.
      if (json !== undefined) lines += `{"kind":"person","cursor":"${markOf(change)}","person":${json}}\n`
      // Who reads everything from the start has nobody to take away.
      if (json === undefined && !isWhole) lines += lineOf({ kind: 'gone', cursor: markOf(change), id })
    }
    if (lines) yield Buffer.from(lines)
    last = page.length < PAGE ? until : page.at(-1)!.change
  }
  yield Buffer.from(lineOf({ kind: 'end', cursor: cursorOf({ archive: archiveId, school, change: until }) }))
}

const lineOf = (change: GatewayChange): string => `${JSON.stringify(change)}\n`
