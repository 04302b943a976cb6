import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { done, failed, type Outcome } from '../../domain/outcome.ts'
import { readCode, writtenCode } from '../../domain/recovery-code.ts'
import type { RecoveryFault } from '../../contract/recovery.ts'
import { envelopeOf, freshCode, headOf, holds, opened, type EnvelopeHead } from './envelope.ts'
import { ringOf, textOfRing, type Ring } from './ring.ts'
import { slowed } from './slowed.ts'
import { writeWhole } from './written.ts'

/** The name of the file that the recovery code opens, in the profile and beside the copies in the second folder. */
export const RECOVERY_FILE = 'base.recovery'

/** The keystore of the system, as Electron's safeStorage is one; `decryptString` throws at what another keystore has encrypted. */
export type Keystore = {
  readonly isEncryptionAvailable: () => boolean
  readonly encryptString: (text: string) => Buffer
  readonly decryptString: (encrypted: Buffer) => string
}

/**
 * - `store.keystore`: the system has no keystore that would keep a key
 * - `store.key-lost`: something here was written with a key that is gone: a new one would make it unreadable for ever
 * - `store.disk`: the file of the keys is there and cannot be read or written
 */
export type KeyFault = { code: 'store.keystore' } | { code: 'store.key-lost' } | { code: 'store.disk' }

/** The sheet as it is shown once. */
export type Sheet = EnvelopeHead & { readonly groups: readonly string[] }

type Needs = {
  /** The profile. */
  readonly folder: string
  readonly keystore: Keystore
  /** Whether anything here was written with a key. */
  readonly hasBase: () => boolean
  /** ms since 1970 */
  readonly now: () => number
}

/** The keys of a profile: read and made, changed, and given back by the recovery code. */
export function keysIn({ folder, keystore, hasBase, now }: Needs) {
  const file = join(folder, 'base.key')
  const envelope = join(folder, RECOVERY_FILE)
  const tries = slowed(now)

  function read(): Outcome<Ring, KeyFault> {
    if (!keystore.isEncryptionAvailable()) return failed({ code: 'store.keystore' })
    try {
      if (existsSync(file)) return sealedIn(readFileSync(file))
      if (hasBase() || existsSync(envelope)) return failed({ code: 'store.key-lost' })
      mkdirSync(folder, { recursive: true })
      const ring: Ring = { keys: [randomBytes(32)] }
      write(ring)
      return done(ring)
    } catch {
      return failed({ code: 'store.disk' })
    }
  }

  function sealedIn(sealed: Buffer): Outcome<Ring, KeyFault> {
    try {
      return done(ringOf(keystore.decryptString(sealed)))
    } catch {
      return failed({ code: 'store.key-lost' }) // another user of the system, a reset keystore, half a file
    }
  }

  function write(ring: Ring): void {
    writeWhole(file, keystore.encryptString(textOfRing(ring)))
  }

  /** The file of the code holds what the ring holds. Written first: a key that the code does not give must never be used. */
  function keepEnvelope({ keys, code }: Ring): void {
    if (!code) return
    const there = existsSync(envelope) ? readFileSync(envelope) : undefined
    if (!there || !holds(there, keys, code)) writeWhole(envelope, envelopeOf(keys, code))
  }

  /** Another sheet's file was brought here, with a base that nothing else opens: it is kept beside. */
  function keepBrought({ code }: Ring): void {
    const head = existsSync(envelope) ? headOf(readFileSync(envelope)) : undefined
    if (code && head && (head.id !== code.id || head.made !== code.made))
      renameSync(envelope, besideName(envelope, now()))
  }

  /** The file of the code, and those that were kept beside it. */
  function envelopes(): Uint8Array[] {
    const names = existsSync(folder) ? readdirSync(folder) : []
    const beside = names.filter((name) => name.startsWith(`${RECOVERY_FILE}.before-`))
    return [RECOVERY_FILE, ...beside].flatMap((name) => readIfThere(join(folder, name)) ?? [])
  }

  /** @throws when the keystore does not give the ring: nothing of it may be changed then */
  function known(): Ring {
    const ring = read()
    if (!ring.ok) throw new Error(`the keys of the base cannot be changed: ${ring.fault.code}`)
    return ring.value
  }

  return {
    read,

    /** Makes good what a power cut has left between the two files, or somebody has deleted. @throws when it cannot be written */
    keepEnvelope(ring: Ring): void {
      keepBrought(ring)
      keepEnvelope(ring)
    },

    /** The file that the code opens. */
    envelopeFile: envelope,

    /** Whose sheet opens it; undefined as long as there is no code. */
    sheet(): EnvelopeHead | undefined {
      const there = readIfThere(envelope)
      return there && headOf(there)
    },

    /** A new key in front of the others. What was written before is read with those. @throws when it cannot be kept */
    turn(): void {
      const { keys, code } = known()
      const ring: Ring = { keys: [randomBytes(32), ...keys], code }
      keepEnvelope(ring)
      write(ring)
    },

    /** A new code; the one before opens nothing that is written from now on. @throws when it cannot be kept */
    makeCode(): Sheet {
      const { keys } = known()
      const { digits, held } = freshCode(now())
      const ring: Ring = { keys, code: held }
      keepEnvelope(ring) // a power cut now: the next start puts the one before back, and its sheet goes on working
      write(ring)
      return { id: held.id, made: held.made, groups: writtenCode(digits) }
    },

    /**
     * Opens the ring with a code. A wrong one makes the next wait.
     *
     * @param beside files of the code that lie elsewhere
     */
    openWith(text: string, beside: readonly Uint8Array[] = []): Outcome<Ring, RecoveryFault> {
      const digits = readCode(text)
      if (!digits.ok) return digits
      const seconds = tries.waitSeconds()
      if (seconds > 0) return failed({ code: 'recovery.wait', seconds })
      const files = [...envelopes(), ...beside]
      const ring = files.map((one) => opened(one, digits.value)).find((one) => one !== undefined)
      if (!ring && files.every((one) => !headOf(one))) return failed({ code: 'recovery.none' })
      tries.tried(ring !== undefined)
      return ring ? done(ring) : failed({ code: 'recovery.wrong' })
    },

    /** Seals a ring in this keystore. What another one has sealed stays beside it. @throws when it cannot be kept */
    seal(ring: Ring): void {
      if (!keystore.isEncryptionAvailable()) throw new Error('no keystore')
      keepEnvelope(ring)
      if (existsSync(file) && !sealedIn(readFileSync(file)).ok) renameSync(file, besideName(file, now()))
      write(ring)
    },

    /** Puts the files of the keys aside: what comes next has keys of its own. @throws when it cannot be renamed */
    putAside(): void {
      for (const one of [envelope, file]) if (existsSync(one)) renameSync(one, besideName(one, now()))
    },

    waitSeconds: tries.waitSeconds,
  }
}

export type KeysOfProfile = ReturnType<typeof keysIn>

/** Undefined where there is none, or a disk does not give it. */
function readIfThere(file: string): Uint8Array | undefined {
  try {
    return readFileSync(file)
  } catch {
    return undefined
  }
}

/** @param now ms since 1970 */
const besideName = (file: string, now: number): string =>
  `${file}.before-${new Date(now).toISOString().replace(/\D/g, '').slice(0, 14)}`
