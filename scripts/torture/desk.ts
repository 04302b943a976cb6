import { writeSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'
import { v7 } from 'uuid'
import type { PersonRecord } from '../../contract/person.ts'
import { LAW_ALONE } from '../../domain/working-days.ts'
import { createDrafts } from '../../main/correction/drafts.ts'
import { createRequests } from '../../main/requests/requests.ts'
import { openDesk } from './open-desk.ts'
import { chanceFrom, type Terms } from './terms.ts'
import { twoHands } from './two-hands.ts'

/**
 * A desk that lives until it is killed: it opens the base, carries its outbox to the gateway, and keeps and
 * signs corrections without a pause. On stdout, at once: `open` when the base has opened, `saved ID` when a
 * person would have been told that the correction is signed and kept.
 */
const terms = JSON.parse(process.env['TORTURE'] ?? '{}') as Terms
const chance = chanceFrom(terms.seed)
const tell = (line: string): void => void writeSync(1, `${line}\n`)

const desk = openDesk(terms, chance)
tell('open')
desk.sync.start()

const { database, people, corrections, events } = desk
const world = { newId: () => v7(), now: Date.now }
const requests = createRequests({ database, events, calendar: LAW_ALONE, ...world })
const drafts = createDrafts({
  database,
  people,
  corrections,
  events,
  desk: { school: terms.school, workplace: 'desk-1', training: false },
  ...world,
  onWithdrawn() {},
  onKept: requests.register,
})
const hands = twoHands(desk, terms)

for (;;) {
  const everybody = [...people.each()]
  for (let times = 0; everybody.length > 0 && times < 20; times += 1) {
    const kept = keep(everybody[Math.floor(chance() * everybody.length)]!)
    if (kept) {
      tell(`saved ${kept}`)
      desk.sync.wake()
    }
    await setTimeout(chance() * 15)
    if (chance() < 0.2 && hands.second() > 0) desk.sync.wake()
  }
  await setTimeout(5)
}

/** One correction as the counter makes it; none where the same field of the person is on its way. */
function keep({ id }: PersonRecord): string | undefined {
  const record = people.find(id)!
  const becomes = `+79${Math.floor(chance() * 1e9)
    .toString()
    .padStart(9, '0')}`
  const draft = drafts.keep({
    person: id,
    baseVersion: record.version,
    changes: [{ field: 'phone', was: record.phone, becomes }],
    basis: 'original',
    askedBy: 'guardian',
  })
  if (!draft.ok) return undefined

  const { bytes, correction } = draft.value
  hands.first(correction, bytes)
  return correction.id
}
