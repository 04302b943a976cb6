import { onTestFinished } from 'vitest'
import type { Card } from '../../contract/signer.ts'
import { startNodeLine } from '../../main/signing/node-line.ts'
import { createSigner, type Signer } from '../../main/signing/signer.ts'
import { authority, secretary } from '../cades/pki.ts'
import { createPivCard, type PivCard } from './piv-card.ts'
import { judging } from '../fakes/cards.ts'
import { type Pcscd, startPcscd } from './pcscd.ts'
import { PIN, until } from './signing.ts'

export { contents, PIN, SIGNED_AT, signWith, until } from './signing.ts'

/** The authority every card of these tests comes from. */
export const root = authority('ecdsa-p256')

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
