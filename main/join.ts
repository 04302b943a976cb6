import { join } from 'node:path'
import { v7 } from 'uuid'
import { isoToday } from '../domain/date.ts'
import { baseIn } from './base-in.ts'
import { readCalendar } from './calendar.ts'
import { createChecks } from './checks/checks.ts'
import { guarded } from './closed.ts'
import type { Copying } from './copying.ts'
import { createCorrecting } from './correction/correcting.ts'
import { afterReading } from './correction/after-reading.ts'
import { createSealing } from './correction/sealing.ts'
import type { Desk } from './desk.ts'
import { createDiagnosis } from './diagnosis/diagnosis.ts'
import { everyHandler } from './every-handler.ts'
import { signatureSaver } from './files.ts'
import { lineOf } from './line.ts'
import { lookOf } from './look.ts'
import { amongOwn } from './own-people.ts'
import { placeOf } from './place.ts'
import { healthInThread } from './health/in-thread.ts'
import { importerInThread } from './import/in-thread.ts'
import { questioner } from './question.ts'
import { joinAccess } from './joined-access.ts'
import { joinDelivery } from './joined-delivery.ts'
import { joinKiosk } from './joined-kiosk.ts'
import { joinRetention } from './joined-retention.ts'
import { joinTest } from './joined-test.ts'
import { joinTrust } from './joined-trust.ts'
import { joinUpdates } from './joined-updates.ts'
import { createRequests } from './requests/requests.ts'
import { createSearch } from './search/search.ts'
import { createShift } from './shift.ts'
import { createPinDesk } from './signing/pin-desk.ts'
import { createSigner } from './signing/signer.ts'
import { staffOf } from './staff/staff.ts'
import { createStart } from './start.ts'
import { correctionsOf } from './store/corrections.ts'
import { cursorsOf } from './store/cursors.ts'
import type { Database } from './store/database.ts'
import { lastSignedOf } from './store/last-signed.ts'
import { outboxOf } from './store/outbox.ts'
import { peopleOf } from './store/people.ts'
import { rejectionsOf } from './store/rejections.ts'
import { createSync, systemTimers } from './sync/engine.ts'
import { syncInThread } from './sync/in-thread.ts'
import type { SyncStart } from './thread-start.ts'
import { workbooksInThread } from './workbook/in-thread.ts'
import type { Program, Under, World } from './world.ts'

/** The checks of everybody begin when the first screen stands. */
const HEALTH_AFTER_MS = 2_000

/** Joins the parts over an open base; what each of them needs of the others is handed in here and nowhere else. */
export async function joined(
  given: World,
  { key, keys }: Under,
  database: Database,
  copying: Copying,
): Promise<Program> {
  const { world, ...kiosk } = joinKiosk({
    given,
    key,
    shift: () => shift.current(),
    note: (what) => note(what),
  })
  const { idleSeconds, log, now, news, preferences, regions, resumed, settings, sync: way } = world
  const newId = () => v7({ msecs: now() })
  const surprise = (where: string) => (cause: unknown) => log.error(where, cause)

  const search = createSearch(database)
  const people = peopleOf(database, search.index, now)
  const corrections = correctionsOf(database)
  const outbox = outboxOf(database)
  const { events, note, ...logged } = joinAccess({ world, database, shift: () => shift, staff: () => staff })
  const store = { database, people, corrections, outbox, events, cursors: cursorsOf(database) }
  const calendar = readCalendar({ regions, packs: settings.packs, refused: surprise('calendar') })
  const requests = createRequests({ database, events, calendar, newId, now })
  const diagnosis = createDiagnosis({
    regions,
    packs: settings.packs,
    own: join(world.folder, 'regions'),
    locked: settings.region,
    today: () => isoToday(now()),
  })
  const place = await placeOf(world, () => sync.wake())
  const handing = joinDelivery({ world, place, store, changed: () => sync.wake() })
  const file = baseIn(world.folder, settings.mode)
  const threadStart: SyncStart = { file, key, authorities: place.authorities, proxy: place.proxy }
  const fromJournal = {
    gateway: place.gateway,
    pushes: () => handing.delivery.way() === 'gateway',
    changed: () => {
      news({ name: 'base', value: {} })
      tell()
    },
    surprise: surprise('sync'),
    after: world.installer.painted,
  }
  const sync =
    'startThread' in way
      ? syncInThread({ ...fromJournal, ...store, startThread: () => way.startThread(threadStart) })
      : createSync({
          ...fromJournal,
          ...store,
          readToEnd: afterReading({ ...store, now }),
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
  const { idleMinutes, secondSignature: needsSecond } = settings
  const withoutCards = settings.withoutCards || place.training
  const staff = staffOf({ database, events, fixed: settings.staff, now, newId })
  const start = createStart({ world, staff })
  const ofShift = { withoutCards, ...start.ofShift, idleMinutes, newId, now, idleSeconds, resumed }
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
    ...ofShift,
    onChange: (open, before) => {
      tell()
      logged.shiftChanged(open, before)
      kiosk.shiftChanged(open)
      kept.shiftChanged(open)
    },
    onStranger: (fingerprint) => note('certificate.stranger', fingerprint),
  })

  const seen = { place, database, copying, corrections, sync, shift, kiosk, events }
  const updating = joinUpdates({ world, keys, ...seen, changed: () => tell() })

  /** The network may be back, or something was signed: the journal and the time stamps are tried at once. */
  const wake = () => {
    sync.wake()
    stamps?.wake()
  }

  const { school, workplace, training } = place
  const counted = { people, corrections, requests }
  const look = lookOf({ world, place, ...counted, withoutCards, copying, start, shift, mark: updating.mark })
  const tell = () => news({ name: 'desk', value: look() })
  const line = () => lineOf(sync, corrections, place.gateway, handing.delivery.way())

  const workbooks = workbooksInThread(world.startWorkbook)
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
    access: logged.access,
    ...createCorrecting({
      ...store,
      desk: { school, workplace, training },
      by: () => shift.current() ?? { name: '', fingerprint: '' },
      newId,
      now,
      onKept: requests.register,
    }),
    requests,
    rejections: rejectionsOf(database),
    staff,
    start,
    sealing: createSealing({ ...store, needsSecond, now }),
    ...handing,
    needsSecond,
    trust,
    stamps,
    signer,
    pinDesk,
    shift,
    sync: { ...sync, wake },
    makeWorkbook: workbooks.make,
    startVerifying: world.startVerifying,
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
      chosen: preferences.get,
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
  const kept = joinRetention({ world, store, copying, shift: shift.current, erased: tell })
  const test = joinTest({ world, place, devices: signer.look, line })
  const outside = { world, key, keys, copying, importer, health, test, kept, kiosk, updating }
  const every = everyHandler(desk, outside)
  const handlers = kiosk.guard(guarded(every, shift.current, place.training))
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
    heldShift: shift.held,
    tell,
    stop: async () => {
      for (const asked of [shift, handing.dnevnik, handing.netschool, logged.access.verifying]) asked?.stop()
      const parts = [trusting, sync, health, importer, workbooks, kept, updating]
      await Promise.all([...parts.map((part) => part.stop()), signer.close()])
      place.stop()
      database.close()
    },
  }
}
