import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createPackageWithOptions } from '@electron/asar'
import { onTestFinished } from 'vitest'
import type { Expected } from '../../scripts/audit/content.ts'
import { makeStandIn } from '../../scripts/pack/stand-in.ts'

/** A folder that is gone when the test ends. */
export function ownFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sverka-audit-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** A native file of a system: the stand-in's own program. */
export function nativeFile(system: 'linux' | 'win32'): Buffer {
  const folder = join(ownFolder(), system)
  makeStandIn(system, folder)
  return readFileSync(join(folder, system === 'linux' ? 'electron' : 'electron.exe'))
}

/** The smallest program that the audit finds nothing wrong with, by place and content. */
export function goodProgram(): Map<string, string | Buffer> {
  const native = nativeFile('linux')
  return new Map<string, string | Buffer>([
    ['package.json', '{"main":"./out/main/index.js"}'],
    ['out/main/index.js', "import 'node:fs'\nimport { z } from 'zod'\nimport './chunks/one.js'"],
    ['out/main/signer.js', "import koffi from 'koffi'\nimport Database from 'better-sqlite3'"],
    ['out/main/chunks/one.js', ''],
    ['out/preload/index.cjs', "require('electron')"],
    ['out/renderer/index.html', ''],
    ['out/renderer/pin/index.html', ''],
    ['out/training/persons.ndjson', ''],
    ['regions/neutral.json', '{}'],
    ...['zod', 'koffi', '@koromix/koffi-linux-x64', 'better-sqlite3'].map(
      (name) => [`node_modules/${name}/package.json`, `{"name":"${name}","version":"1.0.0"}`] as const,
    ),
    ['node_modules/@koromix/koffi-linux-x64/linux_x64/koffi.node', native],
    ['node_modules/better-sqlite3/prebuilds/linux-x64.node', native],
  ])
}

/** What the project expects of `goodProgram`. */
export const expected: Expected = {
  system: 'linux',
  programs: ['index', 'signer'],
  production: new Set(['zod', 'koffi', '@koromix/koffi-linux-x64', 'better-sqlite3']),
  regions: ['neutral.json'],
}

/** Packs files as electron-builder does and gives where the archive is; `outside` is what lies beside it. */
export async function archiveOf(
  files: ReadonlyMap<string, string | Buffer>,
  outside = '**/*.node',
): Promise<string> {
  const folder = ownFolder()
  for (const [path, content] of files) {
    mkdirSync(dirname(join(folder, 'app', path)), { recursive: true })
    writeFileSync(join(folder, 'app', path), content)
  }
  const archive = join(folder, 'app.asar')
  await createPackageWithOptions(join(folder, 'app'), archive, { dot: true, unpack: outside })
  return archive
}
