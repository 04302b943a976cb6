import type { ConflictField } from '../../../contract/conflict.ts'
import type { Correction } from '../../../contract/correction.ts'
import type { Verdict } from '../../../contract/gateway.ts'
import type { PersonRecord } from '../../../contract/person.ts'
import { createCorrecting } from '../../../main/correction/correcting.ts'
import { afterReading } from '../../../main/correction/after-reading.ts'
import { createSealing } from '../../../main/correction/sealing.ts'
import { correctionsOf } from '../../../main/store/corrections.ts'
import { cursorsOf } from '../../../main/store/cursors.ts'
import { eventsOf, type Events } from '../../../main/store/events.ts'
import { outboxOf } from '../../../main/store/outbox.ts'
import { peopleOf } from '../../../main/store/people.ts'
import { snilsCorrection } from '../../fakes/correction.ts'
import { evidence } from '../../fakes/evidence.ts'
import { pupil } from '../../fakes/people.ts'
import { noIndex, ownBase } from '../../fakes/store.ts'
import { DAY, freshId } from '../../gateway/region.ts'

type Conflicting = {
  changes: Correction['changes']
  /** What another desk has made of the record meanwhile. */
  now: Partial<PersonRecord>
  /** What the journal said. */
  verdict?: Partial<Extract<Verdict, { state: 'conflict' }>>
  /** The journal has not been read since. */
  isUnread?: boolean
  more?: Partial<Correction>
}

/** Corrections on a real base, with a hand that plays the journal. @param hinder may break what is written down */
export function ownCorrections(hinder: (what: string) => void = () => undefined) {
  const { database } = ownBase()
  const now = () => DAY
  const log = eventsOf(database, now)
  const events: Events = {
    ...log,
    add(what, subject) {
      hinder(what)
      log.add(what, subject)
    },
  }
  const store = {
    database,
    people: peopleOf(database, noIndex, now),
    corrections: correctionsOf(database),
    outbox: outboxOf(database),
    cursors: cursorsOf(database),
    events,
  }
  const { people, corrections, outbox } = store
  const sealing = createSealing({ ...store, needsSecond: false, now })
  const correcting = createCorrecting({
    ...store,
    desk: { school: 'training', workplace: 'desk-1', training: true },
    by: () => ({ name: 'Учебная Проба Тестовна', fingerprint: 'f'.repeat(64) }),
    newId: freshId,
    now,
    onKept() {},
  })
  const keep = (record: PersonRecord): void => void database.transaction(people.keep)(record)
  keep(pupil())

  const sign = (id: string): void =>
    sealing.keep(id, { signature: Buffer.of(1), certificate: Buffer.of(1), signedAt: DAY, evidence })

  return {
    people,
    corrections,
    outbox,
    events,
    ...correcting,
    keep,
    sign,
    forget: (id: string): void => database.transaction(people.forget)(id),
    /** What happens when the journal has been read to its end. */
    readToEnd: afterReading({ ...store, now }),
    state: (id: string) => corrections.find(id)?.state,
    /** A signed correction that the journal found in conflict. */
    conflict({ changes, now, verdict, isUnread = false, more }: Conflicting): string {
      const one = snilsCorrection({ id: freshId(), changes, ...more })
      database.transaction(corrections.add)(one)
      sign(one.id)
      const record = pupil({ version: 2, ...now })
      const said: Verdict = {
        id: one.id,
        state: 'conflict',
        field: changes[0]!.field,
        theirs: 'что сказал журнал',
        version: record.version,
        ...verdict,
      }
      database.transaction(() => {
        outbox.answered(one.id, DAY, JSON.stringify(said))
        corrections.moveTo(one.id, 'conflict')
      })()
      keep(record)
      if (!isUnread) this.readToEnd()
      return one.id
    },
    /** The fields as the screen would have them. */
    fields: (id: string): readonly ConflictField[] =>
      correcting.conflicts.list().find(({ held }) => held.correction.id === id)?.fields ?? [],
  }
}

export type OwnCorrections = ReturnType<typeof ownCorrections>
