import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const BINARIES = '{/usr/lib/postgresql/*/bin,/usr/pgsql-*/bin,/opt/homebrew/opt/postgresql*/bin}/initdb'

/** What an administrator would set for a region; whatever concerns safety stays as PostgreSQL ships it, fsync on. */
export const POSTGRES_SETTINGS = {
  shared_buffers: '1GB',
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  wal_compression: 'on',
  max_connections: '60',
} as const

/**
 * A PostgreSQL server of the program's own: files and socket in a folder of its own, no network.
 *
 * @throws when PostgreSQL is not installed (Debian: apt-get install postgresql)
 */
export function startPostgres() {
  const found = globSync(BINARIES).sort().at(-1)
  if (!found) throw new Error('PostgreSQL is not installed: apt-get install postgresql')
  const folder = mkdtempSync(join(tmpdir(), 'sverka-region-pg-'))
  // PostgreSQL does not run as root: where this program does, it runs as the user of its package.
  const user = process.getuid?.() === 0 ? ownerOf('postgres') : undefined
  if (user) chownSync(folder, user.uid, user.gid)
  const run = (program: string, ...words: string[]): string =>
    execFileSync(join(dirname(found), program), words, {
      cwd: folder,
      encoding: 'utf8',
      stdio: 'pipe',
      ...user,
    })

  const data = join(folder, 'data')
  run('initdb', '-D', data, '-U', 'sverka', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync')
  const settings = Object.entries(POSTGRES_SETTINGS).map(([name, value]) => `-c ${name}=${value}`)
  const options = [`-k ${folder}`, `-c listen_addresses=''`, ...settings].join(' ')
  // With pipes of this program's own the server would keep it waiting: it writes to a file.
  run('pg_ctl', '-D', data, '-w', '-l', join(folder, 'log'), '-o', options, 'start')
  const pid = Number(readFileSync(join(data, 'postmaster.pid'), 'utf8').split('\n')[0])

  return {
    url: `postgresql://sverka@/postgres?host=${encodeURIComponent(folder)}`,
    version: run('postgres', '--version').trim(),
    pid,
    close(): void {
      if (existsSync(join(data, 'postmaster.pid'))) run('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ownerOf(user: string): { uid: number; gid: number } {
  const id = (which: string): number => Number(execFileSync('id', [which, user], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}
