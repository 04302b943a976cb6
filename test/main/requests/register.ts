import { fileURLToPath } from 'node:url'
import type { Correction } from '../../../contract/correction.ts'
import { readCalendar } from '../../../main/calendar.ts'
import { createRequests } from '../../../main/requests/requests.ts'
import { correctionsOf } from '../../../main/store/corrections.ts'
import { eventsOf } from '../../../main/store/events.ts'
import { pupil } from '../../fakes/people.ts'
import { ownBase } from '../../fakes/store.ts'

const calendar = readCalendar({
  regions: fileURLToPath(new URL('../../../regions', import.meta.url)),
  packs: undefined,
  refused: (cause) => {
    throw cause
  },
})

/** A made-up id. */
export const idOf = (number: number): string => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** A register on a real base, and a clock that the test sets. */
export function ownRegister(today = '2026-11-20') {
  const { database } = ownBase()
  const clock = { now: Date.parse(`${today}T09:00:00`) }
  const now = () => clock.now
  const events = eventsOf(database, now)
  let ids = 100
  const newId = () => idOf(ids++)
  const requests = createRequests({ database, events, calendar, newId, now })
  const corrections = correctionsOf(database)
  let drafts = 0

  return {
    exec: (sql: string) => void database.exec(sql),
    together: (work: () => void) => database.transaction(work)(),
    requests,
    events,
    corrections,
    /** Goes on to the morning of another day. */
    on: (day: string) => void (clock.now = Date.parse(`${day}T09:00:00`)),
    draft(other: Partial<Correction> = {}): string {
      const id = idOf(++drafts)
      const correction: Correction = {
        form: 1,
        id,
        school: 'training',
        workplace: 'desk-1',
        person: pupil().id,
        baseVersion: 1,
        changes: [{ field: 'snils', was: '', becomes: '08765430300' }],
        basis: 'original',
        askedBy: 'guardian',
        created: new Date(clock.now).toISOString(),
        training: true,
        ...other,
      }
      database.transaction(() => {
        corrections.add(correction)
        requests.register(correction)
      })()
      return id
    },
    /** The journal's last word about one correction. */
    answer(id: string, state: 'confirmed' | 'refused') {
      corrections.moveTo(id, 'signed')
      corrections.moveTo(id, 'waiting')
      database.prepare('insert into receipt values (?, ?, ?)').run(id, clock.now, '{}')
      corrections.moveTo(id, state)
    },
    ask: (received: string, other: Partial<Parameters<typeof requests.add>[0]> = {}) =>
      requests.add({
        person: pupil().id,
        received,
        kind: 'correct',
        askedBy: 'guardian',
        paper: 'written',
        what: 'Исправить отчество',
        ...other,
      }),
    open: () => requests.list({ show: 'open', limit: 100 }).requests,
    all: () => requests.list({ show: 'all', limit: 100 }).requests,
  }
}
