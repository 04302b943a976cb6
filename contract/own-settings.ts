import { z } from 'zod'
import { call } from './call.ts'
import { instant, schoolCode, workplaceCode } from './correction.ts'
import { me } from './gateway.ts'
import { exitCode, typedExitCode } from './kiosk.ts'
import { regionCode } from './region.ts'
import { settingShapes, type SettingKey } from './settings.ts'
import { START_STEPS } from './start-steps.ts'
import { trouble } from './trouble.ts'
import { way } from './way.ts'

export const startStep = z.enum(START_STEPS)

/**
 * What was set at the desk itself, in a file of the profile. What the administrator of the machine has set stands above
 * it. `authorities` and `trusted` are file names in the folder `authorities` of the profile. `start` is the step of the
 * first start that comes next; absent when it was never begun or is over.
 */
export const ownSettings = z.strictObject({
  mode: z.enum(['training', 'work']).optional(),
  school: schoolCode.optional(),
  schoolTitle: z.string().max(300).optional(),
  workplace: workplaceCode.optional(),
  gateway: settingShapes.gateway.optional(),
  trusted: z.array(z.string()).max(50).optional(),
  stamps: settingShapes.stamps.optional(),
  modules: settingShapes.modules.optional(),
  kiosk: z.boolean().optional(),
  exitCode: exitCode.optional(),
  secondSignature: z.boolean().optional(),
  withoutCards: z.boolean().optional(),
  dnevnik: settingShapes.dnevnik.optional(),
  netschool: settingShapes.netschool.optional(),
  idleMinutes: settingShapes.idleMinutes.optional(),
  copies: settingShapes.copies.optional(),
  updates: settingShapes.updates.optional(),
  start: startStep.optional(),
})

export type OwnSettings = z.output<typeof ownSettings>

/** What a person may name only by a dialog: a folder, a PKCS#11 module, the certificate of an authority. */
export const fileKind = z.enum(['folder', 'module', 'authority'])

export type FileKind = z.output<typeof fileKind>

/** An authority that was chosen: the name of its file at the desk, and whose certificate it is. */
const authority = z.strictObject({ file: z.string(), name: z.string(), until: instant })

/**
 * Where a value comes from: `machine` is the file of the administrator of the machine and cannot be changed here;
 * `desk` was set here; `default` was set by nobody; `training` belongs to the school, and the training has its own.
 */
export const settingOrigin = z.enum(['machine', 'desk', 'default', 'training'])

const shown = <Shape extends z.ZodType>(value: Shape) => z.strictObject({ value, from: settingOrigin })

const url = z.string()

/** Everything that is in force, with where it comes from. A token never leaves the main process. */
export const settingsShown = z.strictObject({
  mode: shown(z.enum(['training', 'work'])),
  school: shown(schoolCode),
  schoolTitle: shown(z.string()),
  workplace: shown(workplaceCode),
  region: shown(regionCode.nullable()),
  gateway: shown(z.strictObject({ url, hasToken: z.boolean(), authorities: z.array(authority) }).nullable()),
  way: shown(way.nullable()),
  trusted: shown(z.array(authority)),
  stamps: shown(z.strictObject({ url, trusted: z.array(authority) }).nullable()),
  modules: shown(settingShapes.modules),
  kiosk: shown(z.boolean()),
  /** Whether there is one: of the code itself nothing leaves the main process. */
  exitCode: shown(z.boolean()),
  secondSignature: shown(z.boolean()),
  withoutCards: shown(z.boolean()),
  dnevnik: shown(z.strictObject({ url, hasToken: z.boolean() }).nullable()),
  netschool: shown(z.strictObject({ url }).nullable()),
  idleMinutes: shown(settingShapes.idleMinutes),
  copies: shown(z.string().nullable()),
  updates: shown(settingShapes.updates.nullable()),
  start: startStep.nullable(),
  /** Whether the last change can be taken back. */
  canUndo: z.boolean(),
})

export type SettingsShown = z.output<typeof settingsShown>

const own = ownSettings.shape
const token = (longest: number) => z.string().trim().min(8).max(longest).optional()

/**
 * What to change; what is not named stays. `null` takes the desk's own value away. Without a token the one held goes on
 * being used, for the same server only. Folders and modules must have been chosen by the dialog (`settings.choose`) or
 * be set already; authorities are names of files that it has given.
 */
export const settingsChange = z
  .strictObject({
    mode: own.mode.unwrap().nullable(),
    school: own.school.unwrap().nullable(),
    schoolTitle: own.schoolTitle.unwrap().nullable(),
    workplace: own.workplace.unwrap().nullable(),
    gateway: settingShapes.gateway.extend({ token: token(200) }).nullable(),
    trusted: own.trusted.unwrap().nullable(),
    stamps: settingShapes.stamps.nullable(),
    modules: settingShapes.modules.nullable(),
    kiosk: z.boolean().nullable(),
    /** As it was typed: what is kept of it is made in the main process. */
    exitCode: typedExitCode.nullable(),
    secondSignature: z.boolean().nullable(),
    withoutCards: z.boolean().nullable(),
    dnevnik: settingShapes.dnevnik.extend({ token: token(200) }).nullable(),
    netschool: settingShapes.netschool.nullable(),
    idleMinutes: settingShapes.idleMinutes.nullable(),
    copies: settingShapes.copies.nullable(),
    updates: settingShapes.updates.nullable(),
    start: startStep.nullable(),
  })
  .partial()

export type SettingsChange = z.output<typeof settingsChange>

/**
 * - `settings.locked`: the administrator of the machine has set it
 * - `settings.token`: another server needs a token of its own
 * - `settings.authority`: the file holds no certificate of an authority
 * - `settings.folder`: nothing can be written there · `settings.module`: there is no such library
 * - `settings.school`: a real school needs a code of its own
 * - `settings.training`: it belongs to the school of the desk, and this is the training
 * - `settings.nothing`: there is no change to take back
 */
export type SettingsFault =
  | { code: 'settings.locked'; key: SettingKey }
  | { code: 'settings.token' }
  | { code: 'settings.authority' }
  | { code: 'settings.folder' }
  | { code: 'settings.module' }
  | { code: 'settings.school' }
  | { code: 'settings.training' }
  | { code: 'settings.nothing' }

/** What the gateway said of whose token it is, or why it could not be asked. */
const tried = z.discriminatedUnion('ok', [
  z.strictObject({ ok: z.literal(true), me }),
  z.strictObject({ ok: z.literal(false), trouble }),
])

export type Tried = z.output<typeof tried>

/** Whether the program starts again with what was written. */
const settled = z.strictObject({ restarts: z.boolean() })

export const settingsCalls = {
  'settings.look': call(z.strictObject({}), settingsShown),
  /**
   * Writes what was changed and starts the program again with it; answered before that. The shift stays open where the
   * mode stays the same.
   */
  'settings.change': call(z.strictObject({ change: settingsChange }), settled),
  /** As everything was before the last change. */
  'settings.undo': call(z.strictObject({}), settled),
  /** The dialog of the system; `path` is what `settings.change` takes, `title` what people read. */
  'settings.choose': call(
    z.strictObject({ kind: fileKind }),
    z.strictObject({ path: z.string(), title: z.string() }),
  ),
  /** Asks a gateway whose token that is, before it is set. Without a token the one held, for the same server. */
  'settings.try': call(
    z.strictObject({
      url: settingShapes.gateway.shape.url,
      token: token(200),
      authorities: own.trusted.unwrap(),
    }),
    tried,
  ),
}
