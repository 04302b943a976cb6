import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { settings, type Settings } from '../contract/settings.ts'

/** The machine-wide file, where the system keeps such files. */
const MACHINE_WIDE =
  process.platform === 'win32'
    ? join(process.env.ProgramData ?? 'C:\\ProgramData', 'Sverka', 'sverka.json')
    : '/etc/sverka/sverka.json'

/**
 * What the administrator has set: the file named on the command line, else the machine-wide one, else
 * training. Files named in it are given whole.
 *
 * @throws when the file is there and not as it should be: a desk must not start with half its settings
 */
export function readSettings(named: string): Settings {
  const file = named || MACHINE_WIDE
  if (!named && !existsSync(file)) return settings.parse({})

  const read = settings.safeParse(JSON.parse(readFileSync(file, 'utf8')))
  if (!read.success) {
    const places = read.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`)
    throw new Error(`${file} is not as it should be: ${places.join(', ')}`)
  }
  const { packs, stamps } = read.data
  const fromHere = (name: string) => resolve(dirname(file), name)
  return {
    ...read.data,
    trusted: read.data.trusted.map(fromHere),
    certificates: read.data.certificates.map(fromHere),
    listSigners: read.data.listSigners.map(fromHere),
    revocations: read.data.revocations.map(fromHere),
    ...(stamps && { stamps: { ...stamps, trusted: stamps.trusted.map(fromHere) } }),
    ...(packs !== undefined && { packs: fromHere(packs) }),
  }
}
