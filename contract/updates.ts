import { z } from 'zod'
import { compareVersions, VERSION } from '../domain/version.ts'
import { call } from './call.ts'
import { instant } from './correction.ts'

/** How the program got onto the machine; each kind has its own file. */
export const PACKAGE_KINDS = ['nsis', 'msi', 'deb', 'rpm', 'AppImage'] as const

export const packageKind = z.enum(PACKAGE_KINDS)

export type PackageKind = z.output<typeof packageKind>

/** No package of ours is larger, in bytes. */
export const LARGEST_FILE = 1_000_000_000

/** So long a descriptor may hold: one that never ends could be shown for ever. */
const LONGEST_DAYS = 366

const DAY_MS = 86_400_000

const version = z.string().regex(VERSION)

const percent = z.int().min(0).max(100)

/** Plain text for people, in their language. Signs that turn or end a line of text in secret are no part of it. */
const text = z
  .string()
  .min(1)
  .max(2_000)
  .regex(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*(\n[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}]*)*$/u)

const file = z.strictObject({
  kind: packageKind,
  arch: z.enum(['x64', 'arm64']),
  /** Beside the descriptor: a name and never a path. */
  file: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/)
    .max(120),
  size: z.int().min(1).max(LARGEST_FILE),
  sha512: z.string().regex(/^[0-9a-f]{128}$/),
})

export type UpdateFile = z.output<typeof file>

/**
 * What the region's server says of newer versions, as it is signed: the UTF-8 of its canonical JSON (RFC 8785).
 *
 * `sequence` grows with each descriptor: one that was seen before is not believed again. `minimum` is the oldest version
 * that may go to this one directly. `base` is how many steps the base of that version has. `rollback` says in so many
 * words that a lower version is meant. `blocked` are versions that nobody should use. `rings` says to how many of each
 * hundred desks of a ring it is offered.
 */
export const updateDescriptor = z
  .strictObject({
    format: z.literal('sverka-updates/1'),
    sequence: z
      .int()
      .min(1)
      .max(2 ** 31 - 1),
    issued: instant,
    expires: instant,
    version,
    minimum: version,
    base: z.int().min(0).max(10_000),
    rollback: z.strictObject({ to: version }).optional(),
    blocked: z.array(version).max(50),
    rings: z.strictObject({ early: percent, usual: percent }),
    files: z.array(file).min(1).max(20),
    notes: z.strictObject({ ru: text, en: text }),
  })
  .refine(({ issued, expires }) => {
    const days = (Date.parse(expires) - Date.parse(issued)) / DAY_MS
    return days > 0 && days <= LONGEST_DAYS
  }, 'expires')
  .refine(({ version, minimum }) => compareVersions(minimum, version) <= 0, 'minimum')
  .refine(({ version, rollback }) => !rollback || rollback.to === version, 'rollback')
  .refine(({ version, blocked }) => !blocked.includes(version), 'blocked')
  .refine(
    ({ files }) => new Set(files.map(({ kind, arch }) => `${kind} ${arch}`)).size === files.length,
    'files',
  )

export type UpdateDescriptor = z.output<typeof updateDescriptor>

/** A public key: 32 bytes of Ed25519 in base64. */
export const updateKey = z.string().regex(/^[A-Za-z0-9+/]{43}=$/)

/**
 * Why a server is not believed, or a file not taken.
 *
 * - `away`: no answer, or not the one that was asked for · `tls`: its certificate is not believed
 * - `redirect`: it sends to another address · `slow`: it answers in drips · `large`: more than was said
 * - `no-key`: no key is known here · `unsigned`: there is no signature · `stranger`: none by a key known here
 * - `signature`: the signature does not hold · `form`: it is signed and not as it should be
 * - `expired`, `clock`: too old, or not yet issued by the clock of this computer
 * - `replayed`: one that came before a newer one · `older`: a lower version that nobody has called a way back
 * - `cut`: the line broke off · `file`: the bytes are not those that were signed · `full`: no room for them
 * - `changed`: the file was changed after it was checked
 * - `not-installed`: the installer did not do its work · `no-copy`: the base could not be copied before
 */
export const UPDATE_FAULTS = [
  'updates.away',
  'updates.tls',
  'updates.redirect',
  'updates.slow',
  'updates.large',
  'updates.no-key',
  'updates.unsigned',
  'updates.stranger',
  'updates.signature',
  'updates.form',
  'updates.expired',
  'updates.clock',
  'updates.replayed',
  'updates.older',
  'updates.cut',
  'updates.file',
  'updates.full',
  'updates.changed',
  'updates.not-installed',
  'updates.no-copy',
  'updates.returned',
] as const

export const updateFault = z.enum(UPDATE_FAULTS)

export type UpdateFaultCode = z.output<typeof updateFault>

/** `nothing`: nothing is offered that could be put in; `in-the-way`: not before what `updates.look` names is over. */
export type UpdatesFault =
  | { code: UpdateFaultCode }
  | { code: 'updates.nothing' }
  | { code: 'updates.in-the-way' }
  | { code: 'updates.told' }
  | { code: 'updates.cancelled' }

/**
 * Why nothing is offered, and nothing is wrong: `newest` stands here; the `ring` of this desk comes later; there is no
 * file for this `kind` of package; another version has to come before (`step`); that version did not start here (`failed`).
 */
export const whyNothing = z.enum(['newest', 'ring', 'kind', 'step', 'failed'])

export type WhyNothing = z.output<typeof whyNothing>

/**
 * What has to be over first: drafts that nobody has signed, work that somebody is typing, the journal being read or
 * written, a table being loaded into the base.
 */
export const inTheWay = z.enum(['drafts', 'half-entered', 'line', 'base'])

export type InTheWay = z.output<typeof inTheWay>

/** When a version that is here is put in: when an administrator says so, by night, or while the screen is locked. */
export const updateWhen = z.enum(['asked', 'night', 'lock'])

/** Whether the program puts it in itself, or tells where it is. */
export const updateHow = z.enum(['self', 'told'])

const count = z.int().nonnegative()

/** Everything the page of updates shows. */
export const updatesShown = z.strictObject({
  version: z.string(),
  /** Whether a server is set. */
  isOn: z.boolean(),
  how: updateHow,
  when: updateWhen,
  state: z.enum(['idle', 'checking', 'downloading', 'ready', 'installing']),
  /** Bytes of the file that are here. */
  done: count,
  lastCheck: instant.optional(),
  fault: updateFault.optional(),
  why: whyNothing.optional(),
  /** Nobody should use the version that stands here. */
  isBlocked: z.boolean(),
  offer: z
    .strictObject({
      version: z.string(),
      isRollback: z.boolean(),
      /** The base has been changed by a newer version since: the way back needs a copy of before. */
      needsCopy: z.boolean(),
      kind: packageKind,
      url: z.string(),
      file: z.string(),
      size: count,
      notes: z.strictObject({ ru: z.string(), en: z.string() }),
    })
    .optional(),
  inTheWay: z.array(inTheWay),
  /** From which version the program came to this one, the last time. */
  came: z.strictObject({ from: z.string(), at: instant, isReturn: z.boolean() }).optional(),
})

export type UpdatesShown = z.output<typeof updatesShown>

/** Newer versions of the program: what is offered, and putting it in. */
export const updatesCalls = {
  'updates.look': call(z.strictObject({}), updatesShown),
  /** Asks the server now. */
  'updates.check': call(z.strictObject({}), updatesShown),
  /** Fetches what is offered; goes on where it was broken off. Answered when it is here, or why it is not. */
  'updates.download': call(z.strictObject({}), updatesShown),
  'updates.cancel': call(z.strictObject({}), updatesShown),
  /** Puts in what was fetched: the program ends and the new one begins; answered before that. */
  'updates.install': call(z.strictObject({}), z.strictObject({})),
}
