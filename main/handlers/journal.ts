import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { needsPerson } from '../../domain/correction.ts'
import type { Fault, Handlers } from '../../contract/index.ts'
import type { Desk } from '../desk.ts'
import { historian } from '../history.ts'
import type { HeldCorrection } from '../store/corrections.ts'
import { inOneGo } from '../store/database.ts'
import { shownCorrection } from '../views.ts'
import { signCorrections } from './signing.ts'

type JournalHandlers = Omit<
  Pick<Handlers, Extract<keyof Handlers, `correction.${string}` | `line.${string}`>>,
  'correction.second' | 'correction.reject' | 'correction.verify'
>

/** Which list the log says was looked at. */
const LIST_OF = { drafts: 'list.drafts', second: 'list.second', outbox: 'list.sent' } as const

/** Corrections from the draft to the confirmation, and the line they travel on. */
export function journalHandlers(desk: Desk): JournalHandlers {
  const {
    corrections,
    outbox,
    drafts,
    sealing,
    database,
    needsSecond,
    events,
    sync,
    files,
    news,
    note,
    now,
    access,
  } = desk
  const history = historian(desk)
  const show = (held: HeldCorrection) => shownCorrection(held, desk)
  const shown = (outcome: Outcome<HeldCorrection, Fault>) =>
    outcome.ok ? done(show(outcome.value)) : outcome

  /** Moves on what a person has to decide about. */
  function decide(id: string, to: 'waiting' | 'set-aside' | 'closed') {
    const decided = inOneGo(database, () => {
      // Inside: the thread of the sync may have found at this moment that the journal holds it by now.
      const held = corrections.find(id)
      if (!held) return failed({ code: 'correction.gone' } as const)
      if (!needsPerson(held.state) || held.state === to)
        return failed({ code: 'correction.not-stuck' } as const)
      const isSecondMissing = to === 'waiting' && needsSecond && !outbox.find(id)
      const next = isSecondMissing ? 'signed' : to
      corrections.moveTo(id, next)
      if (next === 'waiting') outbox.again(id, now())
      events.add(`correction.${next}`, id)
      return done(undefined)
    })
    if (!decided.ok) return decided
    sync.wake()
    desk.tell()
    news({ name: 'base', value: {} })
    news({ name: 'line', value: desk.line() })
    return done(show(corrections.find(id)!))
  }

  return {
    'correction.draft': (draft) => {
      const kept = drafts.keep(draft)
      if (kept.ok) desk.tell()
      return shown(kept)
    },

    'correction.look': ({ id }) => {
      const held = corrections.find(id)
      return held ? done(show(held)) : failed({ code: 'correction.gone' })
    },

    'correction.withdraw': ({ id }) => {
      const taken = drafts.withdraw(id)
      if (taken.ok) desk.tell()
      return shown(taken)
    },

    'correction.list': ({ show: which, limit }) => {
      if (which === 'all') {
        const page = corrections.newest(limit + 1)
        if (page.length > 0) access.looks('list.sent', '')
        return done({ corrections: page.slice(0, limit).map(show), more: page.length > limit })
      }
      const held =
        which === 'outbox' ? onTheWay(desk) : corrections.in(which === 'drafts' ? 'draft' : 'signed')
      const shownNow = held.filter(({ state }) => state !== 'closed')
      if (shownNow.length > 0) access.looks(LIST_OF[which], '')
      return done({ corrections: shownNow.map(show), more: false })
    },

    'correction.sign': ({ ids, ...chosen }) => {
      const taken = sealing.take(ids)
      return taken.ok
        ? signCorrections(desk, { held: taken.value, chosen, purpose: 'sign', keep: sealing.keep })
        : taken
    },

    'correction.export': async ({ id }) => {
      const held = corrections.find(id)
      if (!held?.signature) return failed({ code: 'correction.gone' })
      const { bytes, signature } = held
      const saved = await files.saveSignature({ name: `correction-${id}`, bytes, signature })
      if (saved.ok) note('correction.export', id)
      return saved
    },

    'correction.again': ({ id }) => decide(id, 'waiting'),
    'correction.setAside': ({ id }) => decide(id, 'set-aside'),
    'correction.close': ({ id }) => decide(id, 'closed'),

    'correction.history': ({ id }) => {
      const found = history(id)
      return found ? done(found) : failed({ code: 'correction.gone' })
    },
    'line.pause': () => {
      sync.pause()
      note('line.pause')
      return done(desk.line())
    },
    'line.resume': () => {
      sync.resume()
      note('line.resume')
      return done(desk.line())
    },
    'line.look': () => done(desk.line()),
    'line.try': () => {
      outbox.hurry(now())
      sync.wake()
      return done(desk.line())
    },
  }
}

/** What has a place in the outbox, and what the second person has set aside before it got one. */
function onTheWay({ corrections, outbox }: Desk): HeldCorrection[] {
  const placed = outbox.all().flatMap(({ correction }) => corrections.find(correction) ?? [])
  const setAside = corrections.in('set-aside').filter(({ correction }) => !outbox.find(correction.id))
  return [...placed, ...setAside].sort((one, other) => one.number - other.number)
}
