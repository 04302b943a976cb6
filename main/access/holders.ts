import type { AccessBy } from '../../contract/access.ts'
import type { Database } from '../store/database.ts'

/** A member of the staff as the list names them now. */
type Member = { readonly id: string; readonly name: string; readonly fingerprint: string }

type Needs = {
  readonly database: Database
  readonly staff: () => readonly Member[]
}

type Row = { fingerprint: string; name: string; staff: string }

/** What the log says where a shift was opened without a card. */
export const NO_CARD = 'no-card'

/**
 * Whose certificates stand in the log. Whoever gets a new certificate stays the same person: the list of the staff
 * knows them by it when a shift is opened.
 */
export function holdersOf({ database, staff }: Needs) {
  const keep = database.prepare(`
    insert into holder (fingerprint, name, staff, seen) values (?, ?, ?, ?)
    on conflict (fingerprint) do update set name = excluded.name, staff = excluded.staff, seen = excluded.seen`)
  const all = database.prepare<[], Row>('select fingerprint, name, staff from holder order by seen desc')

  /** Those of the base, and those of the list who have not opened a shift since the names are kept. */
  function known(): Map<string, AccessBy> {
    const members = staff()
    const named = new Map<string, AccessBy>()
    for (const { fingerprint, name, staff: id } of all.all()) {
      const member = members.find((one) => one.id === id)
      named.set(fingerprint, { way: 'card', key: id || fingerprint, name: member?.name ?? name })
    }
    for (const { id, name, fingerprint } of members)
      if (fingerprint && !named.has(fingerprint)) named.set(fingerprint, { way: 'card', key: id, name })
    return named
  }

  return {
    /** Keeps who has opened a shift. @param member id in the list of the staff, '' for none */
    saw: (fingerprint: string, name: string, member: string, at: number): void =>
      void keep.run(fingerprint, name, member, at),
    /** Names what the log holds. */
    naming(): (who: string) => AccessBy {
      const named = known()
      return (who) => {
        if (who === '') return { way: 'nobody', key: '', name: '' }
        if (who === NO_CARD) return { way: 'no-card', key: NO_CARD, name: '' }
        return named.get(who) ?? { way: 'card', key: who, name: '' }
      }
    },
    /** What the log holds for those keys. */
    behind(keys: readonly string[]): string[] {
      const fingerprints = [...known()].flatMap(([print, { key }]) => (keys.includes(key) ? [print] : []))
      return [...new Set([...fingerprints, ...keys])]
    },
  }
}

export type Holders = ReturnType<typeof holdersOf>
