import { z } from 'zod'
import { schoolCode, workplaceCode } from './correction.ts'
import { regionCode } from './region.ts'
import { staffMember } from './staff.ts'
import { trustPolicy } from './trust.ts'

/**
 * What the administrator of the machine has set (`sverka.json`). Without the file the desk is in training:
 * synthetic school, simulated card, gateway of its own.
 *
 * `trusted` names PEM files with the authorities whose certificates may sign; relative to the file itself.
 * `kiosk` fills the screen. `region` names the pack and locks the choice of it; `packs` is a folder of packs
 * that stand in the place of those that come along, relative to the file itself.
 *
 * `trust` is the policy; `listSigners` names PEM files with the certificates that may sign lists of authorities,
 * `revocations` lists of revoked certificates (DER or PEM), both relative to the file. `stamps` is a time-stamping
 * service (RFC 3161) and its authorities. `modules` are PKCS#11 modules besides the known ones; `certificates` files of
 * staff certificates that lie beside their tokens and not on them, relative to the file. `staff` may work
 * here, whatever is entered at the desk. `secondSignature`: nothing is sent before a second person has signed.
 * `withoutCards`: the shift may be opened without a card, to look up and prepare.
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
  trust: trustPolicy.prefault({}),
  listSigners: z.array(z.string()).default([]),
  revocations: z.array(z.string()).default([]),
  stamps: z.strictObject({ url: z.url({ protocol: /^https?$/ }), trusted: z.array(z.string()) }).optional(),
  modules: z
    .array(
      z.strictObject({ title: z.string().min(1).max(100), path: z.string().refine(isAbsolute, 'absolute') }),
    )
    .max(20)
    .default([]),
  certificates: z.array(z.string()).max(100).default([]),
  staff: z.array(staffMember.pick({ name: true, snils: true, fingerprint: true, role: true })).default([]),
  secondSignature: z.boolean().default(false),
  withoutCards: z.boolean().default(false),
})

/** A path from the root of a drive: a module is never looked for along a search path. */
function isAbsolute(path: string): boolean {
  return /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path)
}

export type Settings = z.output<typeof settings>
