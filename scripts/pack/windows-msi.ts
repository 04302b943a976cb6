import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { root } from '../steps.ts'
import { mustRun } from './sign-run.ts'
import { foldersIn, wixFiles } from './windows-files.ts'
import { CODEPAGE, statements } from './windows-msi-tables.ts'
import type { Release } from './windows-nsis.ts'

/**
 * Makes the package for Group Policy by wixl and msibuild.
 *
 * @param unpacked the folder with the whole program
 * @param file     where the package is put
 * @param content  a digest of the program: the same program gets the same codes
 */
export async function makeMsi(
  unpacked: string,
  file: string,
  { version, content }: Release & { readonly content: string },
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'sverka-msi-'))
  try {
    const list = join(folder, 'files.wxs')
    await writeFile(list, wixFiles(foldersIn(unpacked)))
    const plain = version.replace(/[-+].*/, '')
    const defined = {
      version: plain,
      product: codeOf(`product ${plain}`),
      icon: relative(unpacked, join(root, 'build/icon.ico')),
    }
    const definitions = Object.entries(defined).flatMap(([name, value]) => ['-D', `${name}=${value}`])
    const script = join(root, 'build/windows/sverka.wxs')
    // wixl takes no absolute paths of files: it works from the program's own folder.
    await mustRun('wixl', ['--arch', 'x64', ...definitions, '-o', file, script, list], { cwd: unpacked })
    const codepage = join(folder, 'codepage.idt')
    await writeFile(codepage, CODEPAGE)
    await mustRun('msibuild', [file, '-i', codepage])
    for (const statement of statements) await mustRun('msibuild', [file, '-q', statement])
    // wixl takes the language and makes up the code of the package by itself.
    const summary = ['Sverka', 'Sverka', 'x64;1049', `{${codeOf(`package ${version} ${content}`)}}`]
    await mustRun('msibuild', [file, '-s', ...summary])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** A GUID that depends on the text alone (RFC 9562, version 8). */
export function codeOf(text: string): string {
  const hex = createHash('sha256').update(`Sverka ${text}`).digest('hex').toUpperCase()
  const variant = '89AB'[Number.parseInt(hex[16]!, 16) % 4]
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
