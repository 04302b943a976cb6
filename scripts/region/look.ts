import { valuesOf, type PersonRecord } from '../../contract/person.ts'
import type { Sql } from '../../gateway/archive/sql.ts'
import type { Desk } from './desk.ts'
import type { Looked } from './terms.ts'

/** What the desks hold at the end: read from their bases, and held against the archive row by row. */
export async function lookAt(
  desks: readonly Desk[],
  told: readonly string[],
  sql: Sql,
): Promise<Omit<Looked, 'surprises' | 'spoilt'>> {
  const states = new Map<string, string>()
  let [records, differing, brokenChains] = [0, 0, 0]
  for (const { people, corrections, terms } of desks) {
    for (const { correction, state } of corrections.newest(10_000)) states.set(correction.id, state)
    if (corrections.firstBrokenLink() !== undefined) brokenChains += 1

    const rows = await sql.query<{ id: string; body: PersonRecord }>(
      'select id, body from person where school = $1 and not gone',
      [terms.school],
    )
    const theirs = new Map(rows.map(({ id, body }) => [id, spelled(body)]))
    for (const one of people.each()) {
      records += 1
      if (theirs.get(one.id) !== spelled(one)) differing += 1
      theirs.delete(one.id)
    }
    differing += theirs.size
  }

  const those = (...wanted: string[]): string[] =>
    [...states].filter(([, state]) => wanted.includes(state)).map(([id]) => id)
  const [confirmed, conflicts] = [those('confirmed'), those('conflict')]
  const known = new Set([...confirmed, ...conflicts])
  return {
    told,
    missing: told.filter((id) => !states.has(id)),
    confirmed,
    conflicts,
    others: [...states.keys()].filter((id) => !known.has(id)),
    records,
    differing,
    brokenChains,
  }
}

/** A record as one text, whatever the order in which its parts were kept. */
function spelled(record: PersonRecord): string {
  const { id, kind, sex, citizenship, className, state, version, documents, links } = record
  return JSON.stringify([
    [id, kind, sex, citizenship, className, state, version],
    valuesOf(record),
    documents.map(({ type, series, number, issued, issuer, act }) => [
      type,
      series,
      number,
      issued,
      issuer,
      act,
    ]),
    links
      .map(({ guardian, relation, basis }) => [guardian, relation, basis])
      .toSorted(([one], [other]) => (one! < other! ? -1 : 1)),
  ])
}
