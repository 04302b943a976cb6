import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { needsPerson } from '../../domain/correction.ts'
import type { Fault, Handlers } from '../../contract/index.ts'
import type { Desk } from '../desk.ts'
import type { HeldCorrection } from '../store/corrections.ts'
import { inOneGo } from '../store/database.ts'
import { shownCorrection } from '../views.ts'
import { signCorrections } from './signing.ts'

type JournalHandlers = Omit<
  Pick<Handlers, Extract<keyof Handlers, `correction.${string}` | `line.${string}`>>,
  'correction.second' | 'correction.reject' | 'correction.verify'
>

/** Corrections from the draft to the confirmation, and the line they travel on. */
export function journalHandlers(desk: Desk): JournalHandlers {
  const { corrections, outbox, drafts, sealing, database, needsSecond, events, sync, files, news, now } = desk
  const show = (held: HeldCorrection) => shownCorrection(held, desk)
  const shown = (outcome: Outcome<HeldCorrection, Fault>) =>
    outcome.ok ? done(show(outcome.value)) : outcome

  /** Moves on what a person has to decide about. */
  function decide(id: string, to: 'waiting' | 'set-aside' | 'closed') {
    const held = corrections.find(id)
    if (!held) return failed({ code: 'correction.gone' } as const)
    if (!needsPerson(held.state) || held.state === to)
      return failed({ code: 'correction.not-stuck' } as const)
    const isSecondMissing = to === 'waiting' && needsSecond && !outbox.find(id)
    const next = isSecondMissing ? 'signed' : to
    inOneGo(database, () => {
      corrections.moveTo(id, next)
      if (next === 'waiting') outbox.again(id, now())
      events.add(`correction.${next}`, id)
    })
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
        return done({ corrections: page.slice(0, limit).map(show), more: page.length > limit })
      }
      const held =
        which === 'outbox' ? onTheWay(desk) : corrections.in(which === 'drafts' ? 'draft' : 'signed')
      const shownNow = held.filter(({ state }) => state !== 'closed')
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
      return files.saveSignature({ name: `correction-${id}`, bytes: held.bytes, signature: held.signature })
    },

    'correction.again': ({ id }) => decide(id, 'waiting'),
    'correction.setAside': ({ id }) => decide(id, 'set-aside'),
    'correction.close': ({ id }) => decide(id, 'closed'),

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
