import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { Parcel, TextParcel } from '../../contract/gateway.ts'
import type { HeldCorrection } from '../store/corrections.ts'

/** A signed correction that is to be sent. */
export type Sealed = { readonly id: string; readonly bytes: Uint8Array; readonly signature: Uint8Array }

export const sealedOf = ({ correction, bytes, signature }: HeldCorrection): Sealed => ({
  id: correction.id,
  bytes,
  signature: signature ?? new Uint8Array(),
})

/** How much of a request one takes at the most, in characters. */
export const lengthOf = ({ bytes, signature }: Sealed): number =>
  Math.ceil((bytes.length + signature.length) / 3) * 4

/** A request as it is put on the line. */
export type Spelt = {
  readonly headers: Record<string, string>
  readonly body: string | Uint8Array<ArrayBuffer>
}

/** As every gateway reads it. */
export const plainly = (some: readonly Sealed[]): Spelt => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ parcels: some.map(asBytes) }),
})

const pack = promisify(brotliCompress)

/** As gateways read it since version 4: a sixth of the bytes, for the repeated certificates hardly any. */
export async function packed(some: readonly Sealed[]): Promise<Spelt> {
  const text = JSON.stringify({ parcels: some.map(asText) })
  const body = await pack(text, {
    params: {
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      // Fewer bytes than zstd has at any level for so short a text, at the work of a few signatures a batch.
      [constants.BROTLI_PARAM_QUALITY]: 5,
      [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
    },
  })
  return { headers: { 'content-type': 'application/json', 'content-encoding': 'br' }, body }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

const asBytes = ({ id, bytes, signature }: Sealed): Parcel => ({
  id,
  bytes: base64(bytes),
  signature: base64(signature),
})

/** What is signed is UTF-8 by its making; the gateway holds the signature against exactly these bytes again. */
const asText = ({ bytes, signature }: Sealed): TextParcel => ({
  text: Buffer.from(bytes).toString('utf8'),
  signature: base64(signature),
})
