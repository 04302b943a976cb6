import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Machine } from './windows-machine.ts'
import { profileOf, sameFiles } from './windows-try-nsis.ts'
import type { Finding, Packed } from './windows-try.ts'

const PROGRAM = 'Program Files/Sverka'
const CONFIG = 'ProgramData/Sverka/sverka.json'
const POLICIES = 'HKLM\\Software\\Policies\\Sverka'
const RUN = 'HKLM\\Software\\Microsoft\\Windows\\CurrentVersion\\Run'

/** The same life under Group Policy's package. */
export async function tryMsi(machine: Machine, packed: Packed): Promise<readonly Finding[]> {
  const findings: Finding[] = []
  const found = (what: string, holds: boolean) => void findings.push([`MSI: ${what}`, holds])
  const msiexec = async (...args: readonly string[]) => (await machine.run('msiexec', ...args, '/qn')).code
  const [older, newer] = [machine.named(packed.msi.older), machine.named(packed.msi.newer)]

  const properties = [`CONFIG=${machine.named(packed.config)}`, 'KIOSK=1', 'SCHOOL=77-1', 'INSTALLLEVEL=2']
  found('it installs silently', (await msiexec('/i', older, ...properties)) === 0)
  found('every file is there', sameFiles(machine.path(PROGRAM), join(packed.folder, 'program-1.2.3')))
  found('the settings are taken over', machine.has(CONFIG))
  found(
    'properties become policies, those not given do not',
    (await machine.registry(POLICIES, 'kiosk')) === '0x1' &&
      (await machine.registry(POLICIES, 'school')) === '77-1' &&
      (await machine.registry(POLICIES, 'region')) === undefined,
  )
  found('the feature of the start is in', (await machine.registry(RUN, 'Sverka')) !== undefined)
  found('the setup program is refused beside it (6)', (await machine.run(packed.nsis.newer, '/S')).code === 6)

  const profile = profileOf(machine)
  found('a newer version takes its place', (await msiexec('/i', newer)) === 0)
  found(
    'every file of the newer is there',
    sameFiles(machine.path(PROGRAM), join(packed.folder, 'program-1.2.4')),
  )
  found('what the newer has not is gone', !machine.has(`${PROGRAM}/resources/old.txt`))
  found(
    'settings and policies outlive it',
    machine.has(CONFIG) && (await machine.registry(POLICIES, 'kiosk')) === '0x1',
  )
  found('an older version is refused', (await msiexec('/i', older)) !== 0)

  found('it is taken away', (await msiexec('/x', newer)) === 0 && !machine.has(`${PROGRAM}/Sverka.exe`))
  found('taken away, settings and data stay', machine.has(CONFIG) && existsSync(join(profile, 'base.db')))

  await msiexec('/i', newer)
  await msiexec('/x', newer, 'PURGE=1')
  found('wiped, settings are gone', !machine.has('ProgramData/Sverka'))
  found('wiped, the data of the users is gone', !existsSync(profile))
  found('wiped, the policies are gone', (await machine.registry(POLICIES, 'kiosk')) === undefined)
  return findings
}
