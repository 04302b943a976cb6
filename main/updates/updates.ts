import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import type { UpdateFaultCode, UpdatesFault, UpdatesShown, WhyNothing } from '../../contract/updates.ts'
import { addressOf, askDescription } from './ask-description.ts'
import { download, isWhole, nameOf } from './download.ts'
import type { Installer } from './installer.ts'
import type { KeptFile } from './kept.ts'
import type { UpdateKey } from './keys.ts'
import { NOT_SEEN, seenOf, whatToOffer, type Here, type Offer } from './offer.ts'
import type { Get } from './over-https.ts'
import type { Patience } from './pieces.ts'
import { putIn } from './put-in.ts'
import { isItsTime, type Around } from './quiet.ts'
import type { Signed } from './signed.ts'
import { keepWayBack } from './way-back.ts'

export type UpdatesNeeds = {
  /** The region's folder and how it is used; undefined where none is set. */
  readonly server:
    | {
        readonly url: string
        readonly ring: 'early' | 'usual'
        readonly when: 'asked' | 'night' | 'lock'
        readonly how?: 'self' | 'told' | undefined
      }
    | undefined
  readonly keys: readonly UpdateKey[]
  readonly get: Get
  readonly version: string
  /** School and workplace. */
  readonly desk: string
  readonly folder: string
  readonly kept: KeptFile
  readonly installer: Installer
  /** Which of the two bases is open, and how many steps it has. */
  readonly mode: 'training' | 'work'
  readonly base: () => number
  readonly around: () => Around
  /** Copies the base; its name in the folder of copies, undefined when it could not be. */
  readonly copyBase: () => string | undefined
  /** That version is about to be put in. */
  readonly begins?: (version: string) => void
  /** Clock, ms since 1970. */
  readonly now: () => number
  readonly changed: () => void
  readonly patience?: Patience
}

/** Newer versions: asks the server, fetches what it offers, puts it in. One thing at a time. */
export function createUpdates(needs: UpdatesNeeds) {
  const { server, keys, get, version, folder, kept, installer, around, now, changed, patience } = needs
  let state: UpdatesShown['state'] = 'idle'
  let bytes = 0
  let isEnded = false
  let fault: UpdateFaultCode | undefined
  let why: WhyNothing | undefined
  let offer: Offer | undefined
  let believed: Signed | undefined
  let stopping = new AbortController()
  let toldAt = 0

  const isSelf =
    (installer.kind === 'AppImage' && server?.how !== 'told') ||
    (installer.kind === 'nsis' && server?.how === 'self')

  const here = (): Here => ({
    version,
    kind: installer.kind,
    arch: installer.arch,
    ring: server?.ring ?? 'usual',
    desk: needs.desk,
    base: needs.base(),
    failed: kept.read().failed,
    seen: kept.read().seen,
    keys: keys.map(({ id }) => id),
    now: now(),
  })

  function be(next: UpdatesShown['state']): void {
    if (isEnded) return
    state = next
    changed()
  }

  /** After a surprise nothing may look as if it went on. */
  const settling =
    <Value>(work: () => Promise<Value>) =>
    (): Promise<Value> =>
      work().catch((cause: unknown) => {
        be('idle')
        throw cause
      })

  /** Weighs what is believed once more: time has gone by. */
  function weigh(): void {
    offer = undefined
    why = undefined
    if (!believed) return
    const weighed = whatToOffer(believed, here())
    fault = !weighed.ok && 'code' in weighed.fault ? weighed.fault.code : undefined
    if (weighed.ok) offer = weighed.value
    else if ('why' in weighed.fault) why = weighed.fault.why
  }

  const check = settling(async (): Promise<void> => {
    if (!server || isEnded || (state !== 'idle' && state !== 'ready')) return
    be('checking')
    stopping = new AbortController()
    const asked = await askDescription(server.url, keys, get, stopping.signal, patience)
    believed = asked.ok ? asked.value : undefined
    fault = asked.ok ? undefined : asked.fault.code
    weigh()
    if (fault && NOT_SEEN.has(fault)) believed = undefined
    if (asked.ok) kept.change({ heard: now(), ...(believed && { seen: seenOf(believed) }) })
    const isHere =
      offer && existsSync(join(folder, nameOf(offer.file))) && (await isWhole(pathOf(offer), offer.file))
    be(isHere ? 'ready' : 'idle')
  })

  const fetch = settling(async (): Promise<Outcome<undefined, UpdatesFault>> => {
    if (!offer || !server || state !== 'idle') return failed({ code: 'updates.nothing' })
    if (!isSelf) return failed({ code: 'updates.told' })
    const { file } = offer
    stopping = new AbortController()
    fault = undefined
    be('downloading')
    const fetched = await download({
      file,
      url: addressOf(server.url, file.file),
      folder,
      get,
      stopped: stopping.signal,
      progress: tellBytes,
      ...(patience && { patience }),
    })
    if (!fetched.ok && fetched.fault.code !== 'updates.cancelled') fault = fetched.fault.code
    be(fetched.ok ? 'ready' : 'idle')
    return fetched.ok ? done(undefined) : fetched
  })

  function tellBytes(here: number): void {
    bytes = here
    if (now() - toldAt < TELL_MS) return
    toldAt = now()
    if (!isEnded) changed()
  }

  const install = settling(async (): Promise<Outcome<undefined, UpdatesFault>> => {
    if (state !== 'ready') return failed({ code: 'updates.nothing' })
    weigh()
    if (!offer) return refused(fault ?? 'updates.nothing')
    const { file, isRollback } = offer
    if (!isSelf || offer.needsCopy) return failed({ code: 'updates.told' })
    if (around().inTheWay.length > 0) return failed({ code: 'updates.in-the-way' })
    be('installing')
    const fetched = { file: nameOf(file), size: file.size, sha512: file.sha512 }
    if (!(await isWhole(pathOf(offer), file))) return forgotten()
    const copy = needs.copyBase()
    if (copy === undefined) return refused('updates.no-copy')
    const before = await keepWayBack(folder, installer, kept.read()).catch(() => 'full' as const)
    if (before === 'full') return refused('updates.full')
    const [from, to, at, base] = [version, offer.version, now(), needs.base()]
    kept.change({
      puttingIn: { from, to, at, starts: 0, isRollback, copy, base, fetched, before, mode: needs.mode },
      fault: undefined,
    })
    needs.begins?.(to)
    const put = await putIn(folder, fetched, installer)
    if (put === 'begun') return done(undefined)
    kept.change({ puttingIn: undefined })
    return put === 'changed' ? forgotten() : refused('updates.not-installed')

    function forgotten() {
      rmSync(join(folder, nameOf(file)), { force: true })
      return refused('updates.changed', 'idle')
    }
  })

  function refused(code: UpdateFaultCode | 'updates.nothing', next?: 'idle') {
    if (code !== 'updates.nothing') fault = code
    be(next ?? (offer ? 'ready' : 'idle'))
    return failed({ code })
  }

  const pathOf = ({ file }: Offer): string => join(folder, nameOf(file))

  return {
    check,
    fetch,
    install,
    cancel: (): void => stopping.abort(),

    /** Looks, and does by itself what the settings say is done without a person. */
    async look(): Promise<void> {
      await check()
      if (offer && isSelf && !offer.needsCopy && server && server.when !== 'asked') await fetch()
    },

    /** Puts in what is here, if this is the time for it. */
    async perhaps(): Promise<void> {
      if (state === 'ready' && server && isItsTime(server.when, around(), new Date(now()))) await install()
    },

    shown(): UpdatesShown {
      const { heard, came, fault: before } = kept.read()
      const shownFault = fault ?? before
      return {
        version,
        isOn: server !== undefined,
        how: isSelf && !offer?.needsCopy ? 'self' : 'told',
        when: server?.when ?? 'asked',
        state,
        done: state === 'downloading' ? bytes : 0,
        ...(heard !== undefined && { lastCheck: new Date(heard).toISOString() }),
        ...(shownFault && { fault: shownFault }),
        ...(why && { why }),
        isBlocked: believed?.descriptor.blocked.includes(version) ?? false,
        ...(offer && {
          offer: {
            version: offer.version,
            isRollback: offer.isRollback,
            needsCopy: offer.needsCopy,
            kind: offer.file.kind,
            url: addressOf(server!.url, offer.file.file).href,
            file: offer.file.file,
            size: offer.file.size,
            notes: offer.notes,
          },
        }),
        inTheWay: [...around().inTheWay],
        ...(came && { came: { ...came, at: new Date(came.at).toISOString() } }),
      }
    },

    stop(): void {
      isEnded = true
      stopping.abort()
    },
  }
}

export type Updates = ReturnType<typeof createUpdates>

const TELL_MS = 500
