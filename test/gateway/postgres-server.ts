import { execFileSync } from 'node:child_process'
import { chownSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

const BINARIES = '{/usr/lib/postgresql/*/bin,/usr/pgsql-*/bin,/opt/homebrew/opt/postgresql*/bin}/initdb'

/**
 * A PostgreSQL server of the test's own: files and socket in a folder of its own, no network. PostgreSQL
 * does not run as root, so where the tests do it runs as the user of its package.
 *
 * @throws when PostgreSQL is not installed (Debian: apt-get install postgresql)
 */
export function ownPostgres(): { url: string; close: () => void } {
  const found = globSync(BINARIES).sort().at(-1)
  if (!found) throw new Error('PostgreSQL is not installed: apt-get install postgresql')
  const folder = mkdtempSync(join(tmpdir(), 'sverka-pg-'))
  const user = process.getuid?.() === 0 ? ownerOf('postgres') : undefined
  if (user) chownSync(folder, user.uid, user.gid)
  const run = (program: string, ...words: string[]): void =>
    void execFileSync(join(dirname(found), program), words, { stdio: 'ignore', cwd: folder, ...user })

  const data = join(folder, 'data')
  run('initdb', '-D', data, '-U', 'sverka', '-A', 'trust', '-E', 'UTF8', '--no-locale', '--no-sync')
  run('pg_ctl', '-D', data, '-w', '-o', `-k ${folder} -c listen_addresses='' -c fsync=off`, 'start')
  return {
    url: `postgresql://sverka@/postgres?host=${encodeURIComponent(folder)}`,
    close() {
      run('pg_ctl', '-D', data, '-w', '-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

function ownerOf(user: string): { uid: number; gid: number } {
  const id = (which: string): number => Number(execFileSync('id', [which, user], { encoding: 'utf8' }))
  return { uid: id('-u'), gid: id('-g') }
}
