import { z } from 'zod'
import { instant } from './correction.ts'
import { pinBytes } from './pin-bytes.ts'
import { assessment } from './trust.ts'

/**
 * What the main process and the process that touches the cards say to each other, and what the screens
 * may know of readers and cards.
 */

const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array)

/** SHA-256 of a certificate's DER, lower-case hex. */
const fingerprint = z.string().regex(/^[0-9a-f]{64}$/)

/**
 * Why a card did not do what was asked.
 *
 * `device.no-card`: it is not there any more when the work begins · `removed`: pulled out during the work ·
 * `in-use`: another program, or other work of ours, holds it · `reset`: another program reset it, its PIN is
 * forgotten · `mute`: it does not answer · `unknown-card`: nothing on it this version can sign with ·
 * `no-certificate`: it holds none · `mismatch`: another certificate than was chosen, or a signature that does
 * not fit it · `pin-needed`: the card asks for the PIN again and again · `cancelled`: a person broke it off ·
 * `stopped`: the signing process was ended or died · `failed`: the reader or card reports an error ·
 * `no-key`: the certificate is there, its private key is not · `mechanism`: the token cannot sign with this kind
 * of key · `module-missing`, `module-failed`: the vendor's PKCS#11 module is not where it should be, or does not
 * load · `pin.form`: not what this card takes as a PIN; no try was spent · `pin.expired`: the token wants another
 * PIN to be set first · `pin.dropped`: the PIN was held for two minutes and is forgotten, or the shift was locked;
 * the rest is signed with a new one · `certificate.*`: it may not sign today (`CertificateRefusal` in trust.ts)
 */
export const deviceFault = z.discriminatedUnion('code', [
  /** `triesLeft` is absent where the token does not say. */
  z.strictObject({ code: z.literal('pin.wrong'), triesLeft: z.int().min(0).max(15).optional() }),
  z.strictObject({
    code: z.enum([
      'pin.blocked',
      'pin.form',
      'device.no-service',
      'device.no-card',
      'device.mute',
      'device.unknown-card',
      'device.no-certificate',
      'device.removed',
      'device.in-use',
      'device.reset',
      'device.mismatch',
      'device.pin-needed',
      'device.cancelled',
      'device.stopped',
      'device.failed',
      'device.no-key',
      'device.mechanism',
      'device.module-missing',
      'device.module-failed',
      'pin.expired',
      'pin.dropped',
      'certificate.expired',
      'certificate.not-yet',
      'certificate.usage',
      'certificate.weak',
      'certificate.gost-2001',
      'certificate.algorithm',
      'certificate.untrusted',
      'certificate.revoked',
      'certificate.list-old',
      'certificate.stranger',
    ]),
  }),
])

export type DeviceFault = z.output<typeof deviceFault>

/** How one card is: only a `ready` one can sign. */
const cardState = z.enum(['ready', 'mute', 'unknown-card', 'no-certificate', 'in-use'])

/** What is known of a card's PIN before it is typed; lengths in bytes. */
export const pinFacts = z.strictObject({
  /** A wrong PIN has been given since the last right one. */
  isLow: z.boolean(),
  /** The next wrong one blocks the card. */
  isLast: z.boolean(),
  /** The reader has keys of its own: the PIN is never typed on the computer. */
  isPad: z.boolean(),
  /** The PIN the factory has set, which everybody may look up, is still in use. */
  isFactory: z.boolean(),
  shortest: z.int().min(1).max(64),
  longest: z.int().min(1).max(64),
})

export type PinFacts = z.output<typeof pinFacts>

/** A token as its PKCS#11 module describes it; `module` is the title of `ModuleState`. */
const token = z.strictObject({
  label: z.string(),
  serial: z.string(),
  model: z.string(),
  maker: z.string(),
  module: z.string(),
})

/** `triesLeft` is absent when the card does not say; 0 means blocked. */
const cardFacts = {
  /** One insertion of one card; never given again while the process lives. */
  id: z.string(),
  reader: z.string(),
  kind: z.enum(['piv', 'pkcs11', 'simulated', 'unknown']),
  state: cardState,
  triesLeft: z.int().min(0).max(15).optional(),
  pin: pinFacts,
  token: token.optional(),
}

/** A PKCS#11 module that was looked for. `path` is absolute; `version` and `maker` as the module says. */
export const moduleState = z.strictObject({
  title: z.string(),
  path: z.string(),
  state: z.enum(['loaded', 'missing', 'failed']),
  version: z.string().optional(),
  maker: z.string().optional(),
})

export type ModuleState = z.output<typeof moduleState>

/** What a certificate on a card says, for people to choose by. */
export const cardCertificate = z.strictObject({
  fingerprint,
  name: z.string(),
  surname: z.string().optional(),
  givenName: z.string().optional(),
  snils: z.string().optional(),
  organisation: z.string().optional(),
  /** Post in the organisation. */
  title: z.string().optional(),
  inn: z.string().optional(),
  issuer: z.string(),
  serial: z.string(),
  notBefore: instant,
  notAfter: instant,
  /** The kind of key, as people name it: 'RSA 2048', 'ECDSA P-256', 'ГОСТ Р 34.10-2012 (256)'. */
  key: z.string(),
  /** Whether it may sign, and why not; judged by the main process. */
  assessment,
})

export type CardCertificate = z.output<typeof cardCertificate>

export const card = z.strictObject({
  ...cardFacts,
  /** Readable for people: whose it is, or the reader's name. */
  label: z.string(),
  blocked: z.boolean(),
  certificates: z.array(cardCertificate),
})

export type Card = z.output<typeof card>

/**
 * Readers and cards together. `starting` lasts until the signing process has looked for the first time;
 * of several cards the best state counts.
 */
export const devicesState = z.strictObject({
  state: z.enum(['starting', 'no-service', 'no-reader', 'no-card', 'mute', 'unknown-card', 'ready']),
  cards: z.array(card),
  modules: z.array(moduleState),
})

export type DevicesState = z.output<typeof devicesState>

/**
 * Main → signing process. `training` is the folder of the simulated card, `modules` absolute paths; those of
 * `leaveOut` have ended the process before and are not loaded again.
 */
export const signerRequest = z.discriminatedUnion('ask', [
  z.strictObject({
    ask: z.literal('start'),
    training: z.string().optional(),
    modules: z.array(z.strictObject({ title: z.string(), path: z.string() })),
    leaveOut: z.array(z.string()).optional(),
    /** Of people, DER: the tokens that hold their keys may not hold them. */
    certificates: z.array(bytes).optional(),
  }),
  z.strictObject({
    ask: z.literal('sign'),
    operation: z.int(),
    card: z.string(),
    certificate: fingerprint,
    /** `pad`: it is typed on the keys of the reader. */
    pin: z.union([pinBytes as z.ZodType<Uint8Array>, z.literal('pad')]),
    documents: z.array(z.strictObject({ id: z.string(), digest: bytes })).min(1),
  }),
  z.strictObject({ ask: z.literal('stop'), operation: z.int() }),
])

export type SignerRequest = z.output<typeof signerRequest>

/**
 * A reader and the card in it, as the signing process sees them; certificates are DER: those with a private key,
 * those whose key is not there, and the authorities the card brings along.
 */
export const slot = z.strictObject({
  reader: z.string(),
  card: z
    .strictObject({
      ...cardFacts,
      certificates: z.array(bytes),
      keyless: z.array(bytes),
      authorities: z.array(bytes),
    })
    .optional(),
})

export type Slot = z.output<typeof slot>

/** Signing process → main. */
export const signerNews = z.discriminatedUnion('tell', [
  z.strictObject({
    tell: z.literal('devices'),
    service: z.boolean(),
    slots: z.array(slot),
    modules: z.array(moduleState),
  }),
  /** A vendor module is being loaded: whatever ends the process before `loaded` is its doing. */
  z.strictObject({ tell: z.literal('loading'), path: z.string() }),
  z.strictObject({ tell: z.literal('loaded'), path: z.string() }),
  /** A module hangs since its card was pulled: only an end of the process gets rid of it. */
  z.strictObject({ tell: z.literal('hung') }),
  z.strictObject({ tell: z.literal('signed'), operation: z.int(), id: z.string(), signature: bytes }),
  z.strictObject({ tell: z.literal('ended'), operation: z.int(), fault: deviceFault.optional() }),
])

export type SignerNews = z.output<typeof signerNews>
