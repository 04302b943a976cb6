import { createHash } from 'node:crypto'
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { signDeb } from './sign-deb.ts'
import { mustRun, runProgram } from './sign-run.ts'
import type { OpenPgpKey } from './sign-terms.ts'

/** An OpenPGP key ready to work with, and its public half where the verifying programs look for it. */
export type OpenPgp = {
  /** Long id of the key that signs, 16 hexadecimal signs. */
  readonly id: string
  /** Whose it is, as gpg shows it. */
  readonly owner: string
  /** The public key: binary for gpgv, armoured for people and rpm. */
  readonly ring: string
  readonly armoured: string
  sign(file: string, form: 'armoured' | 'binary'): Promise<Buffer>
  signDeb(file: string): Promise<void>
  signRpm(file: string): Promise<void>
  /** Stops the agent that gpg has started. */
  close(): Promise<void>
}

/** rpmsign looks along no path, and where it looks by itself depends on who has built it. */
const GPG = '/usr/bin/gpg'

/**
 * Opens the key to sign with.
 *
 * @param folder empty, of this work alone
 * @throws when gpg does not know the secret key
 */
export async function openOpenPgp(terms: OpenPgpKey, folder: string): Promise<OpenPgp> {
  const { key, home, passphrase } = terms
  const own = home ? ['--homedir', home] : []
  const ring = join(folder, 'signer.gpg')
  const armoured = join(folder, 'signer.asc')
  const listed = await mustRun('gpg', [...own, '--batch', '--with-colons', '--list-secret-keys', key])
  const id = /^sec:(?:[^:]*:){3}([0-9A-F]{16})/m.exec(listed)?.[1]
  const owner = /^uid:(?:[^:]*:){8}([^:]*)/m.exec(listed)?.[1] ?? ''
  if (!id) throw new Error('gpg has no such secret key')
  await mustRun('gpg', [...own, '--batch', '--yes', '--output', ring, '--export', key])
  await mustRun('gpg', [...own, '--batch', '--yes', '--armor', '--output', armoured, '--export', key])

  const sign = async (file: string, form: 'armoured' | 'binary') => {
    const output = join(folder, 'signature')
    await mustRun(
      'gpg',
      [
        ...own,
        '--batch',
        '--yes',
        '--pinentry-mode',
        'loopback',
        '--passphrase-fd',
        '0',
        '--local-user',
        key,
        '--digest-algo',
        'SHA512',
        ...(form === 'armoured' ? ['--armor'] : []),
        '--output',
        output,
        '--detach-sign',
        file,
      ],
      { input: `${passphrase}\n` },
    )
    const signature = await readFile(output)
    await rm(output)
    return signature
  }

  return {
    id,
    owner,
    ring,
    armoured,
    sign,
    signDeb: (file) => signDeb(file, (parts) => sign(parts, 'binary'), folder),
    signRpm: async (file) => {
      // rpmsign starts gpg by itself and hands nothing in: the passphrase lies in a file only for that time.
      const word = join(folder, 'word')
      await writeFile(word, passphrase, { mode: 0o600 })
      const extra = `--batch --pinentry-mode loopback --passphrase-file ${word} --digest-algo SHA512`
      try {
        await mustRun('rpmsign', [
          '--define',
          `__gpg ${GPG}`,
          '--define',
          `_gpg_name ${key}`,
          ...(home ? ['--define', `_gpg_path ${home}`] : []),
          '--define',
          `_gpg_sign_cmd_extra_args ${extra}`,
          '--addsign',
          file,
        ])
      } finally {
        await rm(word, { force: true })
      }
    },
    close: async () => void (await runProgram('gpgconf', [...own, '--kill', 'gpg-agent'])),
  }
}

/** Whether gpgv, which knows no other keys, takes the signature for one of this file. */
export async function verifyDetached(file: string, signature: string, { ring }: OpenPgp): Promise<boolean> {
  return (await runProgram('gpgv', ['--keyring', ring, signature, file])).code === 0
}

/** Whether debsig-verify takes the package, by a policy that knows this key alone. */
export async function verifyDeb(file: string, { id, ring }: OpenPgp): Promise<boolean> {
  const folder = join(dirname(ring), 'debsig')
  const [policies, keys] = [join(folder, 'policies', id), join(folder, 'keyrings', id)]
  await mkdir(policies, { recursive: true })
  await mkdir(keys, { recursive: true })
  await copyFile(ring, join(keys, 'debsig.gpg'))
  await writeFile(join(policies, 'origin.pol'), debPolicy(id))
  const places = ['--policies-dir', join(folder, 'policies'), '--keyrings-dir', join(folder, 'keyrings')]
  return (await runProgram('debsig-verify', [...places, file])).code === 0
}

/** The policy that an administrator lays under /etc/debsig/policies: one key, and its signature must be there. */
export const debPolicy = (id: string): string => `<?xml version="1.0"?>
<!DOCTYPE Policy SYSTEM "https://www.debian.org/debsig/1.0/policy.dtd">
<Policy xmlns="https://www.debian.org/debsig/1.0/">
  <Origin Name="Sverka" id="${id}" Description="Sverka packages"/>
  <Selection><Required Type="origin" File="debsig.gpg" id="${id}"/></Selection>
  <Verification MinOptional="0"><Required Type="origin" File="debsig.gpg" id="${id}"/></Verification>
</Policy>
`

/** Whether rpm takes the package with a base of keys that holds this one alone, and it bears a signature at all. */
export async function verifyRpm(file: string, { armoured }: OpenPgp): Promise<boolean> {
  const base = join(dirname(armoured), 'rpm-keys')
  await mkdir(base, { recursive: true })
  await mustRun('rpmkeys', ['--dbpath', base, '--import', armoured])
  const { code, text } = await runProgram('rpmkeys', ['--dbpath', base, '--checksig', '--verbose', file])
  return code === 0 && /Signature.*: OK/.test(text)
}

/** The list of all sums, one a line, as sha256sum writes and checks it. */
export async function sumsOf(files: readonly string[]): Promise<string> {
  const lines = files.toSorted().map(async (file) => {
    const sum = createHash('sha256').update(await readFile(file))
    return `${sum.digest('hex')}  ${basename(file)}\n`
  })
  return (await Promise.all(lines)).join('')
}
