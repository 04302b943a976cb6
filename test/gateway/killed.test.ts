import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { canonicalJson } from '../../domain/canonical.ts'
import { verdicts, type Parcel } from '../../contract/gateway.ts'
import { createArchive } from '../../gateway/archive/archive.ts'
import { openPglite } from '../../gateway/archive/pglite.ts'
import { openPostgres } from '../../gateway/archive/postgres.ts'
import { verifierFor } from '../../gateway/open.ts'
import { pupil } from '../fakes/people.ts'
import { ownSigner } from '../fakes/signer.ts'
import { ownPostgres } from './postgres-server.ts'
import { ownProgram } from './program.ts'
import { freshId, parcelOf } from './region.ts'

const SCHOOL = 'school-1'
const CORRECTIONS = 400
const BATCH = 10
const KILLS = 4

const signer = ownSigner()
const people = Array.from({ length: 20 }, () => pupil({ id: freshId(), phone: '+79000000000' }))

/** The same phone is corrected on and on: each correction holds only if the one before it was kept. */
function corrections(): Parcel[] {
  const last = new Map(people.map(({ id, phone }) => [id, phone]))
  return Array.from({ length: CORRECTIONS }, (_, number) => {
    const person = people[number % people.length]!.id
    const becomes = `+7911${1_000_000 + number}`
    const one = {
      form: 1 as const,
      id: freshId(),
      school: SCHOOL,
      workplace: 'desk-1',
      person,
      baseVersion: 1,
      changes: [{ field: 'phone' as const, was: last.get(person)!, becomes }],
      basis: 'original' as const,
      askedBy: 'guardian' as const,
      created: new Date().toISOString(),
      training: false,
    }
    last.set(person, becomes)
    return parcelOf(one, signer.seal(Buffer.from(canonicalJson(one))).signature)
  })
}

const ARCHIVES = [
  { name: 'PGlite', url: () => undefined },
  {
    name: 'PostgreSQL',
    url: () => {
      const server = ownPostgres()
      onTestFinished(server.close)
      return server.url
    },
  },
]

test.each(ARCHIVES)(
  'a gateway on $name killed again and again under load takes each correction once',
  async ({ url }) => {
    const databaseUrl = url()
    const program = ownProgram({
      trusted: ['root.der'],
      certificates: 'any',
      ...(databaseUrl && { databaseUrl }),
    })
    writeFileSync(join(program.folder, 'root.der'), signer.authority)
    writeFileSync(join(program.folder, 'people.ndjson'), people.map((one) => JSON.stringify(one)).join('\n'))
    await program.run('school', SCHOOL, 'Учебная школа')
    const token = await program.run('workplace', SCHOOL, 'desk-1')
    await program.run('load', SCHOOL, join(program.folder, 'people.ndjson'))

    let gateway = await program.serve()
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    /** As a desk does: the same batch until there is an answer. */
    async function offer(parcels: readonly Parcel[]): Promise<unknown[]> {
      for (;;) {
        try {
          const body = JSON.stringify({ parcels })
          const answer = await fetch(`${gateway.url}/v1/corrections`, { method: 'POST', headers, body })
          if (answer.ok) return verdicts.parse(await answer.json()).verdicts
        } catch {
          // Killed in the midst: whether it was taken is not known.
        }
        await sleep(20)
      }
    }

    const parcels = corrections()
    let done = 0
    const pushing = (async () => {
      for (; done < parcels.length; done += BATCH) {
        const given = await offer(parcels.slice(done, done + BATCH))
        expect(given.map((verdict) => (verdict as { state: string }).state)).toEqual(
          Array(BATCH).fill('accepted'),
        )
      }
    })()
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const isDue = (): boolean => done >= (kill * CORRECTIONS) / (KILLS + 1)
      while (!isDue()) await sleep(1)
      await gateway.kill()
      gateway = await program.serve()
    }
    await pushing
    await gateway.kill()

    const sql = databaseUrl
      ? openPostgres({ connectionString: databaseUrl })
      : await openPglite(join(program.folder, 'archive', 'pglite'))
    onTestFinished(() => sql.close())
    const archive = createArchive(sql)
    const log = await archive.corrections.all(SCHOOL)
    const verify = verifierFor({ trusted: [signer.authority] })
    expect(log.map(({ id }) => id)).toEqual(parcels.map(({ id }) => id))
    expect(log.filter((one) => !verify(one.bytes, one.signature, one.received).ok)).toEqual([])
    const held = await archive.people.find(
      SCHOOL,
      people.map(({ id }) => id),
    )
    expect([...held.values()].filter(({ version }) => version !== 1 + CORRECTIONS / people.length)).toEqual(
      [],
    )
  },
)
