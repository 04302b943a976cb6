import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Finding, finding } from './finding.ts'

const SETTINGS = 'etc/sverka/sverka.json'
const GATEWAY = 'etc/sverka/gateway.json'
const PROFILE = 'home/somebody/.config/Sverka/base.db'

/** Installs, renews, takes away and purges the package in a folder of its own by dpkg itself, and looks what stays. */
export function debLifeFindings(deb: string): Finding[] {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-deb-'))
  const path = (name: string) => join(folder, name)
  const put = (name: string) => {
    mkdirSync(join(path(name), '..'), { recursive: true })
    writeFileSync(path(name), 'kept')
  }
  const wrong: string[] = []
  const must = (isSo: boolean, what: string) => void (isSo || wrong.push(what))
  const dpkg = (...args: string[]) => {
    const forced = ['--force-not-root', '--force-depends', '--force-script-chrootless', '--force-bad-path']
    const { status, stderr } = spawnSync('dpkg', [`--root=${folder}`, ...forced, ...args], {
      encoding: 'utf8',
    })
    must(status === 0, `dpkg ${args[0]}: ${stderr.trim().split('\n').at(-1)}`)
  }
  try {
    for (const name of ['updates', 'info', 'triggers'])
      mkdirSync(path(`var/lib/dpkg/${name}`), { recursive: true })
    for (const name of ['status', 'available']) writeFileSync(path(`var/lib/dpkg/${name}`), '')

    dpkg('--install', deb)
    must(existsSync(path('usr/lib/sverka/sverka')), 'installed: the program is there')
    must(existsSync(path('etc/sverka')), 'installed: the folder of the settings is there')
    put(SETTINGS)
    put(PROFILE)
    dpkg('--install', deb)
    must(isKept(path(SETTINGS)), 'renewed: the settings are kept')
    dpkg('--remove', 'sverka')
    must(!existsSync(path('usr/lib/sverka')), 'removed: the program is gone')
    must(isKept(path(SETTINGS)), 'removed: the settings are kept')

    dpkg('--install', deb)
    put(GATEWAY)
    dpkg('--purge', 'sverka')
    must(
      !existsSync(path(SETTINGS)) && isKept(path(GATEWAY)),
      'purged beside a gateway: its settings alone are kept',
    )
    rmSync(path(GATEWAY), { force: true })
    dpkg('--install', deb)
    put(SETTINGS)
    dpkg('--purge', 'sverka')
    must(!existsSync(path('etc/sverka')), 'purged: the settings are gone')
    must(isKept(path(PROFILE)), 'purged: what people have entered is kept')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  return [finding('deb: installed, renewed, removed and purged by dpkg', wrong)]
}

const isKept = (path: string): boolean => existsSync(path) && readFileSync(path, 'utf8') === 'kept'
