import { z } from 'zod'
import { schoolCode, workplaceCode } from './correction.ts'
import { SHORTEST_TOKEN } from './entered.ts'
import { exitCode } from './kiosk.ts'
import { way } from './way.ts'
import { regionCode } from './region.ts'
import { staffMember } from './staff.ts'
import { trustPolicy } from './trust.ts'
import { updateHow, updateKey, updateWhen } from './updates.ts'

const web = z.url({ protocol: /^https?$/ })

/** The settings that are more than a word, as they are set by the administrator of the machine or at the desk. */
export const settingShapes = {
  gateway: z.strictObject({
    url: web,
    token: z.string().min(SHORTEST_TOKEN).max(200),
    authorities: z.array(z.string()).max(20).default([]),
  }),
  stamps: z.strictObject({ url: web, trusted: z.array(z.string()) }),
  modules: z
    .array(
      z.strictObject({ title: z.string().min(1).max(100), path: z.string().refine(isAbsolute, 'absolute') }),
    )
    .max(20),
  dnevnik: z.strictObject({
    url: web.refine(isCovered, 'https').default('https://api.dnevnik.ru'),
    token: z.string().min(8).max(200),
  }),
  netschool: z.strictObject({ url: web }),
  idleMinutes: z.int().min(1).max(60),
  copies: z.string().max(1_000).refine(isAbsolute, 'absolute'),
  proxy: z.union([z.enum(['system', 'none']), web]),
  updates: z.strictObject({
    url: web.refine(isCovered, 'https'),
    ring: z.enum(['early', 'usual']).default('usual'),
  }),
} as const

/** Whose signature is believed, and who puts a version in, is said by the administrator of the machine alone. */
const updatesOfMachine = settingShapes.updates.extend({
  keys: z.array(updateKey).max(10).default([]),
  when: updateWhen.default('asked'),
  how: updateHow.optional(),
})

/**
 * What the administrator of the machine has set (`sverka.json`). Without the file the desk is in training:
 * synthetic school, simulated card, gateway of its own.
 *
 * `trusted` names PEM files with the authorities whose certificates may sign; relative to the file itself.
 * `kiosk` fills the screen; `exitCode` is what is kept of the code that lets an administrator out of it
 * (`sverka exit-code` makes it). `region` names the pack and locks the choice of it; `packs` is a folder of packs
 * that stand in the place of those that come along, relative to the file itself.
 *
 * `trust` is the policy; `listSigners` names PEM files with the certificates that may sign lists of authorities,
 * `revocations` lists of revoked certificates (DER or PEM), both relative to the file. `stamps` is a time-stamping
 * service (RFC 3161) and its authorities. `modules` are PKCS#11 modules besides the known ones; `certificates` files of
 * staff certificates that lie beside their tokens and not on them, relative to the file. `staff` may work
 * here, whatever is entered at the desk. `secondSignature`: nothing is sent before a second person has signed.
 * `withoutCards`: the shift may be opened without a card, to look up and prepare.
 *
 * `gateway.authorities` are PEM files of the authorities above the gateway's own certificate, besides those of the
 * system, relative to the file. `way` says how corrections get to the journal and locks the choice of it. `dnevnik` is
 * the partner token of Дневник.ру, `netschool` the door of «Сетевой город»: without them nobody is asked.
 *
 * `idleMinutes`: so long nobody has touched anything before the screen locks. `copies` is a folder of another disk or
 * machine where the day's copy is put too. `proxy` is the way to the network: as the system says, none, or an address.
 * `updates` is where newer versions are offered, and how early; `keys` are believed in the place of those that come with
 * the program, `when` and `how` say when and by whom a version is put in (docs/updates.md).
 */
export const settings = z.strictObject({
  mode: z.enum(['training', 'work']).default('training'),
  school: schoolCode.default('training'),
  schoolTitle: z.string().max(300).default(''),
  workplace: workplaceCode.default('desk-1'),
  gateway: settingShapes.gateway.optional(),
  trusted: z.array(z.string()).default([]),
  region: regionCode.optional(),
  packs: z.string().optional(),
  kiosk: z.boolean().default(false),
  exitCode: exitCode.optional(),
  trust: trustPolicy.prefault({}),
  listSigners: z.array(z.string()).default([]),
  revocations: z.array(z.string()).default([]),
  stamps: settingShapes.stamps.optional(),
  modules: settingShapes.modules.default([]),
  certificates: z.array(z.string()).max(100).default([]),
  staff: z.array(staffMember.pick({ name: true, snils: true, fingerprint: true, role: true })).default([]),
  secondSignature: z.boolean().default(false),
  withoutCards: z.boolean().default(false),
  way: way.optional(),
  dnevnik: settingShapes.dnevnik.optional(),
  netschool: settingShapes.netschool.optional(),
  idleMinutes: settingShapes.idleMinutes.default(5),
  copies: settingShapes.copies.optional(),
  updates: updatesOfMachine.optional(),
  proxy: settingShapes.proxy.default('system'),
})

/** Under TLS, or on this very machine: СНИЛС and tokens leave it no other way, and no program comes in. */
export function isCovered(url: string): boolean {
  return /^(https:|http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$))/i.test(url)
}

/** A path from the root of a drive: a module is never looked for along a search path. */
function isAbsolute(path: string): boolean {
  return /^(\/|[A-Za-z]:[\\/]|\\\\)/.test(path)
}

export type Settings = z.output<typeof settings>

export type SettingKey = keyof Settings
