import { done } from '../../domain/outcome.ts'
import { bytesOf } from '../../main/store/corrections.ts'
import type { Correction } from '../../contract/correction.ts'
import type { GatewayLimits } from '../../contract/gateway-settings.ts'
import { PROTOCOL, PROTOCOL_HEADER, verdicts, type Parcel, type Verdict } from '../../contract/gateway.ts'
import type { PersonRecord } from '../../contract/person.ts'
import type { AccessLine } from '../../gateway/access.ts'
import { createGateway } from '../../gateway/app.ts'
import { createArchive, type Archive } from '../../gateway/archive/archive.ts'
import type { Sql } from '../../gateway/archive/sql.ts'
import type { Verify } from '../../gateway/judge.ts'
import { pupil } from '../fakes/people.ts'

/** The day on which the tests of the line happen. */
export const DAY = Date.parse('2026-09-01T08:00:00.000Z')

export const URL = 'https://gateway.example.org'

/** Believes a signature that is the bytes themselves: for tests that are not about signatures. */
export const believing: Verify = (bytes, signature) =>
  Buffer.from(bytes).equals(signature)
    ? done([{ fingerprint: 'f'.repeat(64), signedAt: new Date(DAY), revocation: 'unknown' }])
    : { ok: false, fault: { code: 'cades.digest' } }

type Wishes = {
  sql: Sql
  archive?: Archive
  /** Another gateway of the same region: its school and token, which are there already. */
  twin?: { readonly school: string; readonly token: string }
  people?: readonly PersonRecord[]
  verify?: Verify
  training?: boolean
  certificates?: 'listed' | 'any'
  oldestDays?: number
  secondSignature?: boolean
  limits?: GatewayLimits
  proxy?: boolean
  metricsToken?: string
  docs?: 'local' | 'everybody'
  isStopping?: () => boolean
}

let schools = 0

/** A region's gateway with one school of its own, its people and a workplace. */
export async function ownRegion({
  sql,
  archive = createArchive(sql),
  people = [pupil()],
  verify = believing,
  training = false,
  certificates = 'any',
  oldestDays = 90,
  secondSignature = false,
  twin,
  ...more
}: Wishes) {
  const { school, token } = twin ?? (await ownSchool(archive, people))

  const lines: AccessLine[] = []
  const surprises: string[] = []
  const app = createGateway({
    archive,
    verify,
    now: () => DAY,
    log: { access: (line) => lines.push(line), surprise: (where) => surprises.push(where) },
    training,
    certificates,
    oldestDays,
    secondSignature,
    ...more,
  })
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    [PROTOCOL_HEADER]: String(PROTOCOL),
  }
  const post = async (parcels: readonly unknown[], more: Record<string, string> = {}): Promise<Response> =>
    app.request(`${URL}/v1/corrections`, {
      method: 'POST',
      headers: { ...headers, ...more },
      body: JSON.stringify({ parcels }),
    })

  return {
    archive,
    school,
    token,
    headers,
    lines,
    surprises,
    post,
    app,
    fetch: async (url: string, init: RequestInit, address?: string): Promise<Response> =>
      app.request(url, init, { address }),
    async offer(...parcels: readonly Parcel[]): Promise<Verdict[]> {
      return verdicts.parse(await (await post(parcels)).json()).verdicts
    },
    async held(id = pupil().id): Promise<PersonRecord | undefined> {
      return (await archive.people.find(school, [id])).get(id)
    },
    correct: (other: Partial<Correction> = {}): Correction => ({ ...correction(school), ...other }),
  }
}

async function ownSchool(archive: Archive, people: readonly PersonRecord[]) {
  schools += 1
  const school = `school-${schools}`
  const token = `token-of-school-${schools}-0123456789`
  await archive.rights.addSchool(school, 'Учебная школа')
  await archive.rights.addWorkplace(school, 'desk-1', token)
  await archive.people.load(school, people)
  return { school, token }
}

export type Region = Awaited<ReturnType<typeof ownRegion>>

let numbers = 0

/** An id of a correction nobody has had. */
export function freshId(): string {
  numbers += 1
  return `019b0000-0000-7000-9000-${numbers.toString(16).padStart(12, '0')}`
}

const correction = (school: string): Correction => ({
  form: 1,
  id: freshId(),
  school,
  workplace: 'desk-1',
  person: pupil().id,
  baseVersion: 1,
  changes: [{ field: 'lastName', was: 'Образцов', becomes: 'Образцова' }],
  basis: 'original',
  askedBy: 'guardian',
  created: '2026-09-01T08:00:00.000Z',
  training: false,
})

/** As it travels; signed by `believing` unless a signature is given. */
export function parcelOf(one: Correction, signature: Uint8Array = bytesOf(one)): Parcel {
  const bytes = bytesOf(one)
  return {
    id: one.id,
    bytes: Buffer.from(bytes).toString('base64'),
    signature: Buffer.from(signature).toString('base64'),
  }
}
