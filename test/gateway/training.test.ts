import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test, onTestFinished } from 'vitest'
import type { TrainingStart } from '../../contract/gateway-settings.ts'
import { change } from '../../contract/gateway.ts'
import { pupil } from '../fakes/people.ts'
import { ownSigner } from '../fakes/signer.ts'
import { ownFolder } from '../fakes/store.ts'
import { freshId, parcelOf } from './region.ts'
import { bytesOf } from '../../main/store/corrections.ts'

const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
})

/** The program as the desk starts it: a child that is told everything by message. */
async function started(start: TrainingStart): Promise<{ child: ChildProcess; url: string; fault: unknown }> {
  const child = fork('gateway/training.ts', { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  children.push(child)
  onTestFinished(() => void child.kill('SIGKILL'))
  child.send(start)
  const [answer] = (await once(child, 'message')) as [{ port?: number; fault?: unknown }]
  return { child, url: `http://127.0.0.1:${answer.port}`, fault: answer.fault }
}

function ownStart() {
  const folder = ownFolder()
  const signer = ownSigner()
  const persons = join(folder, 'persons.ndjson')
  const authority = join(folder, 'authority.cer')
  writeFileSync(persons, `${JSON.stringify(pupil({ version: 0 }))}\nnot a person\n`)
  writeFileSync(authority, signer.authority)
  const start = {
    folder: join(folder, 'gateway'),
    persons,
    authority,
    school: 'training',
    title: 'Учебная школа',
    workplace: 'desk-1',
    token: 'training-token-0123456789',
  }
  return { signer, start, headers: { authorization: `Bearer ${start.token}` } }
}

test('the training gateway begins with its school, and keeps what it was taught over a kill', async () => {
  const { signer, start, headers } = ownStart()
  const first = await started(start)
  const one = {
    form: 1,
    id: freshId(),
    school: 'training',
    workplace: 'desk-1',
    person: pupil().id,
    baseVersion: 1,
    changes: [{ field: 'lastName', was: 'Образцов', becomes: 'Образцова' }],
    basis: 'original',
    askedBy: 'guardian',
    created: new Date().toISOString(),
    training: true,
  } as const
  const correction = { ...one, changes: [...one.changes] }
  const parcel = parcelOf(correction, signer.seal(bytesOf(correction)).signature)
  const answer = await fetch(`${first.url}/v1/corrections`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ parcels: [parcel] }),
  })
  expect(await answer.json()).toEqual({ verdicts: [{ id: one.id, state: 'accepted', version: 2 }] })
  first.child.kill('SIGKILL')
  await once(first.child, 'close')

  const second = await started(start)
  const pulled = (await (await fetch(`${second.url}/v1/changes`, { headers })).text()).split('\n')
  expect(change.parse(JSON.parse(pulled[0]!))).toMatchObject({
    person: pupil({ lastName: 'Образцова', version: 2 }),
  })
  second.child.send({ stop: true })
  const [code] = (await once(second.child, 'close')) as [number]
  expect(code).toBe(0)
})

test('a second gateway on the same archive does not start, and says so', async () => {
  const { start } = ownStart()
  await started(start)
  expect((await started(start)).fault).toMatch(/^Error/)
})

test('it ends with the desk that started it', async () => {
  const { start } = ownStart()
  const { child } = await started(start)
  const ended = once(child, 'exit')
  child.disconnect()
  const [code] = (await ended) as [number]
  expect(code).toBe(0)
})
