import { basename } from 'node:path'
import { done, failed } from '../../domain/outcome.ts'
import type { Handlers } from '../../contract/index.ts'
import type { Desk, Dialogs } from '../desk.ts'
import type { Importer, Order, Watch } from '../import/importer.ts'

type ImportHandlers = Pick<Handlers, Extract<keyof Handlers, `import.${string}`>>

/** Tables into the base. A page never knows a path: it holds a token for the file chosen in the dialog. */
export function importHandlers(
  { news, tell, events, note, look, access }: Desk,
  importer: Importer,
  dialogs: Dialogs,
): ImportHandlers {
  const files = new Map<string, string>()
  let running: AbortController | undefined
  let last: Order | undefined

  /** Runs one long piece of work at a time, with progress and a way to stop it. */
  async function watched<Result>(work: (watch: Watch) => Promise<Result>) {
    if (running) return failed({ code: 'import.busy' } as const)
    running = new AbortController()
    try {
      return await work({
        signal: running.signal,
        progress: (value) => news({ name: 'import', value }),
      })
    } finally {
      running = undefined
    }
  }

  function orderOf({ file: token, ...order }: Order) {
    const file = files.get(token)
    if (file) last = { ...order, file, who: look().shift?.name ?? '' }
    return file ? last : undefined
  }

  const changed = (what: string, batch: string): void => {
    events.add(what, batch)
    tell()
    news({ name: 'base', value: {} })
  }
  const noFile = failed({ code: 'import.no-file' } as const)

  return {
    'import.choose': async () => {
      const file = await dialogs.openTable()
      if (!file) return failed({ code: 'file.not-chosen' })
      const token = `file-${files.size + 1}`
      files.set(token, file)
      return done({ file: token, name: basename(file) })
    },

    'import.look': async ({ file: token, sheet }) => {
      const file = files.get(token)
      return file ? importer.look(file, sheet) : noFile
    },

    'import.forget-columns': async ({ file: token, sheet }) => {
      const file = files.get(token)
      return file ? importer.forgetColumns(file, sheet) : noFile
    },

    'import.rehearse': async (asked) => {
      const order = orderOf(asked)
      return order ? watched((watch) => importer.rehearse(order, watch)) : noFile
    },

    'import.list': async ({ list, query, ...part }) => {
      const shown = await importer.list(list, query, part)
      if (shown.entries.length > 0) access.looks('list.import', '')
      return done(shown)
    },

    'import.remarks': async ({ code, ...part }) => done(await importer.remarks(code, part)),

    'import.run': async (asked) => {
      const order = orderOf(asked)
      if (!order) return noFile
      const ran = await watched((watch) => importer.run(order, watch))
      if (!ran.ok) return ran
      changed('import.run', ran.value.batch)
      await importer.forgetLists()
      return ran
    },

    'import.cancel': () => {
      running?.abort()
      return done({})
    },

    'import.save-rejected': async (words) => {
      if (!last) return noFile
      const order = last
      const file = await dialogs.saveAs(`${basename(order.file).replace(/\.[^.]+$/, '')}-rejected.csv`)
      if (!file) return failed({ code: 'file.not-chosen' })
      const saved = await importer.saveRejected(order, file, words)
      if (saved.ok) note('import.save-rejected')
      return saved
    },

    'import.undo': async ({ batch }) => {
      const undone = await watched(() => importer.undo(batch))
      if (undone.ok) changed('import.undo', batch)
      return undone
    },

    'import.batches': async () => done(await importer.batches()),
  }
}
