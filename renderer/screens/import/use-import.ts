import { useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type {
  ColumnTarget,
  ImportAnswer,
  ImportProgress,
  ImportReport,
  Leavers,
  Look,
} from '../../../contract/import.ts'
import { call } from '../../link/call.ts'
import { useNews } from '../../link/news.ts'

/** What an import may be busy with. */
export type ImportWork = 'look' | 'rehearse' | 'run'

/** What is put right in cells because a person said so. */
export type Repairs = {
  readonly padSnils: boolean
  readonly padPapers: boolean
  readonly mendSpaces: boolean
  readonly emptyErases: boolean
}

/** An import as far as it has come. Each part stands only where there is something to show. */
export type ImportState = {
  readonly chosen?: { readonly file: string; readonly name: string; readonly look: Look }
  readonly columns: readonly (ColumnTarget | null)[]
  readonly repairs: Repairs
  /** What the import would do, for exactly these columns; `turn` tells one rehearsal from another. */
  readonly report?: ImportReport & { readonly turn: number }
  /** Answers to its questions, each once, and those since it was counted. */
  readonly answers: readonly ImportAnswer[]
  readonly isStale: boolean
  readonly leavers: Leavers
  /** What the import has done. */
  readonly finished?: ImportReport
  readonly busy?: ImportWork
  readonly progress?: ImportProgress
  readonly fault?: Fault
}

/** An import that is held over the screens, and what may be done with it. */
export type Importing = ReturnType<typeof useImport>

const noLeavers: Leavers = { all: false, but: [] }

const nothing: ImportState = {
  columns: [],
  repairs: { padSnils: false, padPapers: false, mendSpaces: true, emptyErases: false },
  answers: [],
  isStale: false,
  leavers: noLeavers,
}

/**
 * Holds one import. Stands above the screens, so that neither another screen nor a closed shift loses a
 * file half looked at or an import that runs.
 */
export function useImport() {
  const [state, setState] = useState<ImportState>(nothing)
  const { chosen, columns, repairs, answers, leavers } = state

  useNews('import', (progress) => setState((now) => (now.busy ? { ...now, progress } : now)))

  const begin = (busy: ImportWork) =>
    setState(({ fault: _told, finished: _seen, progress: _old, ...now }) => ({ ...now, busy }))
  const end = (change: (now: ImportState) => ImportState) =>
    setState(({ busy: _busy, progress: _progress, ...now }) => change(now))
  // Answers hang on the rows of the file as it was.
  const fail = (fault: Fault) =>
    end((now) => ({ ...(fault.code === 'import.changed-file' ? unrehearsed(now) : now), fault }))
  const order = () => ({
    file: chosen?.file ?? '',
    sheet: chosen?.look.sheet ?? 0,
    columns: [...columns],
    ...repairs,
    answers: [...answers],
    leavers: { ...leavers, but: [...leavers.but] },
  })

  async function look(picked: { file: string; name: string }, sheet?: number): Promise<void> {
    begin('look')
    const looked = await call('import.look', { file: picked.file, ...(sheet !== undefined && { sheet }) })
    if (!looked.ok) return fail(looked.fault)
    const targets = looked.value.columns.map(({ target }) => target)
    end((now) => ({
      ...nothing,
      chosen: { ...picked, look: looked.value },
      columns: targets,
      repairs: now.repairs,
    }))
  }

  return {
    state,
    async choose(): Promise<void> {
      const picked = await call('import.choose', {})
      if (picked.ok) return look(picked.value)
      if (picked.fault.code !== 'file.not-chosen') fail(picked.fault)
    },
    /** Another sheet of the same file. */
    turnTo: (sheet: number) => void (chosen && look(chosen, sheet)),
    /** Lets the columns be guessed anew. */
    async forget(): Promise<void> {
      if (!chosen) return
      const { sheet } = chosen.look
      const outcome = await call('import.forget-columns', { file: chosen.file, sheet })
      if (outcome.ok) await look(chosen, sheet)
      else fail(outcome.fault)
    },
    async rehearse(): Promise<void> {
      begin('rehearse')
      const outcome = await call('import.rehearse', order())
      if (!outcome.ok) return fail(outcome.fault)
      end((now) => ({
        ...now,
        report: { ...outcome.value, turn: (now.report?.turn ?? 0) + 1 },
        isStale: false,
      }))
    },
    async run(): Promise<void> {
      begin('run')
      const outcome = await call('import.run', order())
      if (outcome.ok) end(() => ({ ...nothing, finished: outcome.value.report }))
      else fail(outcome.fault)
    },
    cancel: () => void call('import.cancel', {}),
    /** Other columns: what was rehearsed and answered no longer holds. */
    mean: (place: number, target: ColumnTarget | null) =>
      setState((now) => ({ ...unrehearsed(now), columns: now.columns.with(place, target) })),
    /** Another way with damaged cells: the same people, counted anew. */
    repair: (change: Partial<Repairs>) =>
      setState((now) => ({ ...now, repairs: { ...now.repairs, ...change }, isStale: true })),
    /** Undefined takes an answer back. */
    answer: (row: number, whose: number, answer: ImportAnswer | undefined) =>
      setState((now) => {
        const others = now.answers.filter((one) => one.row !== row || one.whose !== whose)
        return { ...now, answers: answer ? [...others, answer] : others, isStale: true }
      }),
    leave: (change: Leavers) => setState((now) => ({ ...now, leavers: change })),
    backToColumns: () => setState(unrehearsed),
    /** Back to the beginning; an import that runs goes on. */
    giveUp: () => setState((now) => (now.busy ? now : nothing)),
  }
}

const unrehearsed = ({ report: _report, fault: _fault, ...now }: ImportState): ImportState => ({
  ...now,
  answers: [],
  leavers: noLeavers,
  isStale: false,
})
