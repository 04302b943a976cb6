import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { certificatesIn } from '../cades/certificates-in.ts'
import type { TrainingStart } from '../contract/gateway-settings.ts'
import type { Settings } from '../contract/settings.ts'
import type { Log } from './answer.ts'
import { prepareTraining } from './signing/training.ts'
import { goThrough } from './sync/go-through.ts'
import { wayOut } from './way-out.ts'

export type StartTrainingGateway = (start: TrainingStart) => Promise<{ url: string; stop: () => void }>

/** Where this desk stands: its school, whom it trusts, and where its journal listens. */
export type Place = {
  readonly school: string
  readonly schoolTitle: string
  readonly workplace: string
  readonly training: boolean
  /** Authorities whose certificates may sign here, DER. */
  readonly trusted: readonly Uint8Array[]
  /** Whose signature makes a list of authorities believed, DER. */
  /** Certificates that lie beside their tokens, DER. */
  readonly certificates: readonly Uint8Array[]
  readonly listSigners: readonly Uint8Array[]
  /** Time-stamping services of the settings, or the authorities above them, DER. */
  readonly stampers: readonly Uint8Array[]
  /** Lists of revoked certificates as they lie in the files of the settings now; undefined for one that is away. */
  readonly revocations: () => readonly (Uint8Array | undefined)[]
  /** Authorities above the gateway's certificate, besides those of the system, PEM texts. */
  readonly authorities: readonly string[]
  /** Folder of the simulated card, in training only. */
  readonly card: string | undefined
  /** The proxy on the way out. */
  readonly proxy: string | undefined
  /** Undefined where none is set, or until the training gateway listens. */
  readonly gateway: () => { readonly url: string; readonly token: string } | undefined
  readonly stop: () => void
}

type Needs = {
  readonly settings: Settings
  readonly proxyFor: (url: string) => Promise<string>
  readonly folder: string
  readonly persons: string
  readonly log: Log
  readonly now: () => number
  readonly startTrainingGateway: StartTrainingGateway
}

const TRAINING_TITLE = 'Учебная школа № 0'

/** Reads the authorities, and in training prepares the card and starts the desk's own gateway. */
export async function placeOf(needs: Needs, onGateway: () => void): Promise<Place> {
  const { settings, folder, now } = needs
  const { school, workplace, gateway } = settings
  const trusted = certificatesOf(settings.trusted)
  const proxy = await wayOut(needs)
  goThrough(proxy)
  const place = {
    school,
    schoolTitle: settings.schoolTitle,
    workplace,
    listSigners: certificatesOf(settings.listSigners),
    certificates: certificatesOf(settings.certificates),
    stampers: certificatesOf(settings.stamps?.trusted ?? []),
    authorities: (gateway?.authorities ?? []).map((file) => readFileSync(file, 'utf8')),
    revocations: () => settings.revocations.map(fileOf),
    proxy,
    stop() {},
  }
  if (settings.mode === 'work') {
    return { ...place, training: false, trusted, card: undefined, gateway: () => gateway }
  }

  const card = join(folder, 'training')
  const { authority } = await prepareTraining({ folder: card, now: new Date(now()) })
  const own = gateway ? undefined : startOwn(needs, card, authority, onGateway)
  return {
    ...place,
    schoolTitle: settings.schoolTitle || TRAINING_TITLE,
    training: true,
    trusted: [...trusted, authority],
    card,
    gateway: () => gateway ?? own?.address(),
    stop: () => own?.stop(),
  }
}

/** @throws when one cannot be read: a desk must not start with half its settings */
const certificatesOf = (files: readonly string[]): Uint8Array[] =>
  files.flatMap((file) => certificatesIn(readFileSync(file)))

/** Other programs write these lists anew every day: one that is away for a moment is no reason not to start. */
function fileOf(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** Starts without waiting: the screen is there first, the line comes when the gateway listens. */
function startOwn(needs: Needs, card: string, authority: Uint8Array, onGateway: () => void) {
  const { settings, folder, persons, log, startTrainingGateway } = needs
  const token = keptToken(card)
  let started: { url: string; stop: () => void } | undefined
  let stopped = false
  const starting = startTrainingGateway({
    // Another training card has another authority: what it signed is not believed under the first one.
    folder: join(
      folder,
      'training',
      `gateway-${createHash('sha256').update(authority).digest('hex').slice(0, 8)}`,
    ),
    persons,
    authority: writtenAuthority(card, authority),
    school: settings.school,
    title: TRAINING_TITLE,
    workplace: settings.workplace,
    token,
  })
  void (async () => {
    try {
      const gateway = await starting
      if (stopped) return gateway.stop()
      started = gateway
      onGateway()
    } catch (cause) {
      log.error('training.gateway', cause)
    }
  })()
  return {
    address: () => started && { url: started.url, token },
    stop: () => {
      stopped = true
      started?.stop()
    },
  }
}

function keptToken(folder: string): string {
  const file = join(folder, 'token')
  if (!existsSync(file)) {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  }
  return readFileSync(file, 'utf8')
}

function writtenAuthority(folder: string, authority: Uint8Array): string {
  const file = join(folder, 'authority.cer')
  writeFileSync(file, authority)
  return file
}
