import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { OwnSettings } from '../contract/own-settings.ts'
import { settings, type SettingKey, type Settings } from '../contract/settings.ts'
import { jsonIn } from './json-file.ts'
import { machinePolicies, underPolicies } from './policies.ts'

/** The machine-wide file, where the system keeps such files. */
const MACHINE_WIDE =
  process.platform === 'win32'
    ? join(process.env.ProgramData ?? 'C:\\ProgramData', 'Sverka', 'sverka.json')
    : '/etc/sverka/sverka.json'

/**
 * The file that the command line names. An installed program takes one from the folder of the machine-wide file only:
 * any other could be whoever's who starts the program, and make an administrator of them.
 *
 * @throws when it lies elsewhere
 */
export function namedFile(named: string, isInstalled: boolean, machineWide = MACHINE_WIDE): string {
  if (!named || !isInstalled) return named
  const place = existsSync(named) && existsSync(dirname(machineWide)) ? dirname(realpathSync(named)) : ''
  if (place !== '' && place === realpathSync(dirname(machineWide))) return named
  throw new Error(`--settings names a file that is not in ${dirname(machineWide)}`)
}

/** The settings in force; `locked` are those that the machine-wide file names: nothing at the desk changes them. */
export type InForce = { readonly settings: Settings; readonly locked: readonly SettingKey[] }

/**
 * What the administrator has set in the file named on the command line, else in the machine-wide one; below it what was
 * set at the desk; else training. Files named in it are given whole.
 *
 * @param folder   where the files lie that the desk's own settings name
 * @param policies those of Windows, which stand above the file
 * @throws when the file is there and not as it should be: a desk must not start with half its settings
 */
export function readSettings(
  named: string,
  own: OwnSettings = {},
  folder = '.',
  policies = machinePolicies(),
): InForce {
  const file = named || MACHINE_WIDE
  const machine = readMachineWide(file, !named && !existsSync(file) ? {} : jsonIn(file), policies)
  const { start: _, ...mine } = ownFiles(own, folder)
  const isWork = (machine.mode ?? own.mode) === 'work'
  return {
    settings: settings.parse({ ...(isWork ? mine : withoutSchool(mine)), ...machine }),
    locked: Object.keys(machine) as SettingKey[],
  }
}

/** What belongs to the school of the desk, and is not in force in the training. */
export const OF_SCHOOL: ReadonlySet<string> = new Set<SettingKey>([
  'school',
  'schoolTitle',
  'workplace',
  'gateway',
  'trusted',
  'stamps',
  'dnevnik',
  'netschool',
  'copies',
])

/** The training has a school, a card and a journal of its own: nothing of it may reach those of the desk's school. */
const withoutSchool = (mine: OwnSettings): OwnSettings =>
  Object.fromEntries(Object.entries(mine).filter(([key]) => !OF_SCHOOL.has(key)))

/** Only the keys that stand in the file. */
function readMachineWide(
  file: string,
  json: unknown,
  policies: Readonly<Record<string, unknown>>,
): Partial<Settings> {
  if (typeof json === 'object' && json && '$schema' in json) delete json.$schema // for editors
  const text = underPolicies(json, policies)
  const read = settings.safeParse(text)
  if (!read.success) {
    const places = read.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`)
    throw new Error(`${file} is not as it should be: ${places.join(', ')}`)
  }
  const named = new Set(Object.keys(text as object))
  const only = Object.entries(read.data).filter(([key]) => named.has(key))
  return filesFrom(dirname(file), Object.fromEntries(only))
}

/** The names of files, made whole from the folder where the settings lie. */
function filesFrom(folder: string, given: Partial<Settings>): Partial<Settings> {
  const { trusted, certificates, listSigners, revocations, gateway, stamps, packs } = given
  const whole = (name: string) => resolve(folder, name)
  return {
    ...given,
    ...(trusted && { trusted: trusted.map(whole) }),
    ...(certificates && { certificates: certificates.map(whole) }),
    ...(listSigners && { listSigners: listSigners.map(whole) }),
    ...(revocations && { revocations: revocations.map(whole) }),
    ...(gateway && { gateway: { ...gateway, authorities: gateway.authorities.map(whole) } }),
    ...(stamps && { stamps: { ...stamps, trusted: stamps.trusted.map(whole) } }),
    ...(packs !== undefined && { packs: whole(packs) }),
  }
}

function ownFiles(own: OwnSettings, folder: string): OwnSettings {
  const { trusted, gateway, stamps } = own
  const whole = (name: string) => join(folder, name)
  return {
    ...own,
    ...(trusted && { trusted: trusted.map(whole) }),
    ...(gateway && { gateway: { ...gateway, authorities: gateway.authorities.map(whole) } }),
    ...(stamps && { stamps: { ...stamps, trusted: stamps.trusted.map(whole) } }),
  }
}
