import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { needsPerson } from '../../domain/correction.ts'
import type { Fault, Handlers } from '../../contract/index.ts'
import type { PinQuestion } from '../../contract/pin.ts'
import type { Desk } from '../desk.ts'
import type { HeldCorrection } from '../store/corrections.ts'
import { inOneGo } from '../store/database.ts'
import { shownCorrection } from '../views.ts'

type JournalHandlers = Omit<
  Pick<Handlers, Extract<keyof Handlers, `correction.${string}` | `line.${string}`>>,
  'correction.second' | 'correction.reject' | 'correction.verify'
>

/** Corrections from the draft to the confirmation, and the line they travel on. */
export function journalHandlers(desk: Desk): JournalHandlers {
  const { corrections, outbox, drafts, database, events, sync, files, news, now } = desk
  const show = (held: HeldCorrection) => shownCorrection(held, desk)
  const shown = (outcome: Outcome<HeldCorrection, Fault>) =>
    outcome.ok ? done(show(outcome.value)) : outcome

  /** Moves on what a person has to decide about. */
  function decide(id: string, to: 'waiting' | 'set-aside' | 'closed') {
    const held = corrections.find(id)
    if (!held) return failed({ code: 'correction.gone' } as const)
    if (!needsPerson(held.state) || held.state === to)
      return failed({ code: 'correction.not-stuck' } as const)
    inOneGo(database, () => {
      corrections.moveTo(id, to)
      if (to === 'waiting') outbox.again(id, now())
      events.add(`correction.${to}`, id)
    })
    sync.wake()
    news({ name: 'base', value: {} })
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
        which === 'drafts' || which === 'second'
          ? corrections.in(which === 'drafts' ? 'draft' : 'signed')
          : outbox.all().flatMap(({ correction }) => corrections.find(correction) ?? [])
      const shownNow = held.filter(({ state }) => state !== 'closed')
      return done({ corrections: shownNow.map(show), more: false })
    },

    'correction.sign': (asked) => signDrafts(desk, asked),

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

type Asked = { readonly ids: readonly string[]; readonly card: string; readonly certificate: string }

/** Signs the drafts under one PIN. What is signed before a fault stays signed; the same PIN page goes on with the rest. */
async function signDrafts(
  desk: Desk,
  { ids, card, certificate }: Asked,
): Promise<Outcome<{ signed: string[] }, Fault>> {
  const { sealing, signer, pinDesk, people, news, now } = desk
  const taken = sealing.take(ids)
  if (!taken.ok) return taken

  const question: PinQuestion = {
    ...desk.questionOf(card, certificate),
    purpose: 'sign',
    documents: taken.value.map(({ correction }) => {
      const person = people.find(correction.person)
      const name = [person?.lastName, person?.firstName, person?.middleName].filter(Boolean).join(' ')
      return { person: name, changes: correction.changes }
    }),
  }

  const signed: string[] = []
  const outcome = await pinDesk.ask(question, (pin, signal) => {
    const rest = taken.value.filter(({ correction }) => !signed.includes(correction.id))
    const signedAt = new Date(now())
    return signer.signBatch({
      card,
      certificate,
      pin,
      documents: rest.map(({ correction, bytes }) => ({ id: correction.id, content: bytes })),
      signedAt,
      signal,
      onSigned: (id, signature, der) => {
        sealing.keep(id, signature, der, signedAt.getTime())
        signed.push(id)
        news({ name: 'signing', value: { done: signed.length, of: taken.value.length } })
      },
    })
  })
  if (signed.length > 0) {
    desk.sync.wake()
    desk.tell()
    news({ name: 'base', value: {} })
  }
  return outcome.ok || signed.length === taken.value.length ? done({ signed }) : outcome
}
