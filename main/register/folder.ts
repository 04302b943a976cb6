import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { ZipFile } from 'yazl'
import { fingerprintOf } from '../../cades/certificate.ts'
import { certificatesFor, pemOf } from './certificates.ts'
import type { Ref } from './lines.ts'
import { readMes } from './read-me.ts'
import type { Steps } from './runs.ts'
import { BrokenOff } from './write-stream.ts'

/** What was signed and the fullest signature of it. */
export type Signed = { readonly bytes: Uint8Array; readonly signature: Uint8Array }

type Parts = {
  readonly refs: readonly Ref[]
  readonly signedOf: (id: string) => Signed
  /** Certificates of whoever has signed any of these, DER. */
  readonly signers: Iterable<Uint8Array>
  /** Certificates of the authorities known here, DER. */
  readonly authorities: readonly Uint8Array[]
  /** The table of the same corrections. */
  readonly workbook: Uint8Array
  readonly school: string
  /** ISO day. */
  readonly day: string
  readonly at: Date
}

/**
 * Everything that an inspector needs to verify the corrections without this program, as a ZIP that is made while it is
 * written: however many there are, few are in memory.
 */
export function folderZip(parts: Parts, { step }: Steps): ZipFile {
  const { refs, signedOf, school, day, at } = parts
  const zip = new ZipFile()
  const sums: string[] = []
  const put = (name: string, bytes: Uint8Array) =>
    zip.addBuffer(Buffer.from(bytes), name, { mtime: at, mode: 0o100644 })
  async function made(name: string, bytes: () => Promise<Uint8Array>, isSummed: boolean): Promise<Readable> {
    const own = await bytes()
    if (isSummed) sums.push(`${createHash('sha256').update(own).digest('hex')}  ${name}\n`)
    return Readable.from([Buffer.from(own)])
  }
  const putLater = (name: string, bytes: () => Promise<Uint8Array>, isSummed = true) =>
    zip.addReadStreamLazy(name, { mtime: at, mode: 0o100644 }, (go) => {
      void made(name, bytes, isSummed).then(
        (stream) => go(undefined, stream),
        (cause: unknown) => go(cause, Readable.from([])),
      )
    })

  for (const { name, bytes } of readMes({ school, day, corrections: refs.length })) put(name, bytes)
  const { signers, above } = certificatesFor(parts.signers, parts.authorities)
  put('certificates/authorities.pem', Buffer.from(pemOf(above)))
  for (const one of signers) put(`certificates/signers/${fingerprintOf(one).slice(0, 16)}.cer`, one)
  put('register.xlsx', parts.workbook)
  for (const { id } of refs) {
    const name = `corrections/${id}.json`
    putLater(name, async () => {
      if (!(await step())) throw new BrokenOff()
      return signedOf(id).bytes
    })
    putLater(`${name}.p7s`, () => Promise.resolve(signedOf(id).signature))
  }
  putLater('SHA256SUMS', () => Promise.resolve(Buffer.from(sums.join(''))), false)
  zip.end()
  return zip
}
