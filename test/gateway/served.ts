import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { Correction } from '../../contract/correction.ts'
import type { GatewaySettings } from '../../contract/gateway-settings.ts'
import { openGateway } from '../../gateway/open.ts'
import { pupil } from '../fakes/people.ts'
import { ownPostgres } from './postgres-server.ts'
import { ownProgram } from './program.ts'
import { freshId } from './region.ts'

const TOKEN = 'token-of-the-served-school-0123456789'

/** What a desk of the served school sends along. */
export const headers = { authorization: `Bearer ${TOKEN}`, 'content-type': 'application/json' }

/** A server for a program of this test; it starts faster on one than with files of its own. */
export function ownServer(): Pick<GatewaySettings, 'databaseUrl'> {
  const server = ownPostgres()
  onTestFinished(server.close)
  return { databaseUrl: server.url }
}

type Wishes = {
  settings?: Partial<GatewaySettings>
  count?: number
  /** Files beside the settings, by name. */
  files?: Readonly<Record<string, Uint8Array>>
}

/** A gateway as a program whose archive already has one school of so many people. */
export async function ownSchool({ settings = {}, count = 1, files = {} }: Wishes = {}) {
  const database = ownServer()
  const program = ownProgram({ ...database, drainSeconds: 0, ...settings })
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(program.folder, name), bytes)
  const persons = join(program.folder, 'persons.ndjson')
  const people = Array.from({ length: count }, (_, place) => pupil(place > 0 ? { id: freshId() } : {}))
  writeFileSync(persons, people.map((one) => `${JSON.stringify(one)}\n`).join(''))

  const before = await openGateway({
    ...database,
    trusted: [],
    training: false,
    certificates: 'any',
    begin: { school: 'school-1', title: 'Учебная школа', workplace: 'desk-1', token: TOKEN, persons },
    now: Date.now,
    log: { access() {}, surprise() {} },
  })
  await before.close()
  return program
}

/** A correction of the school's first pupil, as of now. */
export const correctionNow = (): Correction => ({
  form: 1,
  id: freshId(),
  school: 'school-1',
  workplace: 'desk-1',
  person: pupil().id,
  baseVersion: 1,
  changes: [{ field: 'lastName', was: 'Образцов', becomes: 'Образцова' }],
  basis: 'original',
  askedBy: 'guardian',
  created: new Date().toISOString(),
  training: false,
})
