import { done, failed, type Outcome } from '../domain/outcome.ts'
import type { KioskFault, KioskShown } from '../contract/kiosk.ts'
import type { Settings } from '../contract/settings.ts'
import { isExitCode } from './exit-code.ts'
import { exitTriesIn } from './exit-tries.ts'
import type { Shift } from './shift.ts'

type Needs = {
  readonly settings: Pick<Settings, 'kiosk' | 'exitCode' | 'mode'>
  /** The profile. */
  readonly folder: string
  readonly now: () => number
  readonly shift: () => Shift | undefined
  readonly note: (what: 'kiosk.leave' | 'kiosk.wrong-code') => void
  /** Ends the program, without asking. */
  readonly leave: () => void
}

export type Kiosk = ReturnType<typeof createKiosk>

/** The filled screen: whoever knows the code, or is an administrator with an open shift, gets out of it. */
export function createKiosk({ settings, folder, now, shift, note, leave }: Needs) {
  const { kiosk: isKiosk, exitCode } = settings
  const tries = exitTriesIn(folder, now)
  let isLooking = false

  /**
   * A card of the training proves nothing, nor does a desk that is being set up: they are enough only where no code
   * is set, or there would be no way out.
   */
  function isByShift(): boolean {
    const open = shift()
    if (open?.role !== 'administrator' || open.way === 'prepare') return false
    return exitCode === undefined || (open.way === 'card' && settings.mode === 'work')
  }
  const seconds = (): number => Math.ceil(tries.waitMs() / 1000)

  function out(): Outcome<Record<string, never>, KioskFault> {
    tries.forget()
    note('kiosk.leave')
    leave()
    return done({})
  }

  return {
    look: (): KioskShown => ({
      isKiosk,
      hasCode: exitCode !== undefined,
      byShift: isByShift(),
      waitSeconds: seconds(),
    }),

    async leave(code: string | undefined): Promise<Outcome<Record<string, never>, KioskFault>> {
      if (!isKiosk) return failed({ code: 'kiosk.off' })
      if (isByShift()) return out()
      if (exitCode === undefined) return failed({ code: 'kiosk.no-code' })
      if (isLooking) return failed({ code: 'kiosk.wait', seconds: 1 }) // one after another, whatever a page asks
      if (seconds() > 0) return failed({ code: 'kiosk.wait', seconds: seconds() })

      isLooking = true
      const left = tries.count()
      const isRight = await isExitCode(code ?? '', exitCode).finally(() => (isLooking = false))
      if (isRight) return out()
      note('kiosk.wrong-code')
      return left > 0
        ? failed({ code: 'kiosk.code', left })
        : failed({ code: 'kiosk.wait', seconds: seconds() })
    },

    /** Whether dialogs of files may be shown: a file dialog of the system is a way out to everything else. */
    mayFiles: (): boolean => {
      const open = shift()
      if (!isKiosk) return true
      return open?.role === 'administrator' && (open.way === 'start' || settings.mode === 'work')
    },
  }
}
