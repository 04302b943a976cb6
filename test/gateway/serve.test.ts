import { once } from 'node:events'
import { request, type IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { listen } from '../../gateway/listen.ts'
import { until } from '../fakes/desk.ts'
import { ownSigner } from '../fakes/signer.ts'
import { bytesOf } from '../../main/store/corrections.ts'
import { parcelOf } from './region.ts'
import { correctionNow, headers, ownSchool } from './served.ts'

/** More than the line between two programs holds: who does not read keeps the gateway waiting. */
const MANY = 30_000

const isStopping = (said: readonly string[]) => () =>
  said.some((line) => line.includes('"stopping"')) ? true : undefined

const asked = async (url: string): Promise<[number, unknown]> => {
  const answer = await fetch(url, { headers: { connection: 'close' } })
  return [answer.status, await answer.json()]
}

test('the program serves, and tells its numbers; told to stop it is alive and not ready, then takes nobody, and ends well', async () => {
  const program = await ownSchool({ settings: { drainSeconds: 3 } })
  const gateway = await program.serve()
  expect(await asked(`${gateway.url}/health/live`)).toEqual([200, { alive: true }])
  expect(await asked(`${gateway.url}/health/ready`)).toEqual([200, { alive: true }])

  const numbers = await (await fetch(`${gateway.url}/metrics`, { headers: { connection: 'close' } })).text()
  expect(numbers).toMatch(/^sverka_database_up 1$/m)
  expect(numbers).toMatch(/^process_resident_memory_bytes \d+$/m)

  gateway.signal('SIGTERM')
  await until(isStopping(gateway.said))
  expect(await asked(`${gateway.url}/health/ready`)).toEqual([503, { code: 'stopping' }])
  expect(await asked(`${gateway.url}/health/live`)).toEqual([200, { alive: true }])
  expect(await gateway.ended).toBe(0)
  await expect(fetch(gateway.url)).rejects.toThrow()
  expect(gateway.said.at(-1)).toBe('{"stopped":true}')
})

test('a push that is under way when the gateway is told to stop has its verdict', async () => {
  const signer = ownSigner()
  const program = await ownSchool({
    settings: { trusted: ['root.cer'], certificates: 'any' },
    files: { 'root.cer': signer.authority },
  })
  const gateway = await program.serve()
  const one = correctionNow()
  const body = JSON.stringify({ parcels: [parcelOf(one, signer.seal(bytesOf(one)).signature)] })
  const push = request(`${gateway.url}/v1/corrections`, {
    method: 'POST',
    headers: { ...headers, 'content-length': Buffer.byteLength(body) },
  })
  push.write(body.slice(0, 100))
  await once(push, 'socket')
  await until(async () => ((await asked(`${gateway.url}/health/live`))[0] === 200 ? true : undefined))

  gateway.signal('SIGTERM')
  await until(isStopping(gateway.said))
  push.end(body.slice(100))
  const [answer] = (await once(push, 'response')) as [IncomingMessage]
  const text = Buffer.concat(await answer.toArray()).toString()
  expect(JSON.parse(text)).toEqual({ verdicts: [{ id: one.id, state: 'accepted', version: 2 }] })
  expect(await gateway.ended).toBe(0)
})

test('a pull that is under way when the gateway is told to stop is read to its end', async () => {
  const program = await ownSchool({ settings: { farewellSeconds: 50 }, count: MANY })
  const gateway = await program.serve()
  const pull = request(`${gateway.url}/v1/changes`, { headers }).end()
  const [answer] = (await once(pull, 'response')) as [IncomingMessage]
  gateway.signal('SIGTERM')
  await until(isStopping(gateway.said))

  const text = Buffer.concat(await answer.toArray()).toString()
  const lines = text.trimEnd().split('\n')
  expect([lines.length, lines.at(-1)!.includes('"kind":"end"')]).toEqual([MANY + 1, true])
  expect(await gateway.ended).toBe(0)
})

test('an answer that nobody reads is cut after the farewell', async () => {
  const endless = new ReadableStream({ pull: (answer) => answer.enqueue(new Uint8Array(65_536)) })
  const line = await listen(async () => new Response(endless), {
    host: '127.0.0.1',
    port: 0,
    farewellMs: 100,
  })
  const pull = request(`http://127.0.0.1:${line.port}`).end()
  const [answer] = (await once(pull, 'response')) as [IncomingMessage]
  await line.close()
  const cut = once(answer, 'error')
  answer.resume()
  await cut
})

test('a second signal ends the gateway at once', async () => {
  const program = await ownSchool({ settings: { drainSeconds: 60 } })
  const gateway = await program.serve()
  gateway.signal('SIGINT')
  await until(isStopping(gateway.said))
  gateway.signal('SIGTERM')
  expect(await gateway.ended).toBe(1)
})
