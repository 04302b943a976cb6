import { createHash } from 'node:crypto'
import { mkdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../steps.ts'
import type { Made } from './made.ts'
import { signingTerms } from './sign-terms.ts'
import { filesBelow } from './windows-machine.ts'
import { makeMsi } from './windows-msi.ts'
import { makeNsis } from './windows-nsis.ts'

/**
 * Makes both packages for Windows from the folder that electron-builder has laid out: the installer (NSIS) and the
 * package for Group Policy (MSI). The uninstaller inside is signed where the environment names a certificate; the
 * packages themselves are signed afterwards, together with those of the other systems (scripts/pack/sign.ts).
 *
 * @param env above the environment of this process: the keys to sign with
 */
export async function packWindows(
  unpacked: string,
  out: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Made[]> {
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
  const { kilobytes, content } = await weigh(unpacked)
  const isSigned = signingTerms({ ...process.env, ...env }).authenticode !== undefined
  const release = { version, kilobytes, isSigned, env }
  await mkdir(out, { recursive: true })

  const installer = join(out, `Sverka-${version}-x64.exe`)
  await makeNsis(unpacked, installer, release)
  const policy = join(out, `Sverka-${version}-x64.msi`)
  await makeMsi(unpacked, policy, { ...release, content })
  return [
    { file: installer, kind: 'Windows installer (NSIS)', bytes: (await stat(installer)).size },
    { file: policy, kind: 'Windows package for Group Policy (MSI)', bytes: (await stat(policy)).size },
  ]
}

/** How large the program is, and a digest of all names and bytes. */
async function weigh(folder: string): Promise<{ kilobytes: number; content: string }> {
  const digest = createHash('sha256')
  let bytes = 0
  for (const file of filesBelow(folder)) {
    const content = await readFile(join(folder, file))
    bytes += content.length
    digest.update(`${file}\0${content.length}\0`).update(content)
  }
  return { kilobytes: Math.ceil(bytes / 1024), content: digest.digest('hex') }
}
