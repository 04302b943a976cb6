import { z } from 'zod'
import { call } from './call.ts'
import { schoolCode, workplaceCode } from './correction.ts'
import { ownSettings, startStep } from './own-settings.ts'
import { settingShapes } from './settings.ts'
import { way } from './way.ts'

/**
 * How the way from the training to a real school stands.
 *
 * - `locked`: the administrator of the machine has set the mode: there is nothing to be set up here
 * - `offered`: training, and never begun · `going`: begun, and `step` comes next
 * - `away`: back in the training; the base of the school waits
 * - `over`: the school is set up
 */
export const startState = z.strictObject({
  standing: z.enum(['locked', 'offered', 'going', 'away', 'over']),
  step: startStep.optional(),
  /** Whether it goes on without a card: nobody is entered yet who would have one. */
  isOpen: z.boolean(),
})

export type StartState = z.output<typeof startState>

/**
 * The school and its line. `trusted` and the authorities of the gateway are names of files that `settings.choose` has
 * given. What the administrator of the machine has set stands above it.
 */
export const schoolOrder = z.strictObject({
  school: schoolCode,
  schoolTitle: z.string().trim().min(1).max(300),
  workplace: workplaceCode,
  way,
  gateway: settingShapes.gateway.optional(),
  trusted: ownSettings.shape.trusted.unwrap(),
})

export type SchoolOrder = z.output<typeof schoolOrder>

/**
 * - `start.not-now`: this step is over or has not come yet
 * - `start.gateway`: the way through the gateway needs its address
 * - `start.authority`: that file is no certificate of an authority; nothing was changed
 * - `start.nobody`: no administrator is entered yet
 */
export type StartFault =
  | { code: 'start.not-now' }
  | { code: 'start.gateway' }
  | { code: 'start.authority'; file: string }
  | { code: 'start.nobody' }

/** The first start of a real school, step by step. */
export const startCalls = {
  /** From the training. */
  'start.begin': call(z.strictObject({}), startState),
  /** Another step of the same mode, forward or back. */
  'start.go': call(z.strictObject({ step: startStep }), startState),
  /** What lies here from before: it is put aside when the school is set up. */
  'start.before': call(z.strictObject({}), z.strictObject({ hasBase: z.boolean() })),
  /**
   * From the training to the work: a base of another time is renamed, an empty one is made, and the program starts
   * again with it; answered before that.
   */
  'start.school': call(schoolOrder, startState),
  /** From the training back to the school that is set up here; answered before the program starts again with it. */
  'start.return': call(z.strictObject({}), startState),
  /** Everything is set: from now on a shift is opened by a card. */
  'start.finish': call(z.strictObject({}), startState),
}
