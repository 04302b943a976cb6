import { createHash } from 'node:crypto'
import { closeSync, existsSync, mkdirSync, openSync, readSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rmdir } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import type { FileKind, OwnSettings, SettingsChange, SettingsFault } from '../contract/own-settings.ts'
import type { SettingKey } from '../contract/settings.ts'
import { OF_SCHOOL } from './settings.ts'
import { certificatesOf } from './settings-shown.ts'

type ChangeFault = SettingsFault | { code: 'call.refused' }

type Needs = {
  readonly own: OwnSettings
  readonly locked: readonly SettingKey[]
  readonly isTraining: boolean
  /** The folder for the authorities that were chosen at the desk. */
  readonly authorities: string
  /** Whether the person has named that folder or module by the dialog. */
  readonly isChosen: (path: string) => boolean
}

const TRAINING_SCHOOL = 'training'

/**
 * What the desk's own settings become, where everything named there is so that the desk starts with it: authorities
 * that are some, a folder that can be written, modules that are there.
 */
export async function changed(
  change: SettingsChange,
  { own, locked, isTraining, authorities, isChosen }: Needs,
): Promise<Outcome<OwnSettings, ChangeFault>> {
  const keys = Object.keys(change) as (keyof SettingsChange)[]
  const key = keys.find((one) => one !== 'start' && locked.includes(one))
  if (key) return failed({ code: 'settings.locked', key: key as SettingKey })

  // In the training everybody may try the settings: once there is a school, nothing but the way back reaches its work.
  const isTried = own.school !== undefined && keys.some((one) => one !== 'mode')
  if (isTraining && (isTried || (change.mode !== 'work' && keys.some((one) => OF_SCHOOL.has(one)))))
    return failed({ code: 'settings.training' })

  const { gateway, dnevnik, ...plain } = change
  const next: OwnSettings = { ...own, ...named(plain) }
  for (const [name, wanted] of Object.entries({ gateway, dnevnik })) {
    if (wanted === undefined) continue
    const token = wanted === null ? '' : (wanted.token ?? keptToken(wanted.url, own[name as 'gateway']))
    if (token === undefined) return failed({ code: 'settings.token' })
    Object.assign(next, { [name]: wanted === null ? undefined : { ...wanted, token } })
  }
  if (next.mode === 'work' && !locked.includes('school')) {
    if ((next.school ?? TRAINING_SCHOOL) === TRAINING_SCHOOL) return failed({ code: 'settings.school' })
  }

  const files = [change.gateway?.authorities, change.trusted, change.stamps?.trusted].flatMap(
    (one) => one ?? [],
  )
  if (!files.every((file) => file === basename(file) && certificatesOf(join(authorities, file)).length > 0))
    return failed({ code: 'settings.authority' })

  for (const { path } of change.modules ?? []) {
    const isHeld = own.modules?.some((one) => one.path === path) ?? false
    if (!isHeld && !isChosen(path)) return failed({ code: 'call.refused' })
    if (!isHeld && !isLibrary(path)) return failed({ code: 'settings.module' })
  }
  if (change.copies && change.copies !== own.copies) {
    if (!isChosen(change.copies)) return failed({ code: 'call.refused' })
    if (!(await mayWriteTo(change.copies))) return failed({ code: 'settings.folder' })
  }
  return done(next)
}

/** `null` takes the desk's own value away. */
const named = (change: Omit<SettingsChange, 'gateway' | 'dnevnik'>): Partial<OwnSettings> =>
  Object.fromEntries(Object.entries(change).map(([key, value]) => [key, value ?? undefined]))

/** A token is never shown to another server than the one it was given for. */
export function keptToken(
  url: string,
  held: { readonly url: string; readonly token: string } | undefined,
): string | undefined {
  return held && new URL(held.url).origin === new URL(url).origin ? held.token : undefined
}

type Taken = Outcome<{ readonly path: string; readonly title: string }, SettingsFault>

/** Looks at what the dialog has given; an authority is put beside the settings of the desk. */
export async function takeFile(kind: FileKind, path: string, authorities: string): Promise<Taken> {
  if (kind === 'folder')
    return (await mayWriteTo(path)) ? done({ path, title: path }) : failed({ code: 'settings.folder' })
  if (kind === 'module')
    return isLibrary(path)
      ? done({ path, title: basename(path, extname(path)) })
      : failed({ code: 'settings.module' })

  const found = certificatesOf(path)
  const [first] = found
  if (!first) return failed({ code: 'settings.authority' })
  const pem = found.map(({ der }) => pemOf(der)).join('')
  const file = `${createHash('sha256').update(pem).digest('hex').slice(0, 16)}.pem`
  mkdirSync(authorities, { recursive: true })
  writeFileSync(join(authorities, file), pem)
  return done({ path: file, title: first.subject.commonName })
}

const pemOf = (der: Uint8Array): string => {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n')
}

async function mayWriteTo(folder: string): Promise<boolean> {
  try {
    await rmdir(await mkdtemp(join(folder, 'sverka-')))
    return true
  } catch {
    return false
  }
}

/** How libraries of Linux, Windows and macOS begin. */
const BEGINNINGS: readonly Buffer[] = ['7f454c46', '4d5a', 'cffaedfe', 'cafebabe'].map((hex) =>
  Buffer.from(hex, 'hex'),
)

function isLibrary(path: string): boolean {
  if (!existsSync(path) || !statSync(path).isFile()) return false
  const begin = Buffer.alloc(4)
  const file = openSync(path, 'r')
  readSync(file, begin)
  closeSync(file)
  return BEGINNINGS.some((one) => begin.subarray(0, one.length).equals(one))
}
