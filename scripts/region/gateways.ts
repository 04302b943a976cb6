import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { root } from '../steps.ts'
import { workedBy } from './worked-by.ts'

type Wishes = { folder: string; databaseUrl: string; authority: string; count: number }

/** So many workplaces behind one address would run into the limits of one. */
const NO_LIMITS = { pushes: 0, pulls: 0, strangers: 0 }

/** The gateway's own program as a region runs it: several processes over one database, each at its port. */
export async function createGateways({ folder, databaseUrl, authority, count }: Wishes) {
  const ports: number[] = []
  for (let number = 0; number < count; number += 1) ports.push(await freePort())
  const running = new Map<number, ChildProcess>()
  let worked = 0
  let verified = { seconds: 0, count: 0 }
  let kills = 0
  let lines = 0

  async function start(number: number): Promise<void> {
    const settings = join(folder, `gateway-${number}.json`)
    const port = ports[number]!
    const written = { port, databaseUrl, trusted: [authority], limits: NO_LIMITS, drainSeconds: 0 }
    writeFileSync(settings, JSON.stringify(written))
    const program = ['gateway/serve.ts', '--settings', settings, 'serve']
    const child = spawn(process.execPath, program, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    child.stderr.on('data', (text: Buffer) => {
      lines += 1
      if (lines <= 20) process.stderr.write(`gateway ${number}: ${text.toString()}`)
    })
    running.set(number, child)
    await Promise.race([
      once(child.stdout, 'data'),
      once(child, 'exit').then(([code]) => Promise.reject(new Error(`a gateway has ended with ${code}`))),
    ])
    child.stdout.resume()
  }

  /** What a process knows of itself goes with it: it is asked before. */
  async function remember(number: number): Promise<void> {
    const child = running.get(number)
    if (!child?.pid) return
    worked += workedBy(child.pid)
    const now = await verifiedBy(ports[number]!)
    verified = { seconds: verified.seconds + now.seconds, count: verified.count + now.count }
  }

  async function end(number: number, signal: NodeJS.Signals): Promise<void> {
    const child = running.get(number)
    running.delete(number)
    if (!child || child.exitCode !== null) return
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
  }

  const all = [...ports.keys()]
  return {
    ports,
    kills: (): number => kills,
    /** Processor time of all of them since they were first started, seconds. */
    worked: (): number =>
      [...running.values()].reduce((sum, { pid }) => sum + (pid ? workedBy(pid) : 0), worked),
    /** Verifying of signatures since they were first started, by their own metrics. */
    async verified(): Promise<{ seconds: number; count: number }> {
      const now = await Promise.all([...running.keys()].map((number) => verifiedBy(ports[number]!)))
      return now.reduce(
        (sum, one) => ({ seconds: sum.seconds + one.seconds, count: sum.count + one.count }),
        verified,
      )
    },
    start: async (): Promise<void> => void (await Promise.all(all.map(start))),
    async stop(): Promise<void> {
      for (const number of running.keys()) await remember(number)
      await Promise.all([...running.keys()].map((number) => end(number, 'SIGTERM')))
    },
    /** Killed with SIGKILL and started again. */
    async kill(number: number): Promise<void> {
      kills += 1
      await end(number, 'SIGKILL')
      await start(number)
    },
  }
}

export type Gateways = Awaited<ReturnType<typeof createGateways>>

const NAME = 'sverka_signature_seconds'

async function verifiedBy(port: number): Promise<{ seconds: number; count: number }> {
  const text = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text()
  const read = (what: string): number =>
    Number(new RegExp(`^${NAME}_${what}(?:\\{[^}]*\\})? (\\S+)$`, 'm').exec(text)?.[1] ?? Number.NaN)
  return { seconds: read('sum'), count: read('count') }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
