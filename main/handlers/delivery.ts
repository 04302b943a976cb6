import { done, failed } from '../../domain/outcome.ts'
import type { RetypeTask } from '../../contract/delivery.ts'
import type { Handlers } from '../../contract/index.ts'
import type { Desk } from '../desk.ts'
import type { Task } from '../exchange/retype.ts'
import { shownCorrection } from '../views.ts'

type Own = Pick<Handlers, Extract<keyof Handlers, `delivery.${string}` | `retype.${string}`>>

/** The way in which corrections leave this desk, and the one where a person types them into the journal. */
export function deliveryHandlers(desk: Desk): Own {
  const { delivery, retype, shift, news, access } = desk

  /** Who acts; the door lets nobody through to these calls without a card. */
  function actor() {
    const { name: byName, fingerprint: byPrint } = shift.current() ?? { name: '', fingerprint: '' }
    return { byName, byPrint }
  }

  function tellAnswered(): void {
    desk.tell()
    news({ name: 'base', value: {} })
    news({ name: 'line', value: desk.line() })
  }

  return {
    'delivery.look': () => done(delivery.look()),
    'delivery.choose': ({ way }) => {
      const chosen = delivery.choose(way)
      if (chosen.ok) news({ name: 'line', value: desk.line() })
      return chosen
    },

    'retype.list': () => {
      const tasks = retype.list().map((task) => shownTask(task, desk))
      if (tasks.length > 0) access.looks('list.retype', '')
      return done({ tasks })
    },

    'retype.tick': ({ id, field, isTicked }) => {
      const ticked = retype.tick(id, field, isTicked, actor())
      return ticked.ok ? done(shownTask(ticked.value, desk)) : failed(ticked.fault)
    },

    'retype.confirm': ({ id }) => {
      const confirmed = retype.confirm(id, actor())
      if (!confirmed.ok) return confirmed
      tellAnswered()
      return done(shownCorrection(confirmed.value, desk))
    },

    'retype.refuse': ({ id, reason }) => {
      const refused = retype.refuse(id, reason, actor())
      if (!refused.ok) return refused
      tellAnswered()
      return done(shownCorrection(refused.value, desk))
    },
  }
}

const shownTask = ({ held, record, fields }: Task, desk: Desk): RetypeTask => ({
  held: shownCorrection(held, desk),
  kind: record?.kind ?? 'pupil',
  birthDate: record?.birthDate ?? '',
  snils: record?.snils ?? '',
  fields: fields.map(({ tick, ...field }) => ({
    ...field,
    ...(tick && { tick: { by: tick.byName, at: new Date(tick.at).toISOString() } }),
  })),
})
