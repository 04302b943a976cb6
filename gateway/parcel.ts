import { correctionId } from '../contract/correction.ts'
import type { Parcel, TextParcel } from '../contract/gateway.ts'
import { done, failed, type Outcome } from '../domain/outcome.ts'

/**
 * A parcel as it is judged, however it travelled: the bytes that are said to be signed, and the signature over them. One
 * that came as its text was read for its id: `spelled` is the text, and the value it is the JSON of.
 */
export type Offered = {
  readonly id: string
  readonly bytes: Uint8Array
  readonly signature: Uint8Array
  readonly spelled?: { readonly text: string; readonly value: unknown }
}

/** What has travelled, all of it or none: without an id there is nobody to give a verdict to. */
export function offeredIn(parcels: readonly (Parcel | TextParcel)[]): Outcome<Offered[], 'form'> {
  const offered: Offered[] = []
  for (const one of parcels) {
    const signature = Buffer.from(one.signature, 'base64')
    if ('bytes' in one) {
      offered.push({ id: one.id, bytes: Buffer.from(one.bytes, 'base64'), signature })
      continue
    }
    const value = valueIn(one.text)
    const id = idOf(value)
    if (id === undefined) return failed('form')
    offered.push({ id, bytes: Buffer.from(one.text), signature, spelled: { text: one.text, value } })
  }
  return done(offered)
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const idOf = (value: unknown): string | undefined =>
  correctionId.safeParse(typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined)
    .data
