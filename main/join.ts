import * as os from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { isoToday } from '../domain/date.ts'
import { readCalendar } from './calendar.ts'
import { createChecks } from './checks/checks.ts'
import { guarded } from './closed.ts'
import { createDrafts } from './correction/drafts.ts'
import { createSealing } from './correction/sealing.ts'
import type { Desk } from './desk.ts'
import { createDiagnosis } from './diagnosis/diagnosis.ts'
import { everyHandler } from './every-handler.ts'
import { signatureSaver } from './files.ts'
import { lineOf } from './line.ts'
import { amongOwn } from './own-people.ts'
import { placeOf } from './place.ts'
import { healthInThread } from './health/in-thread.ts'
import { importerInThread } from './import/in-thread.ts'
import { questioner } from './question.ts'
import { joinTrust } from './joined-trust.ts'
import { createRequests } from './requests/requests.ts'
import { createSearch } from './search/search.ts'
import { selfTester } from './self-test.ts'
import { changeOf, createShift } from './shift.ts'
import { createPinDesk } from './signing/pin-desk.ts'
import { createSigner } from './signing/signer.ts'
import { staffOf } from './staff/staff.ts'
import { correctionsOf } from './store/corrections.ts'
import { cursorsOf } from './store/cursors.ts'
import type { Database } from './store/database.ts'
import { eventsOf } from './store/events.ts'
import { lastSignedOf } from './store/last-signed.ts'
import { createNotes } from './store/notes.ts'
import { outboxOf } from './store/outbox.ts'
import { peopleOf } from './store/people.ts'
import { rejectionsOf } from './store/rejections.ts'
import { createSync, systemTimers } from './sync/engine.ts'
import { syncInThread } from './sync/in-thread.ts'
import type { ThreadStart } from './thread-start.ts'
import { forSecondOf } from './views.ts'
import type { Program, World } from './world.ts'

/** The checks of everybody begin when the first screen stands. */
const HEALTH_AFTER_MS = 2_000

/** Joins the parts over an open base; what each of them needs of the others is handed in here and nowhere else. */
export async function joined(world: World, key: Uint8Array, database: Database): Promise<Program> {
  const { log, now, news, preferences } = world
  const newId = () => v7({ msecs: now() })
  const surprise = (where: string) => (cause: unknown) => log.error(where, cause)

  const search = createSearch(database)
  const people = peopleOf(database, search.index, now)
  const corrections = correctionsOf(database)
  const outbox = outboxOf(database)
  const events = eventsOf(database, now)
  const { regions, settings } = world
  const calendar = readCalendar({ regions, packs: settings.packs, refused: surprise('calendar') })
  const requests = createRequests({ database, events, calendar, newId, now })
  const diagnosis = createDiagnosis({
    regions,
    packs: settings.packs,
    own: join(world.folder, 'regions'),
    locked: settings.region,
    today: () => isoToday(now()),
  })
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

  const { trust, stamps, ...trusting } = joinTrust({
    world,
    place,
    database,
    corrections,
    judgeAnew: () => signer.judgeAnew(),
    stamped: () => news({ name: 'base', value: {} }),
  })
  const needsSecond = settings.secondSignature
  const withoutCards = settings.withoutCards || place.training
  const staff = staffOf({ database, events, fixed: settings.staff, now, newId })
  const signer = createSigner({
    start: world.startSigner,
    authorities: trust.authorities,
    modules: settings.modules,
    certificates: place.certificates,
    judge: amongOwn(trust.judge, staff),
    now,
    ...(place.card && { training: place.card }),
  })
  const pinDesk = createPinDesk({ window: world.pinWindow, restart: signer.restart, now })
  const shift = createShift({
    signer,
    pinDesk,
    trusted: trust.authorities,
    roleOf: staff.roleOf,
    withoutCards,
    newId,
    now,
    idleSeconds: world.idleSeconds,
    onChange: (open, before) => {
      tell()
      note(...changeOf(open, before))
    },
    onStranger: (fingerprint) => note('certificate.stranger', fingerprint),
  })

  /** The network may be back, or something was signed: the journal and the time stamps are tried at once. */
  const wake = () => {
    sync.wake()
    stamps?.wake()
  }

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
    overdue: requests.overdue(),
    ...forSecondOf(corrections, shift.current()?.fingerprint),
    secondSignature: needsSecond,
    asksRevocation: settings.trust.revocation !== 'off',
    withoutCards,
    ...(preferences.get().certificate && { lastCertificate: preferences.get().certificate }),
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
    calendar,
    diagnosis,
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
      onKept: requests.register,
    }),
    requests,
    rejections: rejectionsOf(database),
    staff,
    sealing: createSealing({ database, corrections, outbox, events, needsSecond, now }),
    needsSecond,
    trust,
    stamps,
    signer,
    pinDesk,
    shift,
    sync: { wake },
    files: { saveSignature: signatureSaver(world.dialogs) },
    preferences,
    news,
    now,
    version: world.version,
    look,
    tell,
    line,
    questionOf: questioner({
      signer,
      language: () => preferences.get().language,
      lastSignedAt: lastSignedOf(database),
      now,
    }),
  }

  const importer = importerInThread(() => world.startImport(threadStart))
  const health = healthInThread({
    startThread: () => world.startHealth({ ...threadStart, version: world.version }),
    news: (value) => news({ name: 'health', value }),
    changed: () => news({ name: 'base', value: {} }),
    surprise: surprise('health'),
  })
  const { dialogs, printer } = world
  const test = selfTester({
    devices: signer.look,
    policy: settings.trust,
    gateway: place.gateway,
    training: place.training,
    line,
    fetch: 'fetch' in way ? way.fetch : fetch,
    version: world.version,
    system: `${os.type()} ${os.release()} ${os.arch()}`,
    now,
  })
  const handlers = guarded(everyHandler(desk, { importer, health, dialogs, printer, test }), shift.current)
  signer.watch((value) => news({ name: 'cards', value }))
  sync.watch(() => news({ name: 'line', value: line() }))
  sync.start()
  health.start(HEALTH_AFTER_MS)
  stamps?.wake()

  return {
    handlers,
    pinHandlers: pinDesk.handlers,
    wake,
    lock: shift.lock,
    stop: async () => {
      shift.stop()
      await Promise.all([trusting.stop(), sync.stop(), health.stop(), signer.close(), importer.stop()])
      place.stop()
      database.close()
    },
  }
}

/** The base of a profile. */
export const baseIn = (folder: string): string => join(folder, 'base.db')
