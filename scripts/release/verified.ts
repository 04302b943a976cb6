import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { isWhole } from '../../main/updates/download.ts'
import { updateKeyOf } from '../../main/updates/keys.ts'
import { readSigned } from '../../main/updates/signed.ts'

/** One line of the table: what was looked at, and whether it holds. */
export type Verified = { readonly what: string; readonly found: string; readonly holds: boolean }

/** Looks at a folder as a desk with these public keys would. */
export async function verifyFolder(
  folder: string,
  keys: readonly string[],
  now: number,
): Promise<Verified[]> {
  const bytes = readFileSync(join(folder, 'updates.json'))
  const read = readSigned(
    bytes,
    readFileSync(join(folder, 'updates.json.sig'), 'latin1'),
    keys.map(updateKeyOf),
  )
  if (!read.ok) return [{ what: 'updates.json', found: read.fault.code, holds: false }]
  const { descriptor, keys: by } = read.value
  const isFresh = now < Date.parse(descriptor.expires)
  const { version, sequence, rollback, expires } = descriptor
  const files = descriptor.files.map(async (file) => {
    const holds = await isWhole(join(folder, file.file), file)
    return { what: file.file, found: `${file.kind} ${file.arch}, ${file.size} bytes`, holds }
  })
  return [
    { what: 'updates.json', found: `signed by ${by.join(', ')}`, holds: true },
    {
      what: 'version',
      found: `${version}${rollback ? ', a way back' : ''}, number ${sequence}`,
      holds: true,
    },
    { what: 'expires', found: expires, holds: isFresh },
    ...(await Promise.all(files)),
  ]
}
