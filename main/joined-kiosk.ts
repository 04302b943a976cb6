import type { Handlers, Received } from '../contract/index.ts'
import { halfEnteredFileIn } from './base-in.ts'
import { halfEnteredIn } from './half-entered.ts'
import { halfEnteredHandlers, ownerOf } from './handlers/half-entered.ts'
import { kioskHandlers } from './handlers/kiosk.ts'
import { dialogsIf, withoutFiles } from './kiosk-files.ts'
import { createKiosk } from './kiosk.ts'
import type { Shift } from './shift.ts'
import type { Program, World } from './world.ts'

type Needs = {
  readonly given: World
  /** Of the base. */
  readonly key: Uint8Array
  /** Asked when something is asked, not before: it comes later. */
  readonly shift: () => Shift | undefined
  readonly note: (what: string) => void
}

/** Joins the filled screen with everything it bounds, and what is half-entered with whose it is. */
export function joinKiosk({ given, key, shift, note }: Needs) {
  const { settings, folder, version, now, leave } = given
  const kiosk = createKiosk({ settings, folder, now, shift, note, leave })
  const halfEntered = halfEnteredIn({ file: halfEnteredFileIn(folder, settings.mode), key, version, now })
  const handlers = { ...kioskHandlers(kiosk), ...halfEnteredHandlers(halfEntered, shift) }
  let isTyping = false
  return {
    /** The world, with dialogs that are shown only where they may be. */
    world: { ...given, dialogs: dialogsIf(given.dialogs, kiosk.mayFiles) } satisfies World,
    handlers: {
      ...handlers,
      'half-entered.keep': (kept: Received<'half-entered.keep'>) => {
        isTyping = kept.isTyping
        return handlers['half-entered.keep'](kept)
      },
    },
    /** Whether somebody has begun what the next version of the program would not give back. */
    isTyping: (): boolean => isTyping,
    guard: (handlers: Handlers): Handlers => withoutFiles(handlers),
    shiftChanged: (open: Shift | undefined): void => {
      if (open) halfEntered.belongsTo(ownerOf(open))
    },
  }
}

/** A program that does not open its base is left as any other, or a broken base would hold the whole screen. */
export function withWayOut(program: Program, { settings, folder, now, log, leave }: World): Program {
  const note = (what: string): void => log.error(what, undefined) // the log of access is in the base
  const kiosk = createKiosk({ settings, folder, now, shift: () => undefined, note, leave })
  return { ...program, handlers: { ...program.handlers, ...kioskHandlers(kiosk) } }
}
