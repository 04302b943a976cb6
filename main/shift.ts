import { canonicalJson } from '../domain/canonical.ts'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import type { Subject } from '../cades/certificate.ts'
import { verifyCades } from '../cades/verify.ts'
import type { Desk } from '../contract/desk.ts'
import type { Fault } from '../contract/index.ts'
import type { PinQuestion } from '../contract/pin.ts'
import type { DevicesState } from '../contract/signer.ts'
import type { PinDesk } from './signing/pin-desk.ts'
import type { Signer } from './signing/signer.ts'

export type Shift = NonNullable<Desk['shift']>

type Needs = {
  readonly signer: Signer
  readonly pinDesk: PinDesk
  /** Authorities whose certificates may open a shift, DER. */
  readonly trusted: () => readonly Uint8Array[]
  readonly newId: () => string
  readonly now: () => number
  /** Whole seconds since the last key or movement. */
  readonly idleSeconds: () => number
  readonly onChange: (shift: Shift | undefined) => void
}

type Chosen = { readonly card: string; readonly certificate: string }

const IDLE_LIMIT_SECONDS = 5 * 60
const IDLE_LOOK_MS = 5_000

/**
 * The shift: open while the card that opened it is in its reader and somebody is at the desk. It is opened
 * by the card's signature under a fresh challenge, so a copied certificate opens nothing.
 */
export function createShift({ signer, pinDesk, trusted, newId, now, idleSeconds, onChange }: Needs) {
  let current: Shift | undefined

  const set = (shift: Shift | undefined): void => {
    if (shift === undefined) pinDesk.dismiss()
    if (shift === current) return
    current = shift
    onChange(shift)
  }

  const stopWatching = signer.watch((devices) => {
    if (current && isOut(current.fingerprint, devices)) set(undefined)
  })
  const looking = setInterval(() => {
    if (current && idleSeconds() >= IDLE_LIMIT_SECONDS) set(undefined)
  }, IDLE_LOOK_MS)
  looking.unref()

  async function prove({ card, certificate }: Chosen, pin: Uint8Array): Promise<Outcome<Shift, Fault>> {
    const at = new Date(now())
    const content = Buffer.from(canonicalJson({ form: 'shift', id: newId(), at: at.toISOString() }))
    let signature = new Uint8Array()
    const outcome = await signer.signBatch({
      card,
      certificate,
      pin,
      documents: [{ id: 'shift', content }],
      signedAt: at,
      onSigned: (_id, made) => void (signature = Uint8Array.from(made)),
    })
    if (!outcome.ok) return outcome

    const verified = verifyCades({ content, signature, trusted: trusted(), at })
    if (!verified.ok) return failed({ code: 'shift.untrusted' })
    const { subject, fingerprint } = verified.value.signer
    return done({
      name: nameOf(subject),
      fingerprint,
      since: at.toISOString(),
      role: 'secretary',
      way: 'card',
    })
  }

  return {
    current: () => current,
    /** Asks for the PIN and opens the shift in the name on the certificate. */
    async open(chosen: Chosen, question: PinQuestion): Promise<Outcome<Shift, Fault>> {
      const proved = await pinDesk.ask(question, (pin) => prove(chosen, pin))
      if (proved.ok) set(proved.value)
      return proved
    },
    lock: () => set(undefined),
    stop(): void {
      stopWatching()
      clearInterval(looking)
    },
  }
}

/** The person where the certificate names one, else what the certificate calls itself. */
const nameOf = ({ surname, givenName, commonName }: Subject): string =>
  surname && givenName ? `${surname} ${givenName}` : commonName

/** While the signing process starts again nobody is thrown out: it has not looked yet. */
const isOut = (fingerprint: string, { state, cards }: DevicesState): boolean =>
  state !== 'starting' &&
  !cards.some(({ certificates }) => certificates.some((one) => one.fingerprint === fingerprint))
