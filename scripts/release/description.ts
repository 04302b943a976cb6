import { createHash, sign } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { canonicalJson, type Canonical } from '../../domain/canonical.ts'
import {
  updateDescriptor,
  type PackageKind,
  type UpdateDescriptor,
  type UpdateFile,
} from '../../contract/updates.ts'
import type { ReleaseKey } from './keys.ts'

/** What cannot be read off the packages. Days: how long the description holds. */
export type ReleaseTerms = {
  readonly version: string
  readonly minimum: string
  readonly base: number
  readonly days: number
  readonly sequence?: number | undefined
  readonly rollback: boolean
  readonly blocked: readonly string[]
  readonly rings: { readonly early: number; readonly usual: number }
}

const KINDS: { readonly [Extension: string]: PackageKind } = {
  '.exe': 'nsis',
  '.msi': 'msi',
  '.deb': 'deb',
  '.rpm': 'rpm',
  '.AppImage': 'AppImage',
}

const DAY_MS = 86_400_000

/**
 * Describes the packages of a folder (`notes.ru.txt` and `notes.en.txt` beside them) and signs the description with each
 * key. Without a number it takes the one after that of the description that lies there.
 *
 * @throws at anything that a desk would refuse
 */
export function describe(
  folder: string,
  terms: ReleaseTerms,
  keys: readonly ReleaseKey[],
  now: number,
): UpdateDescriptor {
  const { version, minimum, base, days, rollback, blocked, rings } = terms
  const files = packagesIn(folder, version)
  const made = {
    format: 'sverka-updates/1',
    sequence: terms.sequence ?? lastSequence(folder) + 1,
    issued: new Date(now).toISOString(),
    expires: new Date(now + days * DAY_MS).toISOString(),
    version,
    minimum,
    base,
    ...(rollback && { rollback: { to: version } }),
    blocked: [...blocked],
    rings,
    files,
    notes: { ru: notesIn(folder, 'ru'), en: notesIn(folder, 'en') },
  }
  const read = updateDescriptor.safeParse(made)
  if (!read.success) {
    const places = read.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
    throw new Error(`a desk would refuse this: ${places.join('; ')}`)
  }
  const bytes = Buffer.from(canonicalJson(made as unknown as Canonical))
  const lines = keys.map(({ id, secret }) => `${id} ${sign(null, bytes, secret).toString('base64')}\n`)
  putBoth(folder, bytes, lines.join(''))
  return read.data
}

/** Only packages of that version: what else lies in the folder is for desks that are on their way. */
function packagesIn(folder: string, version: string): UpdateFile[] {
  return readdirSync(folder)
    .filter(
      (name) =>
        KINDS[extname(name)] &&
        new RegExp(`(^|[^0-9.])${version.replaceAll('.', '\\.')}([^0-9]|$)`).test(name),
    )
    .sort()
    .map((file) => ({
      kind: KINDS[extname(file)]!,
      arch: /arm64|aarch64/.test(file) ? 'arm64' : 'x64',
      file,
      size: statSync(join(folder, file)).size,
      sha512: createHash('sha512')
        .update(readFileSync(join(folder, file)))
        .digest('hex'),
    }))
}

function lastSequence(folder: string): number {
  const file = join(folder, 'updates.json')
  if (!existsSync(file)) return 0
  return updateDescriptor.parse(JSON.parse(readFileSync(file, 'utf8'))).sequence
}

const notesIn = (folder: string, language: 'ru' | 'en'): string =>
  readFileSync(join(folder, `notes.${language}.txt`), 'utf8')
    .replace(/\r\n/g, '\n')
    .trim()

function putBoth(folder: string, bytes: Uint8Array, signatures: string): void {
  writeFileSync(join(folder, 'updates.json.new'), bytes)
  writeFileSync(join(folder, 'updates.json.sig.new'), signatures)
  for (const name of ['updates.json', 'updates.json.sig'])
    renameSync(join(folder, `${name}.new`), join(folder, name))
}
