import { join } from 'node:path'
import { v7 } from 'uuid'
import { isoToday } from '../domain/date.ts'
import type { Outcome } from '../domain/outcome.ts'
import type { Fault, Handlers, PinHandlers } from '../contract/index.ts'
import type { News } from '../contract/news.ts'
import type { Settings } from '../contract/settings.ts'
import type { Log } from './answer.ts'
import { createChecks } from './checks/checks.ts'
import { broken, whileOpen } from './closed.ts'
import { startCopying } from './copying.ts'
import { createDrafts } from './correction/drafts.ts'
import { createSealing } from './correction/sealing.ts'
import type { Desk, Dialogs, Preferences } from './desk.ts'
import { signatureSaver } from './files.ts'
import { comingHandlers } from './handlers/coming.ts'
import { deskHandlers } from './handlers/desk.ts'
import { importHandlers } from './handlers/import.ts'
import { journalHandlers } from './handlers/journal.ts'
import { peopleHandlers } from './handlers/people.ts'
import { lineOf } from './line.ts'
import { placeOf, type StartTrainingGateway } from './place.ts'
import { importerInThread, type Thread } from './import/in-thread.ts'
import { createSearch } from './search/search.ts'
import { createShift } from './shift.ts'
import type { SignerLine } from './signing/line.ts'
import { createPinDesk, type PinWindow } from './signing/pin-desk.ts'
import { createSigner } from './signing/signer.ts'
import { copiesIn } from './store/copies.ts'
import { correctionsOf } from './store/corrections.ts'
import { cursorsOf } from './store/cursors.ts'
import type { Database } from './store/database.ts'
import { eventsOf } from './store/events.ts'
import { createNotes } from './store/notes.ts'
import { openStore } from './store/open.ts'
import { outboxOf } from './store/outbox.ts'
import { peopleOf } from './store/people.ts'
import { createSync, systemTimers } from './sync/engine.ts'
import { syncInThread, type Thread as SyncThread } from './sync/in-thread.ts'
import type { ThreadStart } from './thread-start.ts'

/** What the program needs of the world; the shell gives Electron's, tests and scripts give their own. */
export type World = {
  readonly settings: Settings
  /** The profile: base, copies, training card. */
  readonly folder: string
  /** Key of the base, 32 bytes; or why there is none. */
  readonly key: Outcome<Uint8Array, Fault>
  readonly version: string
  /** The people of the training school, one PersonRecord a line. */
  readonly persons: string
  readonly preferences: Preferences
  readonly log: Log
  readonly startSigner: () => SignerLine
  readonly startTrainingGateway: StartTrainingGateway
  /** Starts the thread of import-thread.ts. */
  readonly startImport: (start: ThreadStart) => Thread
  /** Where the sync runs: in a thread of its own, or here with a line that a test gives. */
  readonly sync:
    { readonly startThread: (start: ThreadStart) => SyncThread } | { readonly fetch: typeof fetch }
  /** Clock, ms since 1970. */
  readonly now: () => number
  readonly chance: () => number
  readonly idleSeconds: () => number
  readonly news: (news: News) => void
  readonly dialogs: Dialogs
  readonly pinWindow: PinWindow
}

export type Program = {
  readonly handlers: Handlers
  readonly pinHandlers: PinHandlers
  /** The network may be back. */
  readonly wake: () => void
  readonly lock: () => void
  readonly stop: () => Promise<void>
}

/** Builds the program from its parts. When the base cannot be opened, every call answers why. */
export async function compose(world: World): Promise<Program> {
  const { folder, key } = world
  if (!key.ok) return broken(key.fault)
  const copies = copiesIn(join(folder, 'copies'))
  const opened = openStore({ file: baseIn(folder), key: key.value, beforeSteps: copies.beforeSteps })
  if (!opened.ok) return broken(opened.fault)

  const database = opened.value
  const stopCopying = startCopying({ ...world, copies, database })
  const program = await joined(world, key.value, database)
  return {
    ...program,
    stop: () => {
      stopCopying()
      return program.stop()
    },
  }
}

async function joined(world: World, key: Uint8Array, database: Database): Promise<Program> {
  const { log, now, news, preferences } = world
  const newId = () => v7({ msecs: now() })
  const surprise = (where: string) => (cause: unknown) => log.error(where, cause)

  const search = createSearch(database)
  const people = peopleOf(database, search.index, now)
  const corrections = correctionsOf(database)
  const outbox = outboxOf(database)
  const events = eventsOf(database, now)
  const note = createNotes(database, events, surprise('event'))

  const place = await placeOf(world, () => sync.wake())
  const threadStart: ThreadStart = { file: baseIn(world.folder), key }
  const fromJournal = {
    gateway: place.gateway,
    changed: () => {
      news({ name: 'base', value: {} })
      tell()
    },
    surprise: surprise('sync'),
  }
  const way = world.sync
  const sync =
    'startThread' in way
      ? syncInThread({ ...fromJournal, startThread: () => way.startThread(threadStart) })
      : createSync({
          ...fromJournal,
          database,
          people,
          corrections,
          outbox,
          cursors: cursorsOf(database),
          events,
          fetch: way.fetch,
          now,
          chance: world.chance,
          timers: systemTimers,
        })

  const signer = createSigner({
    start: world.startSigner,
    authorities: place.trusted,
    ...(place.card && { training: place.card }),
  })
  const pinDesk = createPinDesk(world.pinWindow)
  const shift = createShift({
    signer,
    pinDesk,
    trusted: () => place.trusted,
    newId,
    now,
    idleSeconds: world.idleSeconds,
    onChange: (open) => {
      tell()
      if (!open) note('shift.lock')
    },
  })

  const { school, schoolTitle, workplace, training } = place
  const look: Desk['look'] = () => ({
    training,
    school,
    schoolTitle,
    workplace,
    language: preferences.get().language,
    version: world.version,
    people: people.count(),
    drafts: corrections.counts().draft,
    ...(shift.current() && { shift: shift.current()! }),
  })
  const tell = () => news({ name: 'desk', value: look() })
  const line = () => lineOf(sync, corrections)

  const desk: Desk = {
    database,
    people,
    search,
    checks: createChecks({ database, people, today: () => isoToday(now()) }),
    corrections,
    outbox,
    note,
    events,
    drafts: createDrafts({
      database,
      people,
      corrections,
      events,
      desk: { school, workplace, training },
      newId,
      now,
    }),
    sealing: createSealing({ database, corrections, outbox, events, now }),
    signer,
    pinDesk,
    shift,
    sync,
    files: { saveSignature: signatureSaver(world.dialogs) },
    preferences,
    news,
    now,
    look,
    tell,
    line,
    questionOf: (card, certificate) => {
      const found = signer.look().cards.find(({ id }) => id === card)
      const chosen = found?.certificates.find(({ fingerprint }) => fingerprint === certificate)
      const name = [chosen?.surname, chosen?.givenName].filter(Boolean).join(' ') || chosen?.name || ''
      return {
        language: preferences.get().language,
        simulated: found?.kind === 'simulated',
        reader: found?.reader ?? '',
        cardLabel: found?.label ?? '',
        name,
        ...(found?.triesLeft !== undefined && { triesLeft: found.triesLeft }),
      }
    },
  }

  const importer = importerInThread(() => world.startImport(threadStart))
  const handlers: Handlers = {
    ...deskHandlers(desk),
    ...whileOpen(
      {
        ...peopleHandlers(desk),
        ...journalHandlers(desk),
        ...importHandlers(desk, importer, world.dialogs),
        ...comingHandlers,
      },
      shift.current,
    ),
  }
  signer.watch((value) => news({ name: 'cards', value }))
  sync.watch(() => news({ name: 'line', value: line() }))
  sync.start()

  return {
    handlers,
    pinHandlers: pinDesk.handlers,
    wake: sync.wake,
    lock: shift.lock,
    stop: async () => {
      shift.stop()
      await Promise.all([sync.stop(), signer.close(), importer.stop()])
      place.stop()
      database.close()
    },
  }
}

const baseIn = (folder: string): string => join(folder, 'base.db')
