import { verifyCades } from '../../../cades/verify.ts'
import type { Card, DeviceFault, DevicesState } from '../../../contract/signer.ts'
import type { Outcome } from '../../../domain/outcome.ts'
import { startNodeLine } from '../../../main/signing/node-line.ts'
import { type Batch, createSigner, type Signer } from '../../../main/signing/signer.ts'
import { judging } from '../../fakes/cards.ts'
import { type Pcscd, startPcscd } from '../pcscd.ts'
import type { PivCard } from '../piv-card.ts'
import { contents, signWith, until } from '../signing.ts'
import type { VirtualCard } from '../vpcd.ts'

/** A virtual card that can be made to fail. */
export type TestCard = VirtualCard & Pick<PivCard, 'before' | 'counts'>

/** What a kind of token brings along. */
export type Kit = {
  readonly pin: string
  /** Everything of this kind is issued by it; DER. */
  readonly authority: Uint8Array
  readonly signedAt: Date
  readonly modules?: readonly { title: string; path: string }[]
  /** Of people whose tokens do not hold them; DER. */
  readonly certificates?: readonly Uint8Array[]
  readonly env?: Readonly<Record<string, string>>
  readonly training?: string
}

/** A signing process and whatever it may find. */
export type Ground = Kit & {
  readonly signer: Signer
  /** The first card that can sign, as soon as there is one. */
  readonly ready: () => Promise<Card>
  readonly until: (isWanted: (state: DevicesState) => boolean) => Promise<DevicesState>
  /** Signs and says in words how it ended; a signature handed on that does not verify says so before all else. */
  readonly sign: (card: Card, more?: Signing) => Promise<Signed>
  readonly clear: () => Promise<void>
  readonly close: () => Promise<void>
}

type Signing = { pin?: string; count?: number } & Partial<Omit<Batch, 'pin'>>

/** `text` is `signed`, or the code of the fault with its number. */
export type Signed = { readonly text: string; readonly signatures: readonly Uint8Array[] }

/** A signing process over a pcscd of its own. */
export type ReaderGround = Ground & {
  readonly pcscd: Pcscd
  /** Puts a card in and waits until it can sign. */
  readonly insert: (card: TestCard) => Promise<Card>
}

/** Starts a signing process without any reader. */
export async function openGround(kit: Kit): Promise<Ground> {
  const signer = createSigner({
    start: () => startNodeLine(kit.env),
    authorities: [kit.authority],
    ...(kit.training !== undefined && { training: kit.training }),
    ...judging([kit.authority]),
    modules: kit.modules ?? [],
    certificates: kit.certificates ?? [],
  })
  const isReady = ({ state }: Card): boolean => state === 'ready'
  const sign: Ground['sign'] = async (card, { count = 1, ...more } = {}) => {
    const { outcome, signed } = await signWith(signer, card, {
      pin: kit.pin,
      count,
      signedAt: kit.signedAt,
      ...more,
    })
    const isFalse = contents(count).some(({ id, content }) => {
      const signature = signed.get(id)
      if (!signature) return false
      const { signedAt: at, authority } = kit
      return !verifyCades({ content, signature, trusted: [authority], at }).ok
    })
    return {
      text: isFalse ? 'A FALSE SIGNATURE WAS STORED' : textOf(outcome),
      signatures: [...signed.values()],
    }
  }
  return {
    ...kit,
    signer,
    sign,
    ready: async () => (await until(signer, (now) => now.cards.some(isReady))).cards.find(isReady)!,
    until: (isWanted) => until(signer, isWanted),
    clear: async () => {},
    close: signer.close,
  }
}

/** Starts a pcscd with two readers and a signing process that finds it. */
export async function openReaders(kit: Kit, { hurries = true } = {}): Promise<ReaderGround> {
  const pcscd = await startPcscd({ hurries })
  const ground = await openGround({ ...kit, env: { ...kit.env, ...pcscd.env } })
  await ground.until(({ state }) => state === 'no-card')
  return {
    ...ground,
    pcscd,
    insert: async (card) => {
      await pcscd.insert(card)
      return ground.ready()
    },
    clear: async () => {
      await pcscd.remove(0)
      await pcscd.remove(1)
      await ground.until(({ state }) => state === 'no-card')
    },
    close: async () => {
      await ground.close()
      await pcscd.stop()
    },
  }
}

const textOf = (outcome: Outcome<unknown, DeviceFault>): string => {
  if (outcome.ok) return 'signed'
  const { code } = outcome.fault
  return 'triesLeft' in outcome.fault ? `${code} ${outcome.fault.triesLeft}` : code
}
