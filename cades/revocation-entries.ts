import { TAG } from './der.ts'
import { extensionsIn } from './extensions.ts'
import { OID } from './oids.ts'
import { type Element, eachElement, fields, instantOf, malformed, only } from './reading.ts'

/** Reasons by their numbers (RFC 5280 §5.3.1). */
export const REASONS = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  undefined, // 7 was never given out
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const

/** When a certificate was taken back, and why where the authority says it. */
export type Revocation = {
  readonly at: Date
  readonly reason: Exclude<(typeof REASONS)[number], undefined> | undefined
}

/** Sixteen reasons fit beside each millisecond: one number per entry keeps a list of megabytes small. */
const REASON_PLACES = 16
const NO_REASON = 15

/** The entries of a list by serial number, or why they cannot be taken. */
export function readEntries(content: Uint8Array): Map<string, number> | 'indirect' | 'critical' {
  const entries = new Map<string, number>()
  for (const entry of eachElement(content, TAG.sequence)) {
    const parts = fields(entry)
    const serial = serialOf(parts.take(TAG.integer))
    const at = instantOf(parts.takeAny())
    const extensions = parts.optional(TAG.sequence)
    parts.end()
    const reason = extensions ? reasonOf(extensions) : NO_REASON
    if (typeof reason === 'string') return reason
    if (REASONS[reason] !== 'removeFromCRL') entries.set(serial, at.getTime() * REASON_PLACES + reason)
  }
  return entries
}

function reasonOf(list: Element): number | 'indirect' | 'critical' {
  const extensions = extensionsIn(list)
  if (extensions.has(OID.certificateIssuer)) return 'indirect'
  for (const [type, { isCritical }] of extensions) if (isCritical && type !== OID.reason) return 'critical'
  const value = extensions.get(OID.reason)?.value
  if (!value) return NO_REASON
  const [number, more] = only(value, TAG.enumerated).content
  return number !== undefined && more === undefined && REASONS[number] ? number : malformed()
}

/** As `Certificate.serial` has it: without the sign byte. */
const serialOf = ({ content }: Element): string =>
  Buffer.from(content[0] === 0 && content.length > 1 ? content.subarray(1) : content).toString('hex')

export function revocationIn(entries: ReadonlyMap<string, number>, serial: string): Revocation | undefined {
  const packed = entries.get(serial)
  if (packed === undefined) return undefined
  const ms = Math.floor(packed / REASON_PLACES)
  // Not by the remainder: before 1970 it is below zero.
  return { at: new Date(ms), reason: REASONS[packed - ms * REASON_PLACES] }
}
