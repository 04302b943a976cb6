import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow, type Machine } from './windows-machine.ts'
import type { Finding, Packed } from './windows-try.ts'

const PROGRAM = 'Program Files/Sverka'
const CONFIG = 'ProgramData/Sverka/sverka.json'
const LISTED = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall\\Sverka'
const LINK = 'users/Public/Desktop/Сверка.lnk'

/** The life of a workplace under the installer: put in, brought up to date while it runs, taken away, wiped. */
export async function tryNsis(machine: Machine, packed: Packed): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const found = (what: string, holds: boolean) => void findings.push([`NSIS: ${what}`, holds])
  const install = async (file: string, ...args: readonly string[]) =>
    (await machine.run(file, '/S', ...args)).code
  const uninstall = (...args: readonly string[]) =>
    machine.run(machine.path(`${PROGRAM}/Uninstall.exe`), '/S', ...args, '_?=C:\\Program Files\\Sverka')
  const config = machine.named(packed.config)

  found(
    'a file of settings that is not there stops it before anything is changed (3)',
    (await install(packed.nsis.older, '/CONFIG=C:\\no\\sverka.json')) === 3 && !machine.has(PROGRAM),
  )
  found(
    'it installs silently',
    (await install(packed.nsis.older, `/CONFIG=${config}`, '/KIOSK=1', '/AUTOSTART=1')) === 0,
  )
  found('every file is there', sameFiles(machine.path(PROGRAM), join(packed.folder, 'program-1.2.3')))
  found('it is listed with its version', (await machine.registry(LISTED, 'DisplayVersion')) === '1.2.3')
  found('the settings are taken over', textOf(machine.path(CONFIG)) === textOf(packed.config))
  found(
    'the policy of the kiosk is set',
    (await machine.registry('HKLM\\Software\\Policies\\Sverka', 'kiosk')) === '0x1',
  )
  found('the shortcut is there', machine.has(LINK))
  found(
    'a log in the folder of settings says what was done',
    readFileSync(machine.path('ProgramData/Sverka/install.log'), 'utf16le').includes('done'),
  )

  writeFileSync(machine.path(`${PROGRAM}/of the school.txt`), 'not ours')
  const profile = profileOf(machine)
  const runs = machine.start(machine.path(`${PROGRAM}/Sverka.exe`))
  await waitFor(() => runs(), 2_000)
  const upgraded = await install(packed.nsis.newer, '/DESKTOP=0')
  found('a newer version takes the place of the one that runs, and stops it', upgraded === 0 && !runs())
  found(
    'what the newer has not is gone, what is not ours stays',
    !machine.has(`${PROGRAM}/resources/old.txt`) && machine.has(`${PROGRAM}/of the school.txt`),
  )
  found(
    'settings, policy and autostart outlive it',
    machine.has(CONFIG) && (await startsWithWindows(machine)),
  )
  found('a shortcut that is not wanted goes', !machine.has(LINK))
  found('an older version is refused (4)', (await install(packed.nsis.older)) === 4)
  found('an older version is taken when that is said', (await install(packed.nsis.older, '/DOWNGRADE')) === 0)
  found(
    'the MSI is refused beside it',
    (await machine.run('msiexec', '/i', machine.named(packed.msi.newer), '/qn')).code !== 0,
  )

  await uninstall()
  found(
    'taken away, no file of the program stays',
    !machine.has(`${PROGRAM}/Sverka.exe`) && !machine.has(`${PROGRAM}/resources`),
  )
  found('taken away, it is not listed', (await machine.registry(LISTED, 'DisplayVersion')) === undefined)
  found('taken away, what is not ours stays', machine.has(`${PROGRAM}/of the school.txt`))
  found('taken away, settings and data stay', machine.has(CONFIG) && existsSync(join(profile, 'base.db')))

  await install(packed.nsis.newer)
  await uninstall('/PURGE')
  found('wiped, settings are gone', !machine.has('ProgramData/Sverka'))
  found('wiped, the data of the users is gone', !existsSync(profile))
  return findings
}

/** What the program keeps of a user. */
export function profileOf(machine: Machine): string {
  const profile = machine.path('users/root/AppData/Roaming/Sverka')
  mkdirSync(profile, { recursive: true })
  writeFileSync(join(profile, 'base.db'), 'not a base')
  return profile
}

const startsWithWindows = async (machine: Machine): Promise<boolean> =>
  (await machine.registry('HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run', 'Sverka')) !== undefined

/** Whether every file of the program is there with the same bytes. */
export const sameFiles = (installed: string, unpacked: string): boolean =>
  filesBelow(unpacked).every((file) => {
    const there = join(installed, file)
    return existsSync(there) && readFileSync(there).equals(readFileSync(join(unpacked, file)))
  })

const textOf = (file: string): string | undefined =>
  existsSync(file) ? readFileSync(file, 'utf8') : undefined

async function waitFor(holds: () => boolean, longestMs: number): Promise<void> {
  const end = Date.now() + longestMs
  while (Date.now() < end && !holds()) await new Promise((resolve) => setTimeout(resolve, 50))
}
