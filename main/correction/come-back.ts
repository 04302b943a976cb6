import { verdict } from '../../contract/gateway.ts'
import type { Corrections, HeldCorrection } from '../store/corrections.ts'
import type { Cursors } from '../store/cursors.ts'
import { inOneGo, type Database } from '../store/database.ts'
import type { Events } from '../store/events.ts'
import { handReceiptsOf } from '../store/hand-receipts.ts'
import type { Outbox } from '../store/outbox.ts'
import type { People } from '../store/people.ts'

type Needs = {
  readonly database: Database
  readonly people: People
  readonly corrections: Corrections
  readonly outbox: Outbox
  readonly cursors: Cursors
  readonly events: Events
  /** Clock, ms since 1970. */
  readonly now: () => number
}

/** The cursor that holds for each correction offered again the version of the record then: `id:version`, by spaces. */
const OFFERED = 'person-back'

/**
 * To be called whenever the journal has been read to its end. What it refused because it had no such person is offered
 * again once the record has come anew: a late copy of the request may have been taken meanwhile, and the journal alone
 * knows. Once for each version of the record, so a journal that goes on refusing is not asked for ever. Gives whether
 * anything was offered.
 */
export function backOfferer({
  database,
  people,
  corrections,
  outbox,
  cursors,
  events,
  now,
}: Needs): () => boolean {
  const byHand = handReceiptsOf(database)

  const isUnknownThere = ({ correction: { id } }: HeldCorrection): boolean => {
    const last = outbox.receipts(id).at(-1)
    // What a person has refused since is that person's word.
    if (!last || (byHand.of(id).at(-1)?.at ?? 0) >= last.at) return false
    const said = verdict.parse(JSON.parse(last.answer))
    return said.state === 'refused' && said.code === 'person-unknown'
  }

  return () => {
    if (corrections.in('refused').length === 0) return false
    return inOneGo(database, () => {
      const before = new Map(cursors.get(OFFERED).split(' ').map(pairOf))
      const standing = corrections.in('refused').filter(isUnknownThere)
      const back = standing.flatMap(({ correction: { id, person, baseVersion } }) => {
        const version = people.find(person)?.version ?? 0
        return version > Math.max(baseVersion, before.get(id) ?? 0) ? [{ id, version }] : []
      })
      for (const { id, version } of back) {
        before.set(id, version)
        corrections.moveTo(id, 'waiting')
        outbox.again(id, now())
        events.add('correction.person-back', id)
      }
      if (back.length > 0)
        cursors.set(
          OFFERED,
          [...before]
            .filter(([id]) => id)
            .map((pair) => pair.join(':'))
            .join(' '),
        )
      return back.length > 0
    })
  }
}

function pairOf(text: string): readonly [id: string, version: number] {
  const [id = '', version] = text.split(':')
  return [id, Number(version)]
}
