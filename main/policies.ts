import { execFileSync } from 'node:child_process'

/** Where Group Policy and the installers for Windows write. */
const KEY = 'HKLM\\Software\\Policies\\Sverka'

/** Values of the policies are named as in sverka.json, with a dot before what lies deeper. */
const NAMES: ReadonlySet<string> = new Set([
  'mode',
  'school',
  'workplace',
  'region',
  'kiosk',
  'secondSignature',
  'withoutCards',
  'idleMinutes',
  'copies',
  'gateway.url',
  'gateway.token',
  'updates.url',
  'updates.ring',
])

/** A number of the registry that means yes or no. */
const YES_OR_NO: ReadonlySet<string> = new Set(['kiosk', 'secondSignature', 'withoutCards'])

/** So long the registry may take, ms. */
const ASK_WITHIN_MS = 10_000

/**
 * What the policies of this machine say, as it would stand in sverka.json; other systems have none.
 *
 * @throws when they cannot be asked for: a desk must not start with half its settings
 */
export function machinePolicies(
  platform: string = process.platform,
  query = queryRegistry,
): Readonly<Record<string, unknown>> {
  if (platform !== 'win32') return {}
  try {
    return readPolicies(query())
  } catch (cause) {
    if (cause instanceof Error && 'status' in cause && cause.status === 1) return {} // there is no such key
    throw new Error('the policies of this machine cannot be read', { cause })
  }
}

function queryRegistry(): string {
  const reg = `${process.env.SystemRoot ?? 'C:\\Windows'}\\System32\\reg.exe`
  // Hidden: else a window of the console would stand on the screen for a moment.
  const how = { encoding: 'latin1', stdio: 'pipe', windowsHide: true, timeout: ASK_WITHIN_MS } as const
  return execFileSync(reg, ['query', KEY], how)
}

/** Reads what `reg query` has written. A value with another name or another kind is not a policy of this program. */
export function readPolicies(text: string): Record<string, unknown> {
  const read: Record<string, unknown> = {}
  for (const [, name, kind, value] of text.matchAll(/^ {4}(\S+) {4}(REG_\w+) {4}(.*?)\r?$/gm)) {
    if (!NAMES.has(name!) || value === '') continue
    const [outer, inner] = name!.split('.') as [string, string?]
    const said = kind === 'REG_DWORD' ? numberOf(name!, value!) : kind === 'REG_SZ' ? value : undefined
    if (said === undefined) continue
    read[outer] = inner === undefined ? said : { ...(read[outer] as object | undefined), [inner]: said }
  }
  return read
}

const numberOf = (name: string, value: string): number | boolean =>
  YES_OR_NO.has(name) ? Number(value) !== 0 : Number(value)

/**
 * What the administrator has set in the file, under the policies: they stand above it, also within one key. The address
 * of a gateway alone sets nothing: without a token there is nobody to be there.
 */
export function underPolicies(file: unknown, policies: Readonly<Record<string, unknown>>): unknown {
  if (typeof file !== 'object' || file === null || Object.keys(policies).length === 0) return file
  const merged: Record<string, unknown> = { ...file }
  for (const [name, said] of Object.entries(policies)) {
    const set = merged[name]
    merged[name] = isObject(said) && isObject(set) ? { ...set, ...said } : said
  }
  const { gateway } = merged
  if (isObject(gateway) && !('token' in gateway)) delete merged.gateway
  return merged
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
