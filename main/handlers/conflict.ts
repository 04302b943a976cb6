import { setImmediate as breathe } from 'node:timers/promises'
import { done } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'
import type { Desk } from '../desk.ts'
import { shownCorrection } from '../views.ts'

type Own = Pick<Handlers, Extract<keyof Handlers, `conflict.${string}`>>

/** So many are written at once; between, the screen has its turn. */
const SLICE = 20

/** Corrections in conflict with the journal, and what a person decides about them. */
export function conflictHandlers(desk: Desk): Own {
  const { conflicts, news, access } = desk

  function told(): void {
    desk.tell()
    news({ name: 'base', value: {} })
    news({ name: 'line', value: desk.line() })
  }

  return {
    'conflict.list': () => {
      const open = conflicts.list().map(({ held, fields, ...more }) => ({
        ...more,
        held: shownCorrection(held, desk),
        fields: [...fields],
      }))
      if (open.length > 0) access.looks('list.conflicts', '')
      return done({ conflicts: open })
    },

    'conflict.settle': async ({ conflicts: decisions }) => {
      const settled: string[] = []
      const drafted: string[] = []
      const left: { id: string; code: string }[] = []
      for (const [place, decision] of decisions.entries()) {
        if (place > 0 && place % SLICE === 0) await breathe()
        const { id } = decision
        const outcome = conflicts.settle(decision)
        if (!outcome.ok) {
          left.push({ id, code: outcome.fault.code })
          continue
        }
        settled.push(id)
        if (outcome.value.drafted !== undefined) drafted.push(outcome.value.drafted)
      }
      told()
      return done({ settled, drafted, left })
    },

    'conflict.reopen': ({ ids }) => {
      const reopened = ids.filter((id) => conflicts.reopen(id))
      told()
      return done({ reopened })
    },
  }
}
