import { onTestFinished } from 'vitest'
import type { Card, DevicesState } from '../../contract/signer.ts'
import { startNodeLine } from '../../main/signing/node-line.ts'
import { type Batch, createSigner, type Signer } from '../../main/signing/signer.ts'
import { authority, secretary } from '../cades/pki.ts'
import { createPivCard, type PivCard } from './piv-card.ts'
import { judging } from '../fakes/cards.ts'
import { type Pcscd, startPcscd } from './pcscd.ts'

/** The authority every card of these tests comes from. */
export const root = authority('ecdsa-p256')

export const PIN = '123456'

/** A secretary's card; a new key each time where none is given. */
export const pivCard = (more: Partial<Parameters<typeof createPivCard>[0]> = {}): PivCard =>
  createPivCard({ ...secretary('ecdsa-p256', root), pin: PIN, ...more })

/** A signing process against a pcscd of its own; both end with the test. */
export type Desk = { pcscd: Pcscd; signer: Signer; cards: Card[] }

export async function openDesk(...cards: PivCard[]): Promise<Desk> {
  const pcscd = await startPcscd()
  onTestFinished(pcscd.stop)
  for (const [slot, card] of cards.entries()) await pcscd.insert(card, slot as 0 | 1)
  const signer = openSigner(pcscd)
  const state = await until(signer, (now) => now.cards.filter(isReady).length === cards.length)
  return { pcscd, signer, cards: state.cards }
}

/** The signer alone, ended with the test. */
export function openSigner({ env }: Pick<Pcscd, 'env'>): Signer {
  const signer = createSigner({
    start: () => startNodeLine(env),
    authorities: [root.certificate],
    ...judging([root.certificate]),
  })
  onTestFinished(signer.close)
  return signer
}

const isReady = ({ state }: Card): boolean => state === 'ready'

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
