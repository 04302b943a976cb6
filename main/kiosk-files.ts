import { failed } from '../domain/outcome.ts'
import type { Handlers } from '../contract/index.ts'
import type { Dialogs } from './desk.ts'

/** Thrown by a dialog that may not be shown, and caught around every call: no call can forget to ask. */
const NO_FILES = Symbol('no files on a filled screen')

/** The dialogs, each of which is shown only where files may be opened and saved. */
export function dialogsIf(dialogs: Dialogs, mayFiles: () => boolean): Dialogs {
  const guarded = Object.entries(dialogs).map(([name, open]) => [
    name,
    (suggested: string) => {
      if (!mayFiles()) throw NO_FILES
      return (open as (suggested: string) => Promise<string | undefined>)(suggested)
    },
  ])
  return Object.fromEntries(guarded) as Dialogs
}

/** The calls; one that wanted a dialog that may not be shown says so. */
export function withoutFiles(handlers: Handlers): Handlers {
  const names = Object.keys(handlers) as (keyof Handlers)[]
  const said = names.map((name) => {
    const handle = handlers[name] as (input: never) => unknown
    return [
      name,
      async (input: never) => {
        try {
          return await handle(input)
        } catch (cause) {
          if (cause === NO_FILES) return failed({ code: 'kiosk.no-files' } as const)
          throw cause
        }
      },
    ]
  })
  return Object.fromEntries(said) as Handlers
}
