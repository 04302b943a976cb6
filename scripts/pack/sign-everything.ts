import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, extname, join } from 'node:path'
import { refusesTampered, signAuthenticode, verifyAuthenticode } from './sign-authenticode.ts'
import { openOpenPgp, sumsOf, verifyDeb, verifyDetached, verifyRpm, type OpenPgp } from './sign-open-pgp.ts'
import type { SigningTerms } from './sign-terms.ts'

/** One signature of one file, and what an independent program said of it and of a changed copy. */
export type Signed = {
  readonly file: string
  readonly kind: 'Authenticode' | 'deb origin' | 'rpm' | 'OpenPGP, detached' | 'unsigned'
  readonly signer: string
  readonly verifiedBy: string
  readonly isGood: boolean
  readonly refusesTampered: boolean
}

/**
 * Signs all packages as their systems expect it, then lays a detached signature beside each and one beside the list of
 * all sums. Everything is verified by another program than the one that signed, and so is a changed copy.
 *
 * @returns a row for each signature; a file that no key was named for has the row «unsigned»
 * @throws when signatures are required and a key is not there; when anything could not be signed
 */
export async function signAll(files: readonly string[], terms: SigningTerms): Promise<Signed[]> {
  requireKeys(files, terms)
  if (files.length === 0) return []
  const folder = await mkdtemp(join(tmpdir(), 'sverka-openpgp-'))
  const openPgp = terms.openPgp && (await openOpenPgp(terms.openPgp, folder))
  try {
    const rows: Signed[] = []
    for (const file of files) rows.push(...(await signInside(file, terms, openPgp)))
    if (!openPgp) return rows

    for (const file of [...files, await writeSums(files)]) rows.push(await signBeside(file, openPgp))
    await copyFile(openPgp.armoured, join(dirname(files[0]!), 'sverka.asc'))
    return rows
  } finally {
    await openPgp?.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** For Windows a certificate, for the others an OpenPGP key. */
function requireKeys(files: readonly string[], terms: SigningTerms): void {
  if (!terms.isRequired) return
  if (!terms.openPgp) throw new Error('signatures are required and SVERKA_GPG_KEY is not set')
  if (!terms.authenticode && files.some(isOfWindows))
    throw new Error('signatures are required and no certificate for Windows is named')
}

const isOfWindows = (file: string): boolean => /\.(exe|msi|dll|node)$/i.test(file)

async function signInside(
  file: string,
  terms: SigningTerms,
  openPgp: OpenPgp | undefined,
): Promise<Signed[]> {
  const row = { file: basename(file), isGood: false, refusesTampered: false }
  if (isOfWindows(file)) {
    if (!terms.authenticode) return [unsigned(file)]
    await signAuthenticode(file, terms)
    const { isGood, signer } = await verifyAuthenticode(file, terms)
    const verifiedBy = process.platform === 'win32' ? 'signtool' : 'osslsigncode'
    const isRefused = await refusesTampered(file, terms)
    return [{ ...row, kind: 'Authenticode', signer, verifiedBy, isGood, refusesTampered: isRefused }]
  }
  if (!openPgp) return [unsigned(file)]

  const inner = { '.deb': 'deb origin', '.rpm': 'rpm' } as const
  const kind = inner[extname(file) as keyof typeof inner]
  if (!kind) return []
  await (kind === 'rpm' ? openPgp.signRpm(file) : openPgp.signDeb(file))
  const verify = (path: string) => (kind === 'rpm' ? verifyRpm(path, openPgp) : verifyDeb(path, openPgp))
  return [
    {
      ...row,
      kind,
      signer: openPgp.owner,
      verifiedBy: kind === 'rpm' ? 'rpmkeys' : 'debsig-verify',
      isGood: await verify(file),
      refusesTampered: !(await withTampered(file, verify)),
    },
  ]
}

const unsigned = (file: string): Signed => ({
  file: basename(file),
  kind: 'unsigned',
  signer: '',
  verifiedBy: '',
  isGood: false,
  refusesTampered: false,
})

async function signBeside(file: string, openPgp: OpenPgp): Promise<Signed> {
  const signature = `${file}.asc`
  await writeFile(signature, await openPgp.sign(file, 'armoured'))
  return {
    file: basename(signature),
    kind: 'OpenPGP, detached',
    signer: openPgp.owner,
    verifiedBy: 'gpgv',
    isGood: await verifyDetached(file, signature, openPgp),
    refusesTampered: !(await withTampered(file, (copy) => verifyDetached(copy, signature, openPgp))),
  }
}

/** In the folder of the packages, so that `sha256sum --check SHA256SUMS` finds them. */
async function writeSums(files: readonly string[]): Promise<string> {
  const sums = join(dirname(files[0]!), 'SHA256SUMS')
  await writeFile(sums, await sumsOf(files))
  return sums
}

/** Does something with a copy in which one bit is not as it was: at two thirds, where a package has its files. */
async function withTampered<T>(file: string, work: (copy: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'sverka-tampered-'))
  try {
    const copy = join(folder, basename(file))
    const bytes = await readFile(file)
    const place = Math.floor((bytes.length * 2) / 3)
    bytes[place] = bytes[place]! ^ 1
    await writeFile(copy, bytes)
    return await work(copy)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
