import { useState } from 'react'
import type { Fault } from '../../../contract/fault.ts'
import type { ColumnTarget, ImportProgress, ImportReport, Look } from '../../../contract/import.ts'
import { call } from '../../link/call.ts'
import { useNews } from '../../link/news.ts'

/** What an import may be busy with. */
export type ImportWork = 'look' | 'rehearse' | 'run'

/** An import as far as it has come. Each part stands only where there is something to show. */
export type ImportState = {
  readonly chosen?: { readonly file: string; readonly name: string; readonly look: Look }
  readonly columns: readonly (ColumnTarget | null)[]
  readonly padSnils: boolean
  /** What the import would do, for exactly these columns. */
  readonly report?: ImportReport
  /** What the import has done. */
  readonly finished?: ImportReport
  readonly busy?: ImportWork
  readonly progress?: ImportProgress
  readonly fault?: Fault
}

/** An import that is held over the screens, and what may be done with it. */
export type Importing = ReturnType<typeof useImport>

const nothing: ImportState = { columns: [], padSnils: false }

/**
 * Holds one import. Stands above the screens, so that neither another screen nor a closed shift loses a
 * file half looked at or an import that runs.
 */
export function useImport() {
  const [state, setState] = useState<ImportState>(nothing)
  const { chosen, columns, padSnils } = state

  useNews('import', (progress) => setState((now) => (now.busy ? { ...now, progress } : now)))

  const begin = (busy: ImportWork) =>
    setState(({ fault: _told, finished: _seen, progress: _old, ...now }) => ({ ...now, busy }))
  const end = (change: (now: ImportState) => ImportState) =>
    setState(({ busy: _busy, progress: _progress, ...now }) => change(now))
  const fail = (fault: Fault) => end((now) => ({ ...now, fault }))
  const order = () => ({ file: chosen?.file ?? '', columns: [...columns], padSnils })

  return {
    state,
    async choose(): Promise<void> {
      const picked = await call('import.choose', {})
      if (!picked.ok) return picked.fault.code === 'file.not-chosen' ? undefined : fail(picked.fault)
      begin('look')
      const looked = await call('import.look', { file: picked.value.file })
      if (!looked.ok) return fail(looked.fault)
      const targets = looked.value.columns.map(({ target }) => target)
      end((now) => ({
        chosen: { ...picked.value, look: looked.value },
        columns: targets,
        padSnils: now.padSnils,
      }))
    },
    async rehearse(): Promise<void> {
      begin('rehearse')
      const outcome = await call('import.rehearse', order())
      if (outcome.ok) end((now) => ({ ...now, report: outcome.value }))
      else fail(outcome.fault)
    },
    async run(): Promise<void> {
      begin('run')
      const outcome = await call('import.run', order())
      if (outcome.ok) end(() => ({ ...nothing, finished: outcome.value.report }))
      else fail(outcome.fault)
    },
    cancel: () => void call('import.cancel', {}),
    /** Other columns or another way with СНИЛС: what was rehearsed no longer holds. */
    mean: (change: { place: number; target: ColumnTarget | null } | { padSnils: boolean }) =>
      setState(({ report: _report, ...now }) =>
        'padSnils' in change
          ? { ...now, padSnils: change.padSnils }
          : { ...now, columns: now.columns.with(change.place, change.target) },
      ),
    /** Back to the beginning; an import that runs goes on. */
    leave: () => setState((now) => (now.busy ? now : nothing)),
  }
}
