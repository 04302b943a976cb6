import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../steps.ts'

export const SCHOOL = 'demo-school'
export const WORKPLACE = 'desk-1'

type Wanted = { readonly folder: string; readonly persons: string; readonly authorities: readonly string[] }

/** The region's side as it runs in life: the gateway's own program, switched off and on as a network is. */
export async function openRegion({ folder, persons, authorities }: Wanted) {
  const settings = join(folder, 'gateway.json')
  const port = await freePort()
  writeFileSync(
    settings,
    JSON.stringify({ port, folder: 'archive', training: true, trusted: authorities, certificates: 'any' }),
  )
  const program = ['gateway/serve.ts', '--settings', settings]
  const command = async (...words: string[]): Promise<string> =>
    (await promisify(execFile)('node', [...program, ...words], { cwd: root })).stdout.trim()

  await command('school', SCHOOL, 'Учебная школа № 0')
  const token = await command('workplace', SCHOOL, WORKPLACE)
  const loaded = await command('load', SCHOOL, persons)

  let running: ChildProcess | undefined
  const end = async (signal: 'SIGTERM' | 'SIGKILL'): Promise<void> => {
    const child = running
    running = undefined
    if (!child || child.exitCode !== null || child.signalCode !== null) return
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
  }
  return {
    url: `http://127.0.0.1:${port}`,
    port,
    token,
    loaded,
    /** Another command of the program, beside the one that serves or without it. */
    command,
    async on(): Promise<void> {
      const child = spawn('node', [...program, 'serve'], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] })
      running = child
      await new Promise<void>((resolve, reject) => {
        child.stdout.once('data', () => resolve())
        child.once('exit', () => reject(new Error('the gateway has ended')))
      })
      child.stdout.resume()
    },
    off: () => end('SIGTERM'),
    /** As a cut of the current does. */
    kill: () => end('SIGKILL'),
  }
}

function freePort(): Promise<number> {
  const server = createServer()
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}
