import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import { onTestFinished } from 'vitest'
import type { Answer, CallName, Fault, Sent } from '../../contract/index.ts'
import { calls, callsOfPin } from '../../contract/index.ts'
import type { News } from '../../contract/news.ts'
import { settings, type Settings } from '../../contract/settings.ts'
import { done, type Outcome } from '../../domain/outcome.ts'
import { listen } from '../../gateway/listen.ts'
import { openGateway, type Gateway } from '../../gateway/open.ts'
import { answer } from '../../main/answer.ts'
import { compose } from '../../main/compose.ts'
import type { SignerLine } from '../../main/signing/line.ts'
import { startNodeLine } from '../../main/signing/node-line.ts'
import type { ThreadStart } from '../../main/thread-start.ts'
import { prepareTraining, TRAINING_PIN } from '../../main/signing/training.ts'
import type { PersonRecord } from '../../contract/person.ts'
import { key, ownFolder } from './store.ts'

const TOKEN = 'a-token-for-tests-only'

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
  /** The network beyond the journal; without it nobody answers there. */
  readonly beyond?: (request: Request) => Promise<Response>
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
  const surprises: unknown[] = []
  const saveTo = join(folder, 'exported.json')
  const chosen: Record<'table' | 'pack' | 'trust', string | undefined> = {
    table: undefined,
    pack: undefined,
    trust: undefined,
  }
  const program = await compose({
    settings: settings.parse({ gateway: { url, token: TOKEN }, ...more }),
    folder,
    key: done(key),
    version: '0',
    persons,
    regions: fileURLToPath(new URL('../../regions', import.meta.url)),
    preferences: { get: () => ({ language: 'ru' }), set() {} },
    log: { error: (where, cause) => void surprises.push({ where, cause }) },
    startSigner:
      wanted.startSigner ?? (() => startNodeLine({ PCSCLITE_CSOCK_NAME: join(folder, 'no-cards-here') })),
    startImport: (start) =>
      new Worker(new URL('../../main/import-thread.ts', import.meta.url), { workerData: start }),
    startHealth: (start) =>
      new Worker(new URL('../../main/health-thread.ts', import.meta.url), { workerData: start }),
    startTrainingGateway: () => Promise.reject(new Error('the settings name another')),
    sync: isThreaded ? { startThread } : { fetch: (input, init) => reach(new Request(input, init)) },
    fetch: (url, init) => beyond(new Request(url, init)),
    now: Date.now,
    chance: () => 0.5,
    idleSeconds: () => 0,
    news: (news) => void told.push(news),
    dialogs: {
      openTable: () => Promise.resolve(chosen.table),
      openPack: () => Promise.resolve(chosen.pack),
      openTrust: () => Promise.resolve(chosen.trust),
      saveAs: () => Promise.resolve(saveTo),
    },
    printer: {
      print: () => Promise.resolve({ isPrinted: true, reason: '' }),
      pdf: () => Promise.resolve(Buffer.from('%PDF-1.7')),
    },
    pinWindow: { open: () => pinAsked?.(), close() {} },
  })
  let isStopped = false
  const stop = async () => {
    if (!isStopped) await program.stop()
    isStopped = true
  }
  onTestFinished(stop)

  const log = { error: (where: string, cause: unknown) => void surprises.push({ where, cause }) }
  const call = <Name extends CallName>(name: Name, input: Sent<Name>) =>
    answer(calls, program.handlers, log, name, input) as Promise<Outcome<Answer<Name>, Fault>>
  const callPin = (name: string, input: unknown) => answer(callsOfPin, program.pinHandlers, log, name, input)

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
    saveTo,
    /** The threads of the sync so far, the last one running. */
    threads,
    /** The files that the next open dialogs give. */
    chosen,
    call,
    callPin,
    stop,
    whenPinAsked,
    lock: program.lock,
    unplug: () => void (isPlugged = false),
    plug: () => {
      isPlugged = true
      program.wake()
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

/** Listens on this machine; a request that is thrown out gets no answer. */
async function ownAddress(reach: (request: Request) => Promise<Response>): Promise<string> {
  const line = await listen(reach, { host: '127.0.0.1', port: 0 })
  onTestFinished(line.close)
  return `http://127.0.0.1:${line.port}`
}

async function ownGateway(trusted: readonly Uint8Array[], persons: string): Promise<Gateway> {
  const gateway = await openGateway({
    trusted,
    training: true,
    certificates: 'any',
    begin: { school: 'training', title: 'Учебная школа', workplace: 'desk-1', token: TOKEN, persons },
    now: Date.now,
    log: { access() {}, surprise() {} },
  })
  onTestFinished(() => gateway.close())
  return gateway
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
