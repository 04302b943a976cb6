import type { Card, DevicesState } from '../../contract/signer.ts'
import type { Batch, Signer } from '../../main/signing/signer.ts'

/** What a test does with a signer, whoever runs it. */

export const PIN = '123456'

/** The first state that is as wanted; fails after `limitMs`. */
export function until(
  signer: Signer,
  isWanted: (state: DevicesState) => boolean,
  limitMs = 20_000,
): Promise<DevicesState> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error(`the state stays ${JSON.stringify(signer.look())}`)),
      limitMs,
    )
    const look = (state: DevicesState): void => {
      if (!isWanted(state)) return
      clearTimeout(timer)
      unwatch()
      resolve(state)
    }
    const unwatch = signer.watch(look)
    look(signer.look())
  })
}

/** Signs `count` documents with a card; gives the outcome and what was handed on before it. */
export async function signWith(
  signer: Signer,
  card: Card,
  { pin = PIN, count = 1, ...more }: { pin?: string; count?: number } & Partial<Omit<Batch, 'pin'>> = {},
) {
  const signed = new Map<string, Uint8Array>()
  const outcome = await signer.signBatch({
    card: card.id,
    certificate: card.certificates[0]!.fingerprint,
    pin: Buffer.from(pin),
    documents: contents(count),
    signedAt: SIGNED_AT,
    onSigned: (id, signature) => void signed.set(id, signature),
    ...more,
  })
  return { outcome, signed }
}

export const SIGNED_AT = new Date('2026-09-01T08:00:00Z')

/** Documents named 1, 2, 3 … */
export const contents = (count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: String(index + 1),
    content: Buffer.from(`{"correction":${index + 1}}`),
  }))
