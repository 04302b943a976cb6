import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

/** One part of a Debian package, which is an `ar` archive. */
export type Member = { readonly name: string; readonly bytes: Buffer }

const MAGIC = '!<arch>\n'
const HEAD = 60 // bytes

/**
 * The parts of a Debian package, in their order.
 *
 * @throws when the bytes are not such an archive
 */
export function debMembers(archive: Buffer): Member[] {
  if (archive.toString('latin1', 0, MAGIC.length) !== MAGIC) throw new Error('not a Debian package')
  const members: Member[] = []
  for (let at = MAGIC.length; at < archive.length;) {
    const head = archive.toString('latin1', at, at + HEAD)
    const size = Number(head.slice(48, 58))
    if (!head.endsWith('`\n') || !Number.isSafeInteger(size) || at + HEAD + size > archive.length)
      throw new Error('a damaged Debian package')
    const name = head.slice(0, 16).trimEnd().replace(/\/$/, '')
    members.push({ name, bytes: archive.subarray(at + HEAD, at + HEAD + size) })
    at += HEAD + size + (size % 2)
  }
  return members
}

/** What the signature of the origin is over: all parts but the signatures, one after another (deb-origin, debsigs). */
export const debSigned = (members: readonly Member[]): Buffer =>
  Buffer.concat(members.filter(({ name }) => !name.startsWith('_gpg')).map(({ bytes }) => bytes))

/**
 * Puts the signature of the origin into the package, in place of an older one. dpkg passes over parts whose names begin
 * with `_`; debsig-verify reads them.
 *
 * @param signature makes a detached OpenPGP signature of a file, in binary form
 */
export async function signDeb(
  file: string,
  signature: (file: string) => Promise<Buffer>,
  folder: string,
): Promise<void> {
  const archive = await readFile(file)
  const kept = debMembers(archive).filter(({ name }) => name !== '_gpgorigin')
  const signed = join(folder, 'signed-parts')
  await writeFile(signed, debSigned(kept))
  const origin: Member = { name: '_gpgorigin', bytes: await signature(signed) }
  await rm(signed)
  await writeFile(`${file}.signed`, archiveOf([...kept, origin]))
  await rename(`${file}.signed`, file)
}

/** Times, owners and rights are the same in every build. */
function archiveOf(members: readonly Member[]): Buffer {
  const parts = members.flatMap(({ name, bytes }) => [
    Buffer.from(
      `${name.padEnd(16)}${'0'.padEnd(12)}${'0'.padEnd(6)}${'0'.padEnd(6)}${'100644'.padEnd(8)}${String(bytes.length).padEnd(10)}\`\n`,
    ),
    bytes,
    Buffer.from(bytes.length % 2 === 0 ? '' : '\n'),
  ])
  return Buffer.concat([Buffer.from(MAGIC), ...parts])
}
