import { writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { change, verdicts } from '../../contract/gateway.ts'
import { isCommand } from '../../gateway/commands.ts'
import { settingsFrom } from '../../gateway/settings.ts'
import { bytesOf } from '../../main/store/corrections.ts'
import { pupil } from '../fakes/people.ts'
import { ownSigner } from '../fakes/signer.ts'
import { ownFolder } from '../fakes/store.ts'
import { ownProgram } from './program.ts'
import { freshId, parcelOf } from './region.ts'
import { correctionNow, headers as served, ownSchool, ownServer } from './served.ts'

const faultOf = (work: Promise<string>): Promise<string> =>
  work.then(
    () => 'nothing',
    (cause: Error) => cause.message,
  )

test('a wrong word is answered with what there is to do, and no database is asked', async () => {
  const program = ownProgram({ databaseUrl: 'postgresql://nobody@192.0.2.1/none' })
  expect(await faultOf(program.run('nonsense'))).toMatch(/^ended with 2: serve +take requests until stopped/)
})

test.each([
  [[]],
  [['school']],
  [['school', 'school-1']],
  [['retire', 'school-1']],
  [['toString']],
  [['serve']],
])('the words %j are no command', (words) => {
  expect(isCommand(words)).toBe(false)
})

test('wrong settings are told by their place, and nothing is opened', async () => {
  const program = ownProgram({ limits: { pushes: -1 }, prot: 1 } as never)
  expect(await faultOf(program.run('check'))).toMatch(/^ended with 2: limits\.pushes: .+\n.*prot/)
})

test.each([
  [{ port: 'x' }, {}, /^port: /],
  [{ metricsToken: 'short' }, {}, /^metricsToken: /],
  [{}, { PORT: '99999' }, /^port: /],
  [[], {}, /^settings: not an object$/],
  ['{', {}, /^settings: not JSON$/],
  [undefined, {}, /^settings: the file cannot be read$/],
])('settings %j with the environment %j are refused', (written, environment, words) => {
  const file = join(ownFolder(), 'gateway.json')
  if (written) writeFileSync(file, typeof written === 'string' ? written : JSON.stringify(written))
  const read = settingsFrom(file, environment)
  expect(read.ok ? '' : read.fault).toMatch(words)
})

test('what the environment says stands above the file, and paths go from the file', () => {
  const file = join(ownFolder(), 'gateway.json')
  writeFileSync(
    file,
    JSON.stringify({ port: 1, trusted: ['root.pem'], tls: { certificate: 'a', key: '/b' } }),
  )
  const environment = { DATABASE_URL: 'postgresql://x', PORT: '2', METRICS_TOKEN: 'token-of-the-numbers' }
  const folder = dirname(file)
  expect(settingsFrom(file, environment)).toMatchObject({
    ok: true,
    value: {
      databaseUrl: 'postgresql://x',
      port: 2,
      metricsToken: 'token-of-the-numbers',
      folder: join(folder, 'archive'),
      trusted: [join(folder, 'root.pem')],
      tls: { certificate: join(folder, 'a'), key: '/b' },
    },
  })
})

test('what cannot be done is told in a few words', async () => {
  const program = ownProgram(ownServer())
  expect(await faultOf(program.run('workplace', 'school-2', 'desk-1'))).toBe(
    'ended with 1: no such school in the archive\n',
  )
  expect(await faultOf(program.run('school', 'Школа', 'Учебная школа'))).toBe(
    'ended with 1: a code is of a-z, 0-9 and -, at most 40\n',
  )
})

test('the commands of the administrator do what they say while the gateway serves', async () => {
  const signer = ownSigner()
  const program = ownProgram({ ...ownServer(), drainSeconds: 0, trusted: ['root.cer'] })
  const file = (name: string, bytes: string | Uint8Array): string => {
    writeFileSync(join(program.folder, name), bytes)
    return join(program.folder, name)
  }
  file('root.cer', signer.authority)
  const card = file('card.cer', signer.seal(Buffer.from('')).certificate)
  const people = [pupil(), pupil({ id: freshId() }), pupil({ id: freshId() })]
  const persons = file('persons.ndjson', people.map((one) => `${JSON.stringify(one)}\n`).join(''))

  await program.run('school', 'school-1', 'Учебная школа')
  const token = await program.run('workplace', 'school-1', 'desk-1')
  const headers = { ...served, authorization: `Bearer ${token}` }
  expect(await program.run('load', 'school-1', persons)).toBe('3 read, 3 taken, 0 refused')
  expect(await program.run('load', 'school-1', persons)).toBe('3 read, 0 taken, 0 refused')

  const gateway = await program.serve()
  /** What a desk is told as things now stand: the code of a verdict or the status, and how many people there are. */
  const asDesk = async (own = headers) => {
    const one = correctionNow()
    const body = JSON.stringify({ parcels: [parcelOf(one, signer.seal(bytesOf(one)).signature)] })
    const pushed = await fetch(`${gateway.url}/v1/corrections`, { method: 'POST', headers: own, body })
    const pulled = await fetch(`${gateway.url}/v1/changes`, { headers: own })
    const codes = pushed.ok
      ? verdicts
          .parse(await pushed.json())
          .verdicts.map((one) => (one.state === 'refused' ? one.code : one.state))
      : [pushed.status]
    const lines = (await pulled.text()).trimEnd().split('\n')
    const kinds = pulled.ok ? lines.map((line) => change.parse(JSON.parse(line)).kind) : []
    return [...codes, kinds.filter((kind) => kind === 'person').length]
  }

  expect(await asDesk()).toEqual(['rights', 3])
  expect(await program.run('certificate', 'school-1', card)).toBe(signer.fingerprint)
  expect(await asDesk()).toEqual(['accepted', 3])
  await program.run('revoke-certificate', 'school-1', signer.fingerprint)
  expect(await program.run('retire', 'school-1', pupil().id)).toBe('1 retired')
  expect(await asDesk()).toEqual(['rights', 2])
  expect(await program.run('verify')).toBe('1 verified, 0 not; 0 with a time stamp')
  expect(await program.run('check')).toMatch(
    /^database: answers, step (\d+) of \1\nregistry: 1 schools, 1 workplaces with a living token$/,
  )

  await program.run('renew')
  await program.run('revoke-workplace', 'school-1', 'desk-1')
  expect(await asDesk()).toEqual([403, 0])
  const anew = await program.run('workplace', 'school-1', 'desk-1')
  expect(await asDesk()).toEqual([401, 0])
  expect(await asDesk({ ...headers, authorization: `Bearer ${anew}` })).toEqual(['rights', 2])
})

test('a signature in the log that is not right is found, and the program ends with 1', async () => {
  const signer = ownSigner()
  const program = await ownSchool({
    settings: { trusted: ['root.cer'], certificates: 'any' },
    files: { 'root.cer': signer.authority },
  })
  const gateway = await program.serve()
  const one = correctionNow()
  const body = JSON.stringify({ parcels: [parcelOf(one, signer.seal(bytesOf(one)).signature)] })
  await fetch(`${gateway.url}/v1/corrections`, { method: 'POST', headers: served, body })
  gateway.signal('SIGTERM')
  await gateway.ended

  writeFileSync(join(program.folder, 'root.cer'), ownSigner().authority)
  expect(await faultOf(program.run('verify'))).toBe(
    `ended with 1: not verified: ${one.id}\n0 verified, 1 not; 0 with a time stamp\n`,
  )
})
