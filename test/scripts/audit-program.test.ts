import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses'
import { NtExecutable, NtExecutableResource } from 'resedit'
import { expect, test } from 'vitest'
import { integrityOf } from '../../scripts/audit/archive.ts'
import { fuseFindings } from '../../scripts/audit/fuses.ts'
import { integrityFindings } from '../../scripts/audit/integrity.ts'
import { makeStandIn } from '../../scripts/pack/stand-in.ts'
import { archiveOf, goodProgram, ownFolder } from './packed-program.ts'

const SETTINGS = readFileSync(join(import.meta.dirname, '../../electron-builder.yml'), 'utf8')

/** Fuses as electron-builder.yml sets them, by Electron's own names. */
const decided = Object.fromEntries(
  Object.keys(FuseV1Options)
    .filter((name) => Number.isNaN(Number(name)))
    .flatMap((name) => {
      const set = new RegExp(`^  ${name[0]!.toLowerCase()}${name.slice(1)}: (true|false)$`, 'm').exec(
        SETTINGS,
      )
      return set ? [[name, set[1] === 'true']] : []
    }),
) as Partial<Record<keyof typeof FuseV1Options, boolean>>

/** A program of the system with fresh fuses, then those that are given. */
async function programWith(system: 'linux' | 'win32', fuses: typeof decided): Promise<string> {
  const folder = join(ownFolder(), system)
  makeStandIn(system, folder)
  const program = join(folder, system === 'linux' ? 'electron' : 'electron.exe')
  const wire = Object.entries(fuses).map(([name, on]) => [FuseV1Options[name as keyof typeof decided], on])
  await flipFuses(program, { version: FuseVersion.V1, ...Object.fromEntries(wire) })
  return program
}

const wrongFuses = async (program: string): Promise<readonly string[]> =>
  (await fuseFindings(program))[0]!.wrong

test.each(['linux', 'win32'] as const)(
  'the fuses decided on are read back from a program for %s',
  async (system) => {
    expect(await wrongFuses(await programWith(system, decided))).toEqual([])
  },
)

test('a fresh Electron has the fuses of a developer', async () => {
  expect(await wrongFuses(await programWith('linux', {}))).toEqual([
    'RunAsNode',
    'EnableCookieEncryption',
    'EnableNodeOptionsEnvironmentVariable',
    'EnableNodeCliInspectArguments',
    'EnableEmbeddedAsarIntegrityValidation',
    'OnlyLoadAppFromAsar',
    'GrantFileProtocolExtraPrivileges',
  ])
})

test('every fuse that is left to a person is decided on, and each wrong one is found', async () => {
  const names = Object.keys(decided) as (keyof typeof FuseV1Options)[]
  expect(names).toHaveLength(8)
  for (const name of names) {
    const program = await programWith('linux', { ...decided, [name]: !decided[name] })
    expect(await wrongFuses(program)).toEqual([name])
  }
})

test('a fuse that a later Electron brings must be decided on', async () => {
  const program = await programWith('linux', decided)
  const bytes = readFileSync(program)
  const place = bytes.indexOf('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX') + 33
  const longer = Buffer.concat([bytes, Buffer.from('1')])
  longer[place] = longer[place]! + 1
  writeFileSync(program, longer)
  expect(await wrongFuses(program)).toEqual(['fuse 9'])
})

test('an archive changed after the packing is found by what the program for Windows knows', async () => {
  const archive = await archiveOf(goodProgram())
  const program = await programWith('win32', decided)
  const rule = (path: string) => integrityFindings(program, path, 'win32')[0]!.wrong
  expect(rule(archive)).toEqual(['no such resource in the program'])

  const executable = NtExecutable.from(readFileSync(program))
  const resources = NtExecutableResource.from(executable)
  const listed = [{ file: 'resources\\app.asar', alg: 'SHA256', value: integrityOf(archive) }]
  const entry = { type: 'INTEGRITY', id: 'ELECTRONASAR', lang: 1033, codepage: 1200 }
  resources.entries.push({ ...entry, bin: new Uint8Array(Buffer.from(JSON.stringify(listed))).buffer })
  resources.outputResource(executable)
  writeFileSync(program, Buffer.from(executable.generate()))
  expect(rule(archive)).toEqual([])

  const changed = join(ownFolder(), 'app.asar')
  copyFileSync(await archiveOf(goodProgram().set('out/main/index.js', 'other')), changed)
  expect(rule(changed)).toEqual(['another digest'])
})
