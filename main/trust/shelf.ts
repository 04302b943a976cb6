import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { createHash } from 'node:crypto'
import { readRevocations, type Revocations } from '../../cades/revocations.ts'
import type { X509 } from '../../cades/x509.ts'
import { heldTrustList, type HeldTrustList } from '../../contract/trust.ts'

type Needs = {
  readonly folder: string
  /** A file that is not what it should be was set aside: its place in code, never its content. */
  readonly damaged: (where: string) => void
}

/** A kept list of revoked certificates; `keptAt` in ms since 1970. */
export type KeptRevocations = { readonly list: Revocations; readonly maker: string; readonly keptAt: number }

const LIST = 'list.json'
const REVOCATIONS = 'revocations'

/**
 * What was imported and fetched, in a folder of the profile: one list of authorities, and of each maker one list of
 * revoked certificates. Files are written whole and renamed; one that cannot be read is set aside under another
 * name, and the desk goes on without it.
 */
export function shelfIn({ folder, damaged }: Needs) {
  const revocations = join(folder, REVOCATIONS)

  function setAside(file: string, where: string): undefined {
    renameSync(file, `${file}.damaged`)
    damaged(where)
  }

  return {
    list(): HeldTrustList | undefined {
      const file = join(folder, LIST)
      if (!existsSync(file)) return undefined
      return heldIn(readFileSync(file, 'utf8')) ?? setAside(file, 'trust.list')
    },

    keepList: (held: HeldTrustList): void => write(folder, LIST, Buffer.from(JSON.stringify(held))),

    revocations(): KeptRevocations[] {
      if (!existsSync(revocations)) return []
      const names = readdirSync(revocations).filter((name) => name.endsWith('.crl'))
      return names.flatMap((name) => {
        const file = join(revocations, name)
        const read = readRevocations(readFileSync(file))
        if (!read.ok) return setAside(file, 'trust.revocations') ?? []
        return { list: read.value, maker: name.slice(0, -'.crl'.length), keptAt: statSync(file).mtimeMs }
      })
    },

    /** In the place of the earlier one of the same maker. */
    keepRevocations: ({ list, maker }: Pick<KeptRevocations, 'list' | 'maker'>): void =>
      write(revocations, `${maker}.crl`, list.der),
  }
}

export type Shelf = ReturnType<typeof shelfIn>

/** An authority by its name and key: a renewed certificate of the same key makes the same lists. */
export const makerOf = ({ subject, publicKey }: Pick<X509, 'subject' | 'publicKey'>): string =>
  createHash('sha256').update(subject).update(publicKey).digest('hex').slice(0, 32)

function heldIn(text: string): HeldTrustList | undefined {
  try {
    const read = heldTrustList.safeParse(JSON.parse(text))
    return read.success ? read.data : undefined
  } catch {
    return undefined // no JSON: torn by something else than this program
  }
}

function write(folder: string, name: string, bytes: Uint8Array): void {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, name)
  const open = openSync(`${file}.new`, 'w', 0o600)
  try {
    writeFileSync(open, bytes) // all of it: a bare write may end early
    fsyncSync(open)
  } finally {
    closeSync(open)
  }
  renameSync(`${file}.new`, file)
}
