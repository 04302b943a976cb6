import { isDeepStrictEqual } from 'node:util'
import { fingerprintOf } from '../../cades/certificate.ts'
import type { Slot } from '../../contract/signer.ts'
import type { Handle, Pkcs11 } from './pkcs11.ts'
import { faultOf } from './pkcs11-faults.ts'
import { keyOf, objectsOn, sorted, type TokenObjects } from './pkcs11-objects.ts'
import { openToken } from './pkcs11-session.ts'
import type { TokenFacts } from './pkcs11-token.ts'
import type { Seen, SignatureDevices } from './port.ts'

type CardFacts = NonNullable<Slot['card']>

/** What was read of a token: everything but how its PIN stands, which changes. */
type Contents = Pick<CardFacts, 'state' | 'certificates' | 'keyless' | 'authorities'>

/** A token that was put in, and what has been learnt of it. */
type Inserted = {
  readonly id: string
  readonly slot: Handle
  readonly reader: string
  token: TokenFacts
  contents?: Contents
  isMute: boolean
  isBusy: boolean
}

type Needs = {
  readonly module: Pkcs11
  /** As `ModuleState` has it. */
  readonly title: string
  /** Certificates that may belong to keys of its tokens, DER. */
  readonly beside: readonly Uint8Array[]
}

/**
 * How often a module is asked for its slots and tokens: a card is told of within a second. Measured: 0.2 ms without a
 * card, 5 ms through OpenSC with one, of which 0.8 ms are work; 0.2 % of a processor. C_WaitForSlotEvent would hold a
 * thread for ever, and half of the modules do not have it.
 */
const LOOK_MS = 500

/** A module that has not answered after so long is shown as mute. */
const PATIENCE_MS = 4_000

/** The tokens of one PKCS#11 module. Looking never logs in: a wrong guess would cost a try. */
export function pkcs11Devices({ module, title, beside }: Needs): SignatureDevices {
  const inserted = new Map<Handle, Inserted>()
  let insertions = 0
  let tell: (seen: Seen) => void = () => {}
  let told: Seen | undefined
  let silentSince: number | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const publish = (): void => {
    const slots = [...inserted.values()].flatMap((one) => slotOf(one, title))
    const seen = { service: true, slots, ...(silentSince !== undefined && { silentSince }) }
    if (isDeepStrictEqual(seen, told)) return
    told = seen
    tell(seen)
  }

  /** Slots are asked for anew each time: many libraries keep those they have seen once. */
  const look = async (): Promise<void> => {
    const slots = await module.slots()
    const present = new Set(slots.ok ? slots.value : [])
    for (const slot of inserted.keys()) if (!present.has(slot)) inserted.delete(slot)
    for (const slot of present) await lookAt(slot)
    silentSince = undefined
    publish()
  }

  const lookAt = async (slot: Handle): Promise<void> => {
    const token = await module.token(slot)
    const known = inserted.get(slot)
    if (!token.ok) {
      const { code } = faultOf(token.fault)
      // What was known of this very token still holds while another program has it.
      if (code === 'device.removed' || code === 'device.unknown-card') inserted.delete(slot)
      return
    }
    if (!token.value.isInitialized) return void inserted.delete(slot)
    const isSame = known?.token.serial === token.value.serial && known.token.label === token.value.label
    const one = known && isSame ? known : await arrived(slot, token.value)
    one.token = token.value
    one.isMute = false
    inserted.set(slot, one)
    // A token torn out while it was read may seem empty, and be put in again before anybody notices.
    if (one.contents?.state !== 'ready' && !one.isBusy) await read(one)
  }

  const arrived = async (slot: Handle, token: TokenFacts): Promise<Inserted> => {
    const name = await module.slot(slot)
    const reader = name.ok && name.value !== '' ? name.value : title
    insertions += 1
    return { id: `${title}:${reader}#${insertions}`, slot, reader, token, isMute: false, isBusy: false }
  }

  const read = async (one: Inserted): Promise<void> => {
    const opened = await module.open(one.slot)
    if (!opened.ok) return void (one.isMute = true)
    const objects = await objectsOn(opened.value, beside)
    await opened.value.close()
    if (!objects.ok) return void (one.isMute = true) // asked again with the next look
    if (one.contents?.state !== 'ready') one.contents = contentsOf(objects.value, !one.token.needsLogin)
  }

  /** A module that hangs is not asked again: everything would only wait behind what hangs. */
  const follow = async (): Promise<void> => {
    const began = performance.now()
    const late = setTimeout(() => {
      const isWorking = [...inserted.values()].some(({ isBusy }) => isBusy) // a PIN pad takes its time
      if (!isWorking) {
        for (const one of inserted.values()) one.isMute = true
        silentSince = began
      }
      publish()
    }, PATIENCE_MS)
    await look()
    clearTimeout(late)
    timer = setTimeout(() => void follow(), LOOK_MS)
  }

  return {
    watch: (on) => {
      tell = on
      void follow()
      return () => {
        tell = () => {}
        clearTimeout(timer)
      }
    },
    find: (id) => {
      const one = [...inserted.values()].find((candidate) => candidate.id === id)
      return (
        one && {
          open: async () => {
            one.isBusy = true
            const onSeenAll = (objects: TokenObjects): void => void (one.contents = contentsOf(objects, true))
            const opened = await openToken({ module, slot: one.slot, beside, onSeenAll })
            if (!opened.ok) {
              one.isBusy = false
              return opened
            }
            const session = opened.value
            const { close } = session
            return {
              ok: true,
              value: Object.assign(session, {
                close: () => close().finally(() => void (one.isBusy = false)),
              }),
            }
          },
        }
      )
    },
  }
}

/**
 * Which certificates have their key is decided by what can be seen. A token that shows private keys, or asks for no
 * login, or has been logged in to, shows all of them: what has no key there has none. One that shows no private key
 * before login (SoftHSM, most of the vendors) may hide them: its certificates count as having one, until a login
 * proves otherwise (`device.no-key`) and the token is seen anew.
 */
function contentsOf(objects: TokenObjects, isAllSeen: boolean): Contents {
  const { own, authorities } = sorted(objects.certificates)
  const ders = [...new Map(own.map(({ der }) => [fingerprintOf(der), der])).values()]
  const mayHide = !isAllSeen && objects.keys.length === 0
  const hasKey = (der: Uint8Array): boolean => mayHide || keyOf(der, objects) !== undefined
  return {
    state: ders.length > 0 ? 'ready' : 'no-certificate',
    certificates: ders.filter(hasKey),
    keyless: ders.filter((der) => !hasKey(der)),
    authorities,
  }
}

function slotOf({ id, reader, token, contents, isMute }: Inserted, title: string): Slot[] {
  if (!contents && !isMute) return [] // told once it is known, so that nobody sees it flicker
  const { label, serial, model, maker, pin, triesLeft } = token
  const read = contents ?? { state: 'mute' as const, certificates: [], keyless: [], authorities: [] }
  const card: CardFacts = {
    id,
    reader,
    kind: 'pkcs11',
    pin,
    token: { label, serial, model, maker, module: title },
    ...(triesLeft !== undefined && { triesLeft }),
    ...read,
    ...(isMute && { state: 'mute' as const }),
  }
  return [{ reader, card }]
}
