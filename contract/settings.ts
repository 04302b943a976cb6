import { z } from 'zod'
import { schoolCode, workplaceCode } from './correction.ts'
import { regionCode } from './region.ts'

/**
 * What the administrator of the machine has set (`sverka.json`). Without the file the desk is in training:
 * synthetic school, simulated card, gateway of its own.
 *
 * `trusted` names PEM files with the authorities whose certificates may sign; relative to the file itself.
 * `kiosk` fills the screen. `region` names the pack and locks the choice of it; `packs` is a folder of packs
 * that stand in the place of those that come along, relative to the file itself.
 */
export const settings = z.strictObject({
  mode: z.enum(['training', 'work']).default('training'),
  school: schoolCode.default('training'),
  schoolTitle: z.string().max(300).default(''),
  workplace: workplaceCode.default('desk-1'),
  gateway: z
    .strictObject({ url: z.url({ protocol: /^https?$/ }), token: z.string().min(16).max(200) })
    .optional(),
  trusted: z.array(z.string()).default([]),
  region: regionCode.optional(),
  packs: z.string().optional(),
  kiosk: z.boolean().default(false),
})

export type Settings = z.output<typeof settings>
