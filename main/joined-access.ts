import { aboutIn, type Abouts } from './access/about.ts'
import { holdersOf, NO_CARD, type Holders } from './access/holders.ts'
import { leaksOf, type Leaks } from './access/leaks.ts'
import { createLooks, type Looks } from './access/looks.ts'
import { rowsOf, type Rows } from './access/rows.ts'
import { createVerifying, type Verifying } from './access/verifying.ts'
import { changeOf, type createShift, type Shift } from './shift.ts'
import { snilsOf } from './staff/holder.ts'
import type { Staff } from './staff/staff.ts'
import type { Database } from './store/database.ts'
import { eventsOf, type Events } from './store/events.ts'
import { createNotes, type Note } from './store/notes.ts'
import type { World } from './world.ts'

type Needs = {
  readonly world: Pick<World, 'now' | 'log' | 'settings'>
  readonly database: Database
  /** Asked when something is noted, not before: both need the log themselves. */
  readonly shift: () => Pick<ReturnType<typeof createShift>, 'current' | 'owner'>
  readonly staff: () => Pick<Staff, 'list'>
}

/** Who has looked at whom: the log, and everything that asks it. */
export type Access = {
  readonly looks: Looks
  readonly holders: Holders
  readonly abouts: Abouts
  readonly rows: Rows
  readonly leaks: Leaks
  readonly verifying: Verifying
}

/** Joins the log with whose shift it is. */
export function joinAccess({ world, database, shift, staff }: Needs): {
  readonly events: Events
  readonly note: Note
  readonly access: Access
  readonly shiftChanged: (open: Shift | undefined, before: Shift | undefined) => void
} {
  const { now, settings } = world
  const surprise = (cause: unknown) => world.log.error('event', cause)
  const who = () => whoOf(shift().current())
  const events = eventsOf(database, now, () => ({ who: who(), workplace: settings.workplace }))
  const note = createNotes(database, events, surprise)
  const holders = holdersOf({ database, staff: () => staff().list() })
  const abouts = aboutIn(database)
  return {
    events,
    note,
    access: {
      holders,
      abouts,
      looks: createLooks({ note, who, now }),
      rows: rowsOf({ database, holders, abouts }),
      leaks: leaksOf({ database, events, now }),
      verifying: createVerifying({ database, now, surprise }),
    },
    /** Notes who has come or gone, and keeps the name of who has come: the log itself holds none. */
    shiftChanged(open, before) {
      note(...changeOf(open, before), whoOf(open ?? before))
      const owner = shift().owner()
      if (open?.way !== 'card' || !owner) return
      const members = staff().list()
      const snils = snilsOf(owner)
      const member =
        members.find((one) => snils !== '' && one.snils === snils) ??
        members.find((one) => one.fingerprint === owner.fingerprint)
      try {
        holders.saw(open.fingerprint, open.name, member?.id ?? '', now())
      } catch (cause) {
        surprise(cause) // an import is writing: the next shift names them
      }
    },
  }
}

const whoOf = (shift: Shift | undefined): string => {
  if (!shift) return ''
  return shift.way === 'card' ? shift.fingerprint : NO_CARD
}
