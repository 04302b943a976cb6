import { canonicalJson } from '../domain/canonical.ts'
import { done, failed, type Outcome } from '../domain/outcome.ts'
import type { Role } from '../domain/role.ts'
import { verifyCades } from '../cades/verify.ts'
import type { Desk } from '../contract/desk.ts'
import type { Fault } from '../contract/index.ts'
import type { DevicesState } from '../contract/signer.ts'
import { certificateOf, type Chosen } from './chosen.ts'
import { holderOf } from './own-people.ts'
import type { CardQuestion } from './question.ts'
import type { GivenPin, PinDesk } from './signing/pin-desk.ts'
import type { Signer } from './signing/signer.ts'
import { nameOf, type Holder } from './staff/holder.ts'

export type Shift = NonNullable<Desk['shift']>

type Needs = {
  readonly signer: Signer
  readonly pinDesk: PinDesk
  /** Authorities whose certificates may open a shift, DER. */
  readonly trusted: () => readonly Uint8Array[]
  /** Undefined for a stranger. */
  readonly roleOf: (holder: Holder) => Role | undefined
  /** Whether a shift may be opened without a card. */
  readonly withoutCards: boolean
  /** Whether the desk is being set up and nobody is entered who could open a shift. */
  readonly isSetUp: () => boolean
  /** Whether the first start is not over: whoever is at it stays, though somebody is entered by now. */
  readonly isStarting: () => boolean
  /** Nobody has touched anything for so long: the shift closes. */
  readonly idleMinutes: number
  readonly newId: () => string
  readonly now: () => number
  /** Whole seconds since the last key or movement. */
  readonly idleSeconds: () => number
  /** Opened in the program before this one, by its own proof; it is looked at again whose it is. */
  readonly resumed?: HeldShift | undefined
  readonly onChange: (shift: Shift | undefined, before: Shift | undefined) => void
  /** Somebody who is not of the staff was turned away; the fingerprint. */
  readonly onStranger: (fingerprint: string) => void
}

type Proved = { readonly shift: Shift; readonly holder: Holder }

/** An open shift that outlives the program that opened it. */
export type HeldShift = { readonly shift: Shift; readonly holder: Holder | undefined }

const IDLE_LOOK_MS = 5_000

/** So long the card may be out while its PIN is asked for: it is put in again, or into another reader. */
const OUT_LIMIT_MS = 60_000

/**
 * The shift: open while the card that opened it is in its reader and somebody is at the desk. It is opened
 * by the card's signature under a fresh challenge, so a copied certificate opens nothing. Another card takes the
 * counter over in the same way. Where the settings allow it, a shift without a card looks up and prepares; while the
 * desk is set up for the first time, and nobody is entered, one without a card does that.
 */
export function createShift(needs: Needs) {
  const { signer, pinDesk, roleOf, now, idleSeconds, onChange, onStranger } = needs
  let current = resumedShift(needs)
  let owner = current && needs.resumed?.holder
  let isAsking = false

  const set = (shift: Shift | undefined, holder?: Holder): void => {
    const before = current
    owner = holder
    if (shift === before) return
    current = shift
    onChange(shift, before)
  }
  const lock = (): void => {
    pinDesk.dismiss()
    set(undefined)
  }

  /** A card that is out closes the shift; while its PIN is asked for, it may be put in again first. */
  let outSince: number | undefined
  const look = (): void => {
    if (current?.way !== 'card' || !isOut(current.fingerprint, seen)) {
      outSince = undefined
      return
    }
    if (isAsking) return set(undefined)
    const standing = pinDesk.standing()
    if (!standing || (outSince !== undefined && now() - outSince >= OUT_LIMIT_MS)) return lock()
    if (outSince === undefined) void standing.then(look)
    outSince ??= now()
  }
  let seen = signer.look()
  const stopWatching = signer.watch((devices) => {
    seen = devices
    look()
  })
  const looking = setInterval(() => {
    if (current && idleSeconds() >= needs.idleMinutes * 60) lock()
    else look()
  }, IDLE_LOOK_MS)
  looking.unref()

  const stranger = (fingerprint: string) => {
    onStranger(fingerprint)
    return failed({ code: 'certificate.stranger' } as const)
  }

  return {
    current: () => current,
    /** Whose certificate has opened it. */
    owner: () => owner,
    /** Asks for the PIN and opens the shift in the name on the certificate, whosever it was before. */
    async open(chosen: Chosen, { question, card }: CardQuestion): Promise<Outcome<Shift, Fault>> {
      const certificate = certificateOf(signer.look(), chosen)
      if (certificate && roleOf(certificate) === undefined) return stranger(certificate.fingerprint)
      const asked = () => ({ ...question(), purpose: 'shift' as const, documents: [], signed: 0 })
      isAsking = true
      const proved = await pinDesk
        .ask(asked, (pin, signal) =>
          prove(needs, { card: card(), certificate: chosen.certificate, pin, signal }),
        )
        .finally(() => (isAsking = false))
      if (proved.ok) {
        set(proved.value.shift, proved.value.holder)
        return done(proved.value.shift)
      }
      return proved.fault.code === 'certificate.stranger' ? stranger(chosen.certificate) : proved
    },
    /** Opens the shift without a card; one that is open stays as it is. */
    prepare(): Outcome<Shift, Fault> {
      if (!needs.withoutCards) return failed({ code: 'shift.no-card' })
      if (!current) {
        const since = new Date(now()).toISOString()
        set({ name: '', fingerprint: '', since, role: 'secretary', way: 'prepare' })
      }
      return done(current!)
    },
    /** Opens the shift of whoever sets the desk up; one that a card has opened stays as it is. */
    start(): Outcome<Shift, Fault> {
      if (!needs.isSetUp()) return failed({ code: 'shift.no-card' })
      if (current?.way !== 'card') {
        const since = new Date(now()).toISOString()
        set({ name: '', fingerprint: '', since, role: 'administrator', way: 'start' })
      }
      return done(current!)
    },
    /** The staff has changed: the role may be another one, or none. */
    review(): void {
      if (!current || !owner) return
      const role = roleOf(owner)
      if (!role) lock()
      else if (role !== current.role) set({ ...current, role }, owner)
    },
    lock,
    held: (): HeldShift | undefined => current && { shift: current, holder: owner },
    stop(): void {
      stopWatching()
      clearInterval(looking)
    },
  }
}

/** The shift goes on for whom it may still be open; the card is looked for when the readers are there again. */
function resumedShift({ resumed, roleOf, withoutCards, isStarting }: Needs): Shift | undefined {
  if (!resumed) return undefined
  const { shift, holder } = resumed
  if (shift.way === 'prepare') return withoutCards ? shift : undefined
  if (shift.way === 'start') return isStarting() ? shift : undefined
  const role = holder && roleOf(holder)
  return role && { ...shift, role }
}

/** The card's signature under a fresh challenge; only what it has signed says whose shift it is. */
async function prove(
  { signer, trusted, roleOf, newId, now }: Needs,
  entered: Chosen & { readonly pin: GivenPin; readonly signal: AbortSignal },
): Promise<Outcome<Proved, Fault>> {
  const at = new Date(now())
  const content = Buffer.from(canonicalJson({ form: 'shift', id: newId(), at: at.toISOString() }))
  let signature = new Uint8Array()
  const outcome = await signer.signBatch({
    ...entered,
    documents: [{ id: 'shift', content }],
    signedAt: at,
    onSigned: (_id, made) => void (signature = Uint8Array.from(made)),
  })
  if (!outcome.ok) return outcome

  const verified = verifyCades({ content, signature, trusted: trusted(), at })
  if (!verified.ok) return failed({ code: 'shift.untrusted' })
  const { fingerprint } = verified.value.signer
  const holder = holderOf(verified.value.signer)
  const role = roleOf(holder)
  if (!role) return failed({ code: 'certificate.stranger' })
  const shift: Shift = { name: nameOf(holder), fingerprint, since: at.toISOString(), role, way: 'card' }
  return done({ shift, holder })
}

/** While the signing process starts again nobody is thrown out: it has not looked yet. */
const isOut = (fingerprint: string, { state, cards }: DevicesState): boolean =>
  state !== 'starting' &&
  !cards.some(({ certificates }) => certificates.some((one) => one.fingerprint === fingerprint))

/** What the log says of a change, and of which certificate. */
export function changeOf(
  open: Shift | undefined,
  before: Shift | undefined,
): [what: string, subject: string] {
  if (!open) return ['shift.lock', '']
  if (open.way !== 'card') return [`shift.${open.way}`, '']
  const isTaken = before?.way === 'card' && before.fingerprint !== open.fingerprint
  return [isTaken ? 'shift.takeover' : 'shift.open', open.fingerprint]
}
