/**
 * Tries the installers on a Windows of wine's making, with a small program in the place of the real one:
 * `node scripts/pack/windows-try.ts`. Wine is not Windows: rights of files and the questions of User Account Control
 * are not tried here, .github/workflows/release.yml does that on a hosted Windows.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mustRun } from './sign-run.ts'
import { hasWine, openMachine } from './windows-machine.ts'
import { makeMsi } from './windows-msi.ts'
import { makeNsis } from './windows-nsis.ts'
import { tryMsi } from './windows-try-msi.ts'
import { tryNsis } from './windows-try-nsis.ts'

/** What was looked at, and whether it was so. */
export type Finding = readonly [what: string, holds: boolean]

/** Two versions of a small program, packed both ways; the newer has no `old.txt` any more. */
export type Packed = {
  readonly folder: string
  readonly nsis: { readonly older: string; readonly newer: string }
  readonly msi: { readonly older: string; readonly newer: string }
  /** A file of settings. */
  readonly config: string
}

/** Does all trials; without wine there is nothing to do them with, and that is said. */
export async function tryInstallers(): Promise<readonly Finding[]> {
  if (!hasWine()) {
    console.log('not tried: there is no wine (apt-get install wine wine64)')
    return []
  }
  const folder = mkdtempSync(join(tmpdir(), 'sverka-try-'))
  try {
    const packed = await pack(folder)
    return [...(await onNew(tryNsis, packed)), ...(await onNew(tryMsi, packed))]
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function onNew(trial: typeof tryNsis, packed: Packed): Promise<readonly Finding[]> {
  await using machine = await openMachine()
  return await trial(machine, packed)
}

async function pack(folder: string): Promise<Packed> {
  const path = (name: string) => join(folder, name)
  const config = path('настройки.json')
  writeFileSync(config, '{"idleMinutes": 7}')
  const program = await smallProgram(folder)
  const made = async (version: string, hasOld: boolean) => {
    const unpacked = path(`program-${version}`)
    mkdirSync(join(unpacked, 'resources/a folder'), { recursive: true })
    await mustRun('cp', [program, join(unpacked, 'Sverka.exe')])
    writeFileSync(join(unpacked, 'resources/app.asar'), version)
    writeFileSync(join(unpacked, 'resources/a folder/a $file & more.txt'), version)
    if (hasOld) writeFileSync(join(unpacked, 'resources/old.txt'), version)
    const release = { version, kilobytes: 100, isSigned: false }
    await makeNsis(unpacked, path(`Sverka-${version}.exe`), release)
    await makeMsi(unpacked, path(`Sverka-${version}.msi`), { ...release, content: version })
    return { nsis: path(`Sverka-${version}.exe`), msi: path(`Sverka-${version}.msi`) }
  }
  const older = await made('1.2.3', true)
  const newer = await made('1.2.4', false)
  return {
    folder,
    config,
    nsis: { older: older.nsis, newer: newer.nsis },
    msi: { older: older.msi, newer: newer.msi },
  }
}

/** A program that runs for two minutes and does nothing, by makensis: there is no other compiler for Windows here. */
async function smallProgram(folder: string): Promise<string> {
  const file = join(folder, 'small.exe')
  const lines = [
    'Unicode true',
    'Target amd64-unicode',
    'SilentInstall silent',
    'RequestExecutionLevel user',
    `OutFile "${file}"`,
    'Section',
    '  Sleep 120000',
    'SectionEnd',
  ]
  writeFileSync(join(folder, 'small.nsi'), `${lines.join('\n')}\n`)
  await mustRun('makensis', ['-V2', join(folder, 'small.nsi')])
  return file
}

if (import.meta.main) {
  const findings = await tryInstallers()
  for (const [what, holds] of findings) console.log(`${holds ? 'holds' : 'FAILS'}  ${what}`)
  const failed = findings.filter(([, holds]) => !holds).length
  console.log(`\n${findings.length - failed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && findings.length > 0 ? 0 : 1
}
