import { z } from 'zod'
import { instant } from './correction.ts'
import { pinBytes } from './pin.ts'

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
 * `pin.form`: not what this card takes as a PIN; no try was spent · `certificate.*`: it may not sign today
 */
export const deviceFault = z.discriminatedUnion('code', [
  z.strictObject({ code: z.literal('pin.wrong'), triesLeft: z.int().min(0).max(15) }),
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
      'certificate.expired',
      'certificate.not-yet',
      'certificate.usage',
    ]),
  }),
])

export type DeviceFault = z.output<typeof deviceFault>

/** How one card is: only a `ready` one can sign. */
const cardState = z.enum(['ready', 'mute', 'unknown-card', 'no-certificate', 'in-use'])

/** `triesLeft` is absent when the card does not say; 0 means blocked. */
const cardFacts = {
  /** One insertion of one card; never given again while the process lives. */
  id: z.string(),
  reader: z.string(),
  kind: z.enum(['piv', 'simulated', 'unknown']),
  state: cardState,
  triesLeft: z.int().min(0).max(15).optional(),
}

/** What a certificate on a card says, for people to choose by. */
export const cardCertificate = z.strictObject({
  fingerprint,
  name: z.string(),
  surname: z.string().optional(),
  givenName: z.string().optional(),
  snils: z.string().optional(),
  organisation: z.string().optional(),
  issuer: z.string(),
  serial: z.string(),
  notBefore: instant,
  notAfter: instant,
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
})

export type DevicesState = z.output<typeof devicesState>

/** Main → signing process. `training` is the folder of the simulated card. */
export const signerRequest = z.discriminatedUnion('ask', [
  z.strictObject({ ask: z.literal('start'), training: z.string().optional() }),
  z.strictObject({
    ask: z.literal('sign'),
    operation: z.int(),
    card: z.string(),
    certificate: fingerprint,
    pin: pinBytes as z.ZodType<Uint8Array>,
    documents: z.array(z.strictObject({ id: z.string(), digest: bytes })).min(1),
  }),
  z.strictObject({ ask: z.literal('stop'), operation: z.int() }),
])

export type SignerRequest = z.output<typeof signerRequest>

/** A reader and the card in it, as the signing process sees them; certificates are DER. */
export const slot = z.strictObject({
  reader: z.string(),
  card: z.strictObject({ ...cardFacts, certificates: z.array(bytes) }).optional(),
})

export type Slot = z.output<typeof slot>

/** Signing process → main. */
export const signerNews = z.discriminatedUnion('tell', [
  z.strictObject({ tell: z.literal('devices'), service: z.boolean(), slots: z.array(slot) }),
  z.strictObject({ tell: z.literal('signed'), operation: z.int(), id: z.string(), signature: bytes }),
  z.strictObject({ tell: z.literal('ended'), operation: z.int(), fault: deviceFault.optional() }),
])

export type SignerNews = z.output<typeof signerNews>
