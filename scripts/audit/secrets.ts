import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { homedir, hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../steps.ts'
import type { Packed } from './archive.ts'
import { type Finding, finding } from './finding.ts'

const IS_WINDOWS = process.platform === 'win32'

/** Names of the machine that has packed, none of which may be inside. */
export type Machine = {
  readonly folders: readonly string[]
  readonly hosts: readonly string[]
}

/** The machine this runs on: where the project and the home lie, its name, and the hosts that packages came from. */
export function thisMachine(): Machine {
  const lock = join(root, 'package-lock.json')
  const text = existsSync(lock) ? readFileSync(lock, 'utf8') : ''
  const registries = [...text.matchAll(/"resolved": "https?:\/\/([^/"]+)/g)].map(([, host]) => host!)
  registries.push(...registryOf({}))
  // Makers of packages name the public registry in them; it tells nothing of the machine.
  const ofEverybody = registryOf({
    npm_config_userconfig: nowhere('user'),
    npm_config_globalconfig: nowhere('global'),
  })
  // A short home such as /root stands in many a library by itself.
  const folders = [root, homedir()].filter((folder) => folder.split('/').length > 2)
  const names = [hostname()].filter((name) => name.length > 4 && name !== 'localhost')
  const hosts = [...registries, ...names].filter((host) => !ofEverybody.includes(host))
  return { folders, hosts: [...new Set(hosts)] }
}

/** A file of settings that is not there; npm wants two different ones. */
const nowhere = (whose: string): string => join(tmpdir(), `sverka-no-npmrc-${whose}`)

/** The host that npm takes packages from, as it is set; with nothing set, the one of everybody. */
function registryOf(env: Readonly<Record<string, string>>): string[] {
  const isPlain = Object.keys(env).length > 0
  const inherited = Object.entries(process.env).filter(([name]) => !isPlain || !/^npm_config_/i.test(name))
  const { stdout } = spawnSync('npm', ['config', 'get', 'registry'], {
    encoding: 'utf8',
    shell: IS_WINDOWS,
    cwd: isPlain ? tmpdir() : root,
    env: { ...Object.fromEntries(inherited), ...env },
  })
  return URL.canParse(stdout.trim()) ? [new URL(stdout.trim()).host] : []
}

/** Signs of a secret, whoever's. */
const SECRETS = [
  {
    name: 'a private key',
    sign: /-----BEGIN (RSA |EC |ENCRYPTED |OPENSSH )?PRIVATE KEY-----\s+[A-Za-z0-9+/]{40}/,
  },
  { name: 'a token of npm', sign: /\bnpm_[A-Za-z0-9]{36}\b/ },
  { name: 'a token of GitHub', sign: /\bgh[pousr]_[A-Za-z0-9]{36}\b/ },
  { name: 'a key of a cloud', sign: /\bAKIA[0-9A-Z]{16}\b/ },
  {
    name: 'a password in an address',
    sign: /\b(?:https?|postgres(?:ql)?):\/\/[a-z0-9_-]+:(?!pass)[^@\s"'`$<{*]{6,}@/i,
  },
]

/** Looks through every byte of every packed file for what would tell of the machine, or give a secret away. */
export function secretFindings(files: readonly Packed[], { folders, hosts }: Machine): Finding[] {
  const wrong = { folders: [] as string[], hosts: [] as string[], secrets: [] as string[] }
  for (const { path, read } of files) {
    const text = read().toString('latin1')
    for (const folder of folders) if (text.includes(folder)) wrong.folders.push(path)
    for (const host of hosts) if (text.includes(host)) wrong.hosts.push(`${path}: ${host}`)
    for (const { name, sign } of SECRETS) if (sign.test(text)) wrong.secrets.push(`${path}: ${name}`)
  }
  return [
    finding('no folder of the machine that packed', wrong.folders),
    finding('no host that the packages came from', wrong.hosts),
    finding('no secret', wrong.secrets),
  ]
}
