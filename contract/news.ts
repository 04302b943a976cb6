import { z } from 'zod'
import { desk } from './desk.ts'
import { healthRun } from './health.ts'
import { progress } from './import.ts'
import { line } from './journal.ts'
import { registerRun } from './register.ts'
import { devicesState } from './signer.ts'

/** What the main process tells the pages without being asked. */
export const news = z.discriminatedUnion('name', [
  z.strictObject({ name: z.literal('desk'), value: desk }),
  z.strictObject({ name: z.literal('cards'), value: devicesState }),
  z.strictObject({ name: z.literal('line'), value: line }),
  /** How many of a batch are signed, and whether the card works or the PIN is waited for. */
  z.strictObject({
    name: z.literal('signing'),
    value: z.strictObject({ done: z.int(), of: z.int(), isWorking: z.boolean() }),
  }),
  z.strictObject({ name: z.literal('import'), value: progress }),
  /** How far the checks of the whole base are. */
  z.strictObject({ name: z.literal('health'), value: healthRun }),
  /** What goes on with many corrections of the journal. */
  z.strictObject({ name: z.literal('register'), value: registerRun }),
  /** The region or its pack has changed. */
  z.strictObject({ name: z.literal('region'), value: z.strictObject({}) }),
  /** Records or corrections have changed: what is on the screen may be old. */
  z.strictObject({ name: z.literal('base'), value: z.strictObject({}) }),
])

export type News = z.output<typeof news>
