import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { onTestFinished } from 'vitest'
import type { Answer, CallName, Fault, Sent } from '../../contract/index.ts'
import { calls, callsOfPin } from '../../contract/index.ts'
import type { News } from '../../contract/news.ts'
import { settings, type Settings } from '../../contract/settings.ts'
import type { Outcome } from '../../domain/outcome.ts'
import type { Gateway } from '../../gateway/open.ts'
import { answer } from '../../main/answer.ts'
import { compose } from '../../main/compose.ts'
import type { Chosen, Preferences } from '../../main/desk.ts'
import { ownSettingsIn } from '../../main/own-settings.ts'
import { keepRunning } from '../../main/running.ts'
import { readSettings, type InForce } from '../../main/settings.ts'
import type { SignerLine } from '../../main/signing/line.ts'
import { startNodeLine } from '../../main/signing/node-line.ts'
import type { ThreadStart } from '../../main/thread-start.ts'
import { prepareTraining, TRAINING_PIN } from '../../main/signing/training.ts'
import type { Installer } from '../../main/updates/installer.ts'
import type { Restart, World } from '../../main/world.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { keysHolding } from './keys.ts'
import { keystore } from './keystore.ts'
import { ownAddress, ownGateway, TOKEN } from './own-gateway.ts'
import { key, ownFolder } from './store.ts'
import { startCopy } from './copy.ts'
import { startWorkbook } from './workbook.ts'

/** What the dialogs of the desk ask for. */
type FileKind =
  'table' | 'pack' | 'trust' | 'mapping' | 'receipt' | 'folder' | 'module' | 'authority' | 'save'

type Wanted = {
  readonly people: readonly PersonRecord[]
  readonly folder?: string
  readonly gateway?: Gateway
  /** Authorities that the gateway trusts besides that of the training card, DER. */
  readonly authorities?: readonly Uint8Array[]
  /** Other readers than that of the training card. */
  readonly startSigner?: () => SignerLine
  /** The sync in its own thread, over HTTP, as in life; else in this thread, with the gateway in memory. */
  readonly isThreaded?: boolean
  /** Settings besides those of the line to the journal. */
  readonly more?: Partial<Settings>
  /** What is set in `desk.json` and `sverka.json` of the folder is in force, and nothing else; the program can restart. */
  readonly isOwn?: boolean
  /** What puts newer versions in; without it the program runs from its sources. */
  readonly installer?: Installer
  /** Which version it is. */
  readonly version?: string
  /** The network beyond the journal; without it nobody answers there. */
  readonly beyond?: (request: Request) => Promise<Response>
}

const noInstaller: Installer = {
  kind: undefined,
  arch: 'x64',
  program: undefined,
  start: () => Promise.resolve(false),
  end() {},
  painted: Promise.resolve(),
}

const nobody = (): Promise<Response> => Promise.reject(new TypeError('no network'))

/**
 * The whole program in plain Node, as the shell composes it: real base, real signing process with the
 * simulated card, the real gateway in memory. `unplug` cuts the network, `plug` joins it again.
 */
export async function ownDesk(wanted: Wanted) {
  const { people, folder = ownFolder(), gateway, isThreaded = false, more, beyond = nobody } = wanted
  const persons = join(folder, 'persons.ndjson')
  writeFileSync(persons, people.map((one) => `${JSON.stringify(one)}\n`).join(''))
  const { authority } = await prepareTraining({ folder: join(folder, 'training'), now: new Date() })
  const region = gateway ?? (await ownGateway([authority, ...(wanted.authorities ?? [])], persons))

  let isPlugged = true
  let pinAsked: (() => void) | undefined
  const reach = (request: Request): Promise<Response> =>
    isPlugged ? region.fetch(request) : Promise.reject(new TypeError('no network'))
  const url = isThreaded ? await ownAddress(reach) : 'https://gateway.test'
  const threads: Worker[] = []
  const startThread = (start: ThreadStart): Worker => {
    const thread = new Worker(new URL('../../main/sync-thread.ts', import.meta.url), { workerData: start })
    threads.push(thread)
    return thread
  }
  const told: News[] = []
  const copied = { text: '' }
  const surprises: unknown[] = []
  let left = 0
  const saveTo = join(folder, 'exported.json')
  const chosen: { -readonly [Kind in FileKind]?: string | undefined } = { save: saveTo }
  let held: Chosen = { language: 'ru', theme: 'system' }
  const preferences: Preferences = {
    get: () => held,
    set: (changed) => void (held = { ...held, ...changed }),
  }
  const own = ownSettingsIn(folder, keystore('own'))
  const machine = join(folder, 'sverka.json')
  if (!existsSync(machine)) writeFileSync(machine, '{}')
  const inForce = (): InForce =>
    wanted.isOwn
      ? readSettings(machine, own.read(), own.authorities)
      : { settings: settings.parse({ gateway: { url, token: TOKEN }, ...more }), locked: [] }
  const outside = {
    own,
    restart: ({ keepsShift = false }: Restart = {}) => {
      void running.again(
        (resumed) => compose({ ...inForce(), ...outside, resumed }),
        () => keepsShift,
      )
    },
    leave: () => void (left += 1),
    folder,
    keys: keysHolding(folder, key),
    version: wanted.version ?? '0',
    persons,
    regions: fileURLToPath(new URL('../../regions', import.meta.url)),
    preferences,
    log: { error: (where, cause) => void surprises.push({ where, cause }) },
    startSigner:
      wanted.startSigner ?? (() => startNodeLine({ PCSCLITE_CSOCK_NAME: join(folder, 'no-cards-here') })),
    startImport: (start) =>
      new Worker(new URL('../../main/import-thread.ts', import.meta.url), { workerData: start }),
    startHealth: (start) =>
      new Worker(new URL('../../main/health-thread.ts', import.meta.url), { workerData: start }),
    clipboard: {
      readText: () => copied.text,
      clear: () => void (copied.text = ''),
    },
    startVerifying: (start) =>
      new Worker(new URL('../../main/verify-thread.ts', import.meta.url), { workerData: start }),
    startWorkbook,
    startCopy,
    startTrainingGateway: () => new Promise<never>(() => {}), // the settings name another, or none is wanted
    sync: isThreaded
      ? { startThread }
      : { fetch: ((input, init) => reach(new Request(input, init))) satisfies typeof fetch },
    proxyFor: () => Promise.resolve('DIRECT'),
    fetch: (url: string, init: RequestInit) => beyond(new Request(url, init)),
    now: Date.now,
    chance: () => 0.5,
    idleSeconds: () => 0,
    news: (news) => void told.push(news),
    dialogs: {
      openTable: () => Promise.resolve(chosen.table),
      openPack: () => Promise.resolve(chosen.pack),
      openTrust: () => Promise.resolve(chosen.trust),
      openMapping: () => Promise.resolve(chosen.mapping),
      openReceipt: () => Promise.resolve(chosen.receipt),
      openFolder: () => Promise.resolve(chosen.folder),
      openModule: () => Promise.resolve(chosen.module),
      openAuthority: () => Promise.resolve(chosen.authority),
      saveAs: () => Promise.resolve(chosen.save),
    },
    printer: {
      print: () => Promise.resolve({ isPrinted: true, reason: '' }),
      pdf: () => Promise.resolve(Buffer.from('%PDF-1.7')),
    },
    installer: wanted.installer ?? noInstaller,
    pinWindow: { open: () => pinAsked?.(), close() {} },
  } satisfies Omit<World, keyof InForce>
  const running = keepRunning(compose({ ...inForce(), ...outside }), outside.log)
  await running.now()
  let isStopped = false
  const stop = async () => {
    if (!isStopped) await (await running.now()).stop()
    isStopped = true
  }
  onTestFinished(stop)

  const log = { error: (where: string, cause: unknown) => void surprises.push({ where, cause }) }
  const call = async <Name extends CallName>(name: Name, input: Sent<Name>) =>
    answer(calls, (await running.now()).handlers, log, name, input) as Promise<Outcome<Answer<Name>, Fault>>
  const callPin = async (name: string, input: unknown) =>
    answer(callsOfPin, (await running.now()).pinHandlers, log, name, input)

  /** Answers the next question for a PIN. */
  const whenPinAsked = (pin: string | undefined) => {
    pinAsked = () =>
      queueMicrotask(() => {
        void (pin === undefined
          ? callPin('pin.cancel', {})
          : callPin('pin.enter', { pin: new Uint8Array(Buffer.from(pin)) }))
      })
  }

  return {
    folder,
    region,
    told,
    surprises,
    /** How often the program was to end. */
    left: () => left,
    own,
    saveTo,
    /** What is in the clipboard. */
    copied,
    /** The threads of the sync so far, the last one running. */
    threads,
    /** The files that the next dialogs give. */
    chosen,
    call,
    callPin,
    stop,
    whenPinAsked,
    lock: () => void running.now().then((program) => program.lock()),
    unplug: () => void (isPlugged = false),
    plug: () => {
      isPlugged = true
      void running.now().then(({ wake }) => wake())
    },
    /** The simulated card, as the sign screen chooses it. */
    async card() {
      const cards = await until(async () => {
        const seen = await call('cards.look', {})
        return seen.ok && seen.value.state === 'ready' ? seen.value.cards : undefined
      })
      return { card: cards[0]!.id, certificate: cards[0]!.certificates[0]!.fingerprint }
    },
    async openShift() {
      const chosen = await this.card()
      whenPinAsked(TRAINING_PIN)
      return call('shift.open', chosen)
    },
  }
}

/** Asks again every few milliseconds until there is an answer. @throws after ten seconds, unless told otherwise */
export async function until<Value>(
  look: () => Promise<Value | undefined> | Value | undefined,
  longestMs = 10_000,
): Promise<Value> {
  const end = Date.now() + longestMs
  for (;;) {
    const value = await look()
    if (value !== undefined) return value
    if (Date.now() > end) throw new Error(`waited ${longestMs} ms for nothing`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
