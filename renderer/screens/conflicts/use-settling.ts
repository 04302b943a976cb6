import { useState } from 'react'
import type { Conflict } from '../../../contract/conflict.ts'
import type { Fault } from '../../../contract/fault.ts'
import { call } from '../../link/call.ts'
import { useWords } from '../../words/spoken.ts'
import type { Decided } from './alike.tsx'
import { fateOf } from './picks.ts'

type Needs = {
  /** ISO */
  readonly today: string
  readonly onTell: (text: string, action?: { word: string; keys?: string; act: () => void }) => void
  readonly onFault: (fault: Fault) => void
  /** Told which are settled. */
  readonly onSettled: (ids: readonly string[]) => void
  /** Told when a decision was taken back. */
  readonly onReopened: () => void
}

/** Settles conflicts, says what came of it with the way back, and keeps why one was left. */
export function useSettling({ today, onTell, onFault, onSettled, onReopened }: Needs) {
  const { conflicts: words } = useWords()
  const [busy, setBusy] = useState<ReadonlySet<string>>(new Set())
  const [left, setLeft] = useState<Readonly<Record<string, string>>>({})

  const reopen = async (ids: readonly string[]) => {
    const outcome = await call('conflict.reopen', { ids: [...ids] })
    if (!outcome.ok) return onFault(outcome.fault)
    const { length } = outcome.value.reopened
    if (length === 0) return onTell(words.notUndone)
    onTell(length === 1 ? words.undone : words.undoneMany(length))
    onReopened()
  }

  const settle = async (decided: Decided) => {
    const chosen = decided.flatMap(({ conflict, picks }) => {
      const fate = fateOf(conflict, picks, today)
      return 'choices' in fate ? [decisionOf(conflict, [...fate.choices])] : []
    })
    const ids = chosen.map(({ id }) => id)
    if (chosen.length === 0 || ids.some((id) => busy.has(id))) return
    setBusy(new Set(ids))
    const outcome = await call('conflict.settle', { conflicts: chosen })
    setBusy(new Set())
    if (!outcome.ok) return onFault(outcome.fault)

    const { settled, drafted, left: kept } = outcome.value
    setLeft(Object.fromEntries(kept.map(({ id, code }) => [id, code])))
    onSettled(settled)
    // That one leaves the list: there is no card to say it at.
    if (kept.some(({ code }) => code === 'conflict.gone')) onFault({ code: 'conflict.gone' })
    const [first, another] = settled
    if (first === undefined) return
    const one = drafted.length > 0 ? words.drafted : words.closed
    onTell(another === undefined ? one : words.settled(settled.length, drafted.length), {
      word: words.undo,
      keys: 'Ctrl+Z',
      act: () => void reopen(settled),
    })
  }

  return { settle, busy, left, forget: () => setLeft({}) }
}

const decisionOf = (
  { held, fields }: Conflict,
  choices: Parameters<typeof call<'conflict.settle'>>[1]['conflicts'][number]['choices'],
) => ({
  id: held.correction.id,
  saw: fields.map(({ field, theirs }) => ({ field, theirs })),
  choices,
})
