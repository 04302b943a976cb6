import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

const BINARIES = '{/usr/lib/postgresql/*/bin,/usr/pgsql-*/bin,/opt/homebrew/opt/postgresql*/bin}/initdb'

/** What its documentation advises for a search that is read far more than written. */
const SETTINGS = {
  shared_buffers: '1GB',
  work_mem: '64MB',
  max_wal_size: '4GB',
  // A keystroke is too short to share among processes, and the machine has two cores.
  max_parallel_workers_per_gather: 0,
  max_parallel_maintenance_workers: 0,
  random_page_cost: 1.1,
  // Compiling a statement costs more than most keystrokes.
  jit: 'off',
  fsync: 'off',
} as const

/**
 * A PostgreSQL server of the bench's own: files and socket in this folder, no network. Letters are told from other
 * signs as in UTF-8: without that pg_trgm sees no Russian letter.
 *
 * @throws when PostgreSQL is not installed (Debian: apt-get install postgresql)
 */
export function startPostgres(inside: string) {
  const found = globSync(BINARIES).sort().at(-1)
  if (!found) throw new Error('PostgreSQL is not installed: apt-get install postgresql')
  const folder = join(inside, 'pg')
  mkdirSync(folder)
  // PostgreSQL does not run as root: where the bench does, it runs as the user of its package.
  const user = process.getuid?.() === 0 ? ownerOf('postgres') : undefined
  if (user) for (const path of [inside, folder]) chownSync(path, user.uid, user.gid)
  const run = (program: string, ...words: string[]): void =>
    void execFileSync(join(dirname(found), program), words, { cwd: folder, stdio: 'ignore', ...user })

  const data = join(folder, 'data')
  run('initdb', '-D', data, '-U', 'sverka', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync')
  const settings = Object.entries(SETTINGS).map(([name, value]) => `-c ${name}=${value}`)
  const options = [`-k ${folder}`, `-c listen_addresses=''`, ...settings].join(' ')
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start')
  const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])

  return {
    url: `postgresql://sverka@/postgres?host=${encodeURIComponent(folder)}`,
    memory: () => memoryOf(pid),
    disk: () =>
      Number(execFileSync('du', ['-sk', join(data, 'base')], { encoding: 'utf8' }).split('\t')[0]) * 1_024,
    close(): void {
      if (existsSync(join(data, 'postmaster.pid'))) run('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop')
    },
  }
}

/** Bytes of the server and its processes, what they share counted once; 0 where the system does not tell. */
function memoryOf(server: number): number {
  if (!existsSync('/proc')) return 0
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name))
  return pids.reduce((sum, pid) => sum + (isOf(server, pid) ? shareOf(pid) : 0), 0)
}

function isOf(server: number, pid: string): boolean {
  const status = textOf(`/proc/${pid}/status`)
  return pid === String(server) || status.includes(`\nPPid:\t${server}\n`)
}

const shareOf = (pid: string): number =>
  Number(/^Pss:\s+(\d+)/m.exec(textOf(`/proc/${pid}/smaps_rollup`))?.[1] ?? 0) * 1_024

/** Processes end while they are looked at. */
function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function ownerOf(user: string): { uid: number; gid: number } {
  const id = (which: string): number => Number(execFileSync('id', [which, user], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}
