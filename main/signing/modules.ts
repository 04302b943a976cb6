import { setImmediate } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import type { ModuleState } from '../../contract/signer.ts'
import type { ModuleSlots } from './joined-slots.ts'
import { openModule, type Pkcs11 } from './pkcs11.ts'
import { pkcs11Devices } from './pkcs11-devices.ts'
import type { SignatureDevice, SignatureDevices } from './port.ts'
import type { ModuleToTry, VendorModule } from './vendor-modules.ts'

/** What the modules are and what they see, at one moment. */
export type ModulesSeen = {
  readonly states: readonly ModuleState[]
  readonly slots: readonly ModuleSlots[]
}

type Needs = {
  readonly modules: readonly ModuleToTry[]
  readonly missing: readonly VendorModule[]
  /** Certificates of people that may not lie on their tokens, DER. */
  readonly beside: readonly Uint8Array[]
  /** Those that ended the process before; they are told as failed. */
  readonly leaveOut: readonly string[]
  /** Told around everything a module does until it has been looked at for the first time. */
  readonly onLoading: (tell: 'loading' | 'loaded', path: string) => void
  readonly on: (seen: ModulesSeen) => void
}

/** A module that has not started after so long is told as failed; it is taken in when it does after all. */
const PATIENCE_MS = 10_000

type Loaded = ModuleSlots & { readonly devices: SignatureDevices }

/**
 * The PKCS#11 modules of this computer. Vendors' are loaded one after another, so that it is known which one ended
 * the process; a generic one that nobody asked for only when there is a card that nobody knows (`loadGeneric`):
 * it would ask every card in every reader.
 */
export function openModules({ modules, missing, beside, leaveOut, onLoading, on }: Needs) {
  const loaded = new Map<string, Loaded>()
  const states = new Map<string, ModuleState>(
    missing.map(({ title, path }) => [path, { title, path, state: 'missing' }]),
  )
  let told: ModulesSeen | undefined
  let before: Promise<void> = Promise.resolve()
  const asked = new Set<string>()

  const publish = (): void => {
    const seen = {
      states: [...states.values()],
      slots: [...loaded.values()].map(({ isGeneric, slots, silentSince }) => ({
        isGeneric,
        slots,
        silentSince,
      })),
    }
    if (isDeepStrictEqual(seen, told)) return
    told = seen
    on(seen)
  }

  const takeIn = async ({ title, path, isGeneric }: ModuleToTry, module: Pkcs11): Promise<void> => {
    const devices = pkcs11Devices({ module, title, beside })
    states.set(path, { title, path, state: 'loaded', version: module.version, maker: module.maker })
    await new Promise<void>((resolve) => {
      devices.watch(({ slots, silentSince }) => {
        loaded.set(path, { isGeneric, devices, slots, silentSince })
        resolve()
        publish()
      })
    })
  }

  const load = async (one: ModuleToTry): Promise<void> => {
    const { title, path } = one
    if (leaveOut.includes(path)) {
      states.set(path, { title, path, state: 'failed' })
      return publish()
    }
    onLoading('loading', path)
    await setImmediate() // the word must be out before the module can end the process
    if ((await inTime(start(one))) === 'late') {
      states.set(path, { title, path, state: 'failed' })
      publish()
    }
  }

  const start = async (one: ModuleToTry): Promise<void> => {
    const { title, path } = one
    const module = await openModule(path)
    if (module) await takeIn(one, module)
    else states.set(path, { title, path, state: 'failed' })
    onLoading('loaded', path)
    publish()
  }

  const ask = (wanted: readonly ModuleToTry[]): void => {
    for (const one of wanted) {
      if (asked.has(one.path)) continue
      asked.add(one.path)
      before = before.then(() => load(one))
    }
  }

  publish()
  ask(modules.filter(({ isOnDemand }) => !isOnDemand))
  return {
    /** Loads the modules that were kept back. */
    loadGeneric: (): void => ask(modules),
    find: (id: string): SignatureDevice | undefined =>
      [...loaded.values()].map(({ devices }) => devices.find(id)).find((device) => device !== undefined),
  }
}

async function inTime(work: Promise<void>): Promise<'late' | void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), PATIENCE_MS)
  })
  const first = await Promise.race([late, work])
  clearTimeout(timer)
  return first
}
