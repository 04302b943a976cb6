import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PROTOCOL, PROTOCOL_HEADER } from '../../contract/gateway.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { openGateway, verifierFor } from '../../gateway/open.ts'
import { createSealing } from '../../main/correction/sealing.ts'
import { createSearch } from '../../main/search/search.ts'
import { bytesOf, correctionsOf } from '../../main/store/corrections.ts'
import { eventsOf } from '../../main/store/events.ts'
import { openStore } from '../../main/store/open.ts'
import { outboxOf } from '../../main/store/outbox.ts'
import { peopleOf } from '../../main/store/people.ts'
import { systemTimers } from '../../main/sync/ask.ts'
import { createCounterpart } from '../../main/sync/counterpart.ts'
import { pusher } from '../../main/sync/push.ts'
import { evidence } from '../../test/fakes/evidence.ts'
import { pupil } from '../../test/fakes/people.ts'
import { ownSigner } from '../../test/fakes/signer.ts'
import { below } from './line.ts'
import type { BenchResult } from './result.ts'
import { worked } from './worked.ts'

const CORRECTIONS = 1_000

/** A busy day of a school, and what one outage of weeks would leave. */
const SIZES = [100, CORRECTIONS]

/** Each opens a gateway of its own; there is no room for more in the budget. */
const TURNS = 3
const SCHOOL = 'school-1'
const TOKEN = 'token-of-the-bench-0123456789'

const idOf = (number: number): string => `019b0000-0000-7000-8000-${String(number).padStart(12, '0')}`

/** Sending a thousand signed corrections to a gateway, both sides, against verifying the bare signatures. */
export async function benchPush(): Promise<BenchResult> {
  const turns: Spent[] = []
  for (let turn = 0; turn < TURNS; turn += 1) turns.push(await pushOf(CORRECTIONS))
  const { pushing, verifying } = turns.sort((one, other) => ratioOf(one) - ratioOf(other))[TURNS >> 1]!
  const at = []
  for (const size of SIZES) {
    const spent = size === CORRECTIONS ? { pushing } : await pushOf(size)
    at.push({ size, figure: spent.pushing })
  }
  return {
    lines: [
      below(
        'push of 1,000 corrections, desk and gateway / verifying their signatures',
        pushing / verifying,
        '×',
        6,
        `work of the processor, median of ${TURNS}: push ${Math.round(pushing)} ms, verifying ${Math.round(verifying)} ms`,
      ),
    ],
    growth: [
      {
        what: 'push until every verdict is entered, desk and gateway, work of the processor',
        unit: 'ms',
        of: 'corrections',
        at,
        next: 'linear: a hundred go in one request and one transaction; verifying a signature is what is left',
      },
    ],
  }
}

type Spent = { readonly pushing: number; readonly verifying: number }

const ratioOf = ({ pushing, verifying }: Spent): number => pushing / verifying

async function pushOf(count: number): Promise<Spent> {
  const signer = ownSigner()
  const records = Array.from({ length: count }, (_, place) => pupil({ id: idOf(place), links: [] }))
  const gateway = await openGateway({
    trusted: [signer.authority],
    training: false,
    certificates: 'any',
    begin: { school: SCHOOL, title: 'Учебная школа', workplace: 'desk-1', token: TOKEN },
    now: Date.now,
    log: { access: () => undefined, surprise: (where) => console.error(where) },
  })
  const folder = mkdtempSync(join(tmpdir(), 'sverka-bench-'))
  try {
    await gateway.archive.people.load(SCHOOL, records)
    const { desk, sealed } = deskWith(join(folder, 'base.db'), records, signer)
    const verify = verifierFor({ trusted: [signer.authority] })
    const verifying = await worked(async () => {
      for (const { bytes, signature } of sealed)
        if (!verify(bytes, signature, new Date()).ok) throw new Error('not verified')
    })
    const push = pusher({ ...desk, now: Date.now, changed: () => undefined })
    const there = createCounterpart()
    there.heard(new Headers({ [PROTOCOL_HEADER]: String(PROTOCOL) }))
    const line = {
      place: { url: 'http://bench', token: TOKEN },
      fetch: (url: string, init: RequestInit) => gateway.fetch(new Request(url, init)),
      timers: systemTimers,
      stopped: new AbortController().signal,
      there,
    }
    const pushing = await worked(async () => {
      const pushed = await push(line)
      if (!pushed.ok || pushed.value !== count) throw new Error('the push did not go through')
    })
    desk.database.close()
    return { pushing, verifying }
  } finally {
    await gateway.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function deskWith(file: string, records: readonly PersonRecord[], signer: ReturnType<typeof ownSigner>) {
  const opened = openStore({ file, key: new Uint8Array(32).fill(7) })
  if (!opened.ok) throw new Error(opened.fault.code)
  const database = opened.value
  const now = Date.now
  const desk = {
    database,
    people: peopleOf(database, createSearch(database).index, now),
    corrections: correctionsOf(database),
    outbox: outboxOf(database),
    events: eventsOf(database, now),
  }
  const sealing = createSealing({ ...desk, needsSecond: false, now })
  const sealed = database.transaction(() =>
    records.map((record, place) => {
      desk.people.keep({ ...record, version: 1 })
      const one = {
        form: 1,
        id: `019c${idOf(place).slice(4)}`,
        school: SCHOOL,
        workplace: 'desk-1',
        person: record.id,
        baseVersion: 1,
        changes: [{ field: 'phone', was: record.phone, becomes: `+7911${1_000_000 + place}` }],
        basis: 'original',
        askedBy: 'guardian',
        created: new Date(now()).toISOString(),
        training: false,
      } as const
      const bytes = bytesOf({ ...one, changes: [...one.changes] })
      const seal = signer.seal(bytes)
      desk.corrections.add({ ...one, changes: [...one.changes] })
      sealing.keep(one.id, { ...seal, evidence })
      return { bytes, signature: seal.signature }
    }),
  )()
  return { desk, sealed }
}
