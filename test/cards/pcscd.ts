import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { chmodSync, existsSync, linkSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { insertInto, type VirtualCard } from './vpcd.ts'

/** A real pcscd of one's own with two virtual readers, or none. It touches nothing of the machine's one. */
export type Pcscd = {
  /** For the process that shall use this pcscd. */
  readonly env: { readonly PCSCLITE_CSOCK_NAME: string }
  readonly insert: (card: VirtualCard, slot?: 0 | 1) => Promise<void>
  /** Where the first reader waits for a card, for one on another thread. */
  readonly port: number
  readonly remove: (slot?: 0 | 1) => Promise<void>
  /** Ends pcscd as a crash would. */
  readonly kill: () => Promise<void>
  /** Starts it again; cards that were in their readers still are. */
  readonly start: () => Promise<void>
  /** Ends everything and leaves no file behind. */
  readonly stop: () => Promise<void>
}

const PCSCD = '/usr/sbin/pcscd'
const DRIVER = '/usr/lib/pcsc/drivers/serial/libifdvpcd.so'
const NEEDED = [PCSCD, DRIVER, '/usr/bin/openssl']

/** Says which command installs what the cards need; cards are never skipped. */
export function demandCardTools(): void {
  const missing = NEEDED.filter((path) => !existsSync(path))
  if (missing.length > 0)
    throw new Error(
      `missing: ${missing.join(', ')}; run: apt-get install -y pcscd libpcsclite1 vsmartcard-vpcd openssl`,
    )
}

/** pcscd will not start without this folder, though it writes nothing into it here. systemd makes it at boot. */
const RUN = '/run/pcscd'

function makeRunFolder(): void {
  if (existsSync(RUN)) return
  if (process.getuid?.() !== 0) throw new Error(`pcscd needs a folder; run: sudo mkdir -p ${RUN}`)
  mkdirSync(RUN)
}

/**
 * Starts a private pcscd. It needs no root, and gives root up where it has it.
 *
 * @param hurries has it look at its readers every 25 ms instead of every 400
 */
export async function startPcscd({
  readers = 2,
  hurries = false,
}: { readers?: 0 | 2; hurries?: boolean } = {}): Promise<Pcscd> {
  demandCardTools()
  makeRunFolder()
  const folder = mkdtempSync(join(tmpdir(), 'sverka-cards-'))
  chmodSync(folder, 0o755)
  const port = await freePorts()
  const config = join(folder, 'reader.conf')
  // vpcd listens on the port named here for its first slot and on the next one for its second.
  const reader = `FRIENDLYNAME "Test reader"\nDEVICENAME /dev/null:0x${port.toString(16)}\nLIBPATH ${DRIVER}\nCHANNELID 0x${port.toString(16)}\n`
  writeFileSync(config, readers === 0 ? '' : reader)
  const preload = compiled(folder)
  const socket = join(folder, 'pcscd.comm')

  const cards = new Map<number, VirtualCard>()
  const takeOut = new Map<number, () => Promise<void>>()
  let daemon: ChildProcess | undefined

  const put = async (slot: number, card: VirtualCard): Promise<void> => {
    takeOut.set(slot, await insertInto(port + slot, card))
  }
  const start = async (): Promise<void> => {
    daemon = await launch({ folder, socket, config, preload, hurries })
    for (const [slot, card] of cards) await put(slot, card)
  }
  const kill = async (): Promise<void> => {
    const dying = daemon
    daemon = undefined
    if (!dying || dying.exitCode !== null || dying.signalCode !== null) return
    const ended = new Promise((resolve) => dying.once('exit', resolve))
    dying.kill('SIGKILL')
    rmSync(socket, { force: true })
    await ended
  }
  const remove = async (slot: 0 | 1 = 0): Promise<void> => {
    cards.delete(slot)
    await takeOut.get(slot)?.()
    takeOut.delete(slot)
  }

  await start()
  return {
    env: { PCSCLITE_CSOCK_NAME: socket },
    port,
    insert: async (card, slot = 0) => {
      await remove(slot)
      cards.set(slot, card)
      await put(slot, card)
    },
    remove,
    kill,
    start,
    stop: async () => {
      await remove(0)
      await remove(1)
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

type Launch = {
  folder: string
  socket: string
  config: string
  preload: string | undefined
  hurries: boolean
}

const NOBODY = 65_534

/**
 * Debian's pcscd takes its socket from whoever starts it (systemd's protocol: descriptor 3, LISTEN_FDS and
 * LISTEN_PID), so it can be given a private one.
 */
async function launch({ folder, socket, config, preload, hurries }: Launch): Promise<ChildProcess> {
  const server = createServer()
  const first = join(folder, 'listening')
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(first, resolve)
  })
  chmodSync(first, 0o777)
  const { fd } = (server as unknown as { _handle: { fd: number } })._handle
  const isRoot = process.getuid?.() === 0
  // The shell becomes pcscd, so its number is the one that LISTEN_PID must name; it dies with this process.
  const script = 'LISTEN_PID=$$ LISTEN_FDS=1 exec setpriv --pdeathsig KILL "$0" -f -c "$1"'
  const daemon = spawn('/bin/sh', ['-c', script, PCSCD, config], {
    stdio: ['ignore', 'ignore', 'ignore', fd],
    env: {
      PATH: process.env['PATH'],
      ...(preload && { LD_PRELOAD: preload }),
      ...(hurries && { SVERKA_HURRY: '1' }),
    },
    ...(isRoot && { uid: NOBODY, gid: NOBODY }),
  })
  // Closing our end deletes the name it listened at, hence the second name. Nothing may run between the two.
  linkSync(first, socket)
  server.close()
  return daemon
}

/** The library that makes vpcd quick, where it can be compiled. */
function compiled(folder: string): string | undefined {
  const library = join(folder, 'nodelay.so')
  const source = fileURLToPath(new URL('nodelay.c', import.meta.url))
  try {
    execFileSync('gcc', ['-shared', '-fPIC', '-O1', '-o', library, source, '-ldl'], { stdio: 'ignore' })
    chmodSync(library, 0o755)
    return library
  } catch {
    return undefined // no compiler: every command takes 44 ms, all else is the same
  }
}

/** Two neighbouring ports that are free. */
async function freePorts(): Promise<number> {
  for (;;) {
    const port = await listened(0)
    const next = port && (await listened(port + 1))
    if (port && next) return port
  }
}

const listened = (port: number): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => resolve(0))
    server.listen(port, () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' ? (address?.port ?? 0) : 0))
    })
  })
