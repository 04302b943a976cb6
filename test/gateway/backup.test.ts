import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, globSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { createArchive } from '../../gateway/archive/archive.ts'
import { migrate } from '../../gateway/archive/migrate.ts'
import { openPglite } from '../../gateway/archive/pglite.ts'
import { openPostgres } from '../../gateway/archive/postgres.ts'
import { pupil } from '../fakes/people.ts'
import { ownDesk, until, untilInTime } from '../main/sync/desk.ts'
import { ownPostgres } from './postgres-server.ts'
import { ownRegion, parcelOf } from './region.ts'

const DEPLOY = resolve(import.meta.dirname, '../../deploy')

/** The programs of the server's own version: a dump is made and read by the same. */
const PROGRAMS = dirname(globSync('/usr/lib/postgresql/*/bin/pg_dump').sort().at(-1) ?? '/usr/bin/pg_dump')

function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-copy-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

function ownServer() {
  const server = ownPostgres()
  onTestFinished(server.close)
  const urlOf = (name: string): string => server.url.replace('/postgres?', `/${name}?`)
  const run = (script: string, url: string, ...words: string[]) =>
    spawnSync('sh', [join(DEPLOY, script), ...words], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${PROGRAMS}:${process.env['PATH']}`, DATABASE_URL: url },
    })
  return {
    urlOf,
    run,
    make: (name: string): void =>
      void execFileSync(join(PROGRAMS, 'psql'), ['-qc', `create database ${name}`, server.url]),
  }
}

async function opened(url: string) {
  const sql = openPostgres({ connectionString: url })
  onTestFinished(() => sql.close())
  await migrate(sql)
  return sql
}

test('a copy put into an empty database is the same archive, and its log is still only added to', async () => {
  const { urlOf, run, make } = ownServer()
  const folder = ownFolder()
  const region = await ownRegion({ sql: await opened(urlOf('postgres')) })
  await region.offer(parcelOf(region.correct()))

  const name = run('backup.sh', urlOf('postgres'), folder).stdout.trim()
  expect(readdirSync(folder)).toEqual([name])
  make('second')
  const restored = run('restore.sh', urlOf('second'), join(folder, name))
  expect(restored.stderr).toBe('')
  expect(restored.status).toBe(0)

  const sql = await opened(urlOf('second'))
  const archive = createArchive(sql)
  expect(await archive.corrections.all()).toEqual(await region.archive.corrections.all())
  expect(await archive.people.find(region.school, [pupil().id])).toEqual(
    await region.archive.people.find(region.school, [pupil().id]),
  )
  await expect(sql.query('delete from correction')).rejects.toThrow('only added to')
})

test('a copy is never put over an archive, and a database that is away leaves no half copy', () => {
  const { urlOf, run } = ownServer()
  const folder = ownFolder()
  execFileSync(join(PROGRAMS, 'psql'), ['-qc', 'create table something (id int)', urlOf('postgres')])
  const name = run('backup.sh', urlOf('postgres'), folder).stdout.trim()
  const over = run('restore.sh', urlOf('postgres'), join(folder, name))
  expect([over.status, over.stderr]).toEqual([1, expect.stringContaining('not empty')])

  expect(run('backup.sh', urlOf('nowhere'), folder).status).not.toBe(0)
  expect(readdirSync(folder)).toEqual([name])
})

test('after an older copy and `renew` the desks read everything anew, and what was lost comes again', async () => {
  const { urlOf, run, make } = ownServer()
  const folder = ownFolder()
  const region = await ownRegion({ sql: await opened(urlOf('postgres')) })
  let fetch = region.fetch
  const desk = ownDesk({ token: region.token, fetch: (url, init) => fetch(url, init) })
  const isCalm = (): boolean => desk.sync.state().state === 'idle' && desk.corrections.counts().waiting === 0
  desk.sync.start()
  await until(() => isCalm() && desk.people.count() === 1)

  const copy = run('backup.sh', urlOf('postgres'), folder).stdout.trim()
  const id = desk.sign(region.correct())
  desk.sync.wake()
  await until(() => desk.state(id) === 'confirmed' && isCalm())

  make('older')
  expect(run('restore.sh', urlOf('older'), join(folder, copy)).status).toBe(0)
  const sql = await opened(urlOf('older'))
  const restored = await ownRegion({ sql, people: [] })
  await restored.archive.renew()
  expect((await restored.archive.people.find(region.school, [pupil().id])).get(pupil().id)?.lastName).toBe(
    'Образцов',
  )

  fetch = restored.fetch
  desk.sync.wake()
  await untilInTime(desk, async () => {
    const held = await restored.archive.people.find(region.school, [pupil().id])
    return held.get(pupil().id)?.lastName === 'Образцова' && isCalm() && desk.state(id) === 'confirmed'
  })
  expect((await restored.archive.corrections.all(region.school)).map((one) => one.id)).toEqual([id])
})

test('the embedded archive is copied as a folder while no gateway has it open', async () => {
  const folder = ownFolder()
  const first = await openPglite(join(folder, 'pglite'))
  await migrate(first)
  const region = await ownRegion({ sql: first })
  await region.offer(parcelOf(region.correct()))
  const held = await region.archive.corrections.all(region.school)
  await first.close()

  cpSync(join(folder, 'pglite'), join(folder, 'copy'), { recursive: true })
  const second = await openPglite(join(folder, 'copy'))
  onTestFinished(() => second.close())
  await migrate(second)
  expect(await createArchive(second).corrections.all(region.school)).toEqual(held)
})
