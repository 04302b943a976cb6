import { ALGORITHMS } from '../../cades/algorithm.ts'
import {
  bits,
  context,
  element,
  integer,
  octets,
  oid,
  sequence,
  smallInteger,
  TAG,
  time,
  yes,
} from '../../cades/der.ts'
import type { AnyIssued } from '../../cades/issue.ts'
import { signMessage } from '../../cades/issued-key.ts'
import { OID } from '../../cades/oids.ts'
import { REASONS } from '../../cades/revocation-entries.ts'
import { x509 } from '../../cades/x509.ts'

type Reason = Exclude<(typeof REASONS)[number], undefined>

/** A certificate of the list, or any serial number in hexadecimal. */
export type Revoked = {
  of: AnyIssued | string
  at: Date
  reason?: Reason
  extensions?: readonly Uint8Array[]
}

type Terms = {
  from: Date
  until?: Date
  revoked?: readonly Revoked[]
  /** Beside the number of the list. */
  extensions?: readonly Uint8Array[]
}

/** One extension, DER. */
export const extension = (name: string, value: Uint8Array, critical?: 'critical'): Uint8Array =>
  sequence(oid(name), ...(critical ? [yes] : []), octets(value))

/** A list of revoked certificates as an authority publishes it, DER. */
export function listOf(
  authority: AnyIssued,
  { from, until, revoked = [], extensions = [] }: Terms,
): Uint8Array {
  const algorithm = ALGORITHMS[authority.algorithm].certificateAlgorithm
  const signed = sequence(
    smallInteger(1),
    algorithm,
    x509(authority.certificate).subject,
    time(from),
    ...(until ? [time(until)] : []),
    ...(revoked.length > 0 ? [sequence(...revoked.map(entry))] : []),
    element(context(0), sequence(extension(OID.listNumber, smallInteger(1)), ...extensions)),
  )
  return sequence(signed, algorithm, bits(signMessage(authority.key, signed)))
}

function entry({ of, at, reason, extensions = [] }: Revoked): Uint8Array {
  const serial = typeof of === 'string' ? integer(Buffer.from(of, 'hex')) : x509(of.certificate).serial
  const number = reason && element(TAG.enumerated, Uint8Array.of(REASONS.indexOf(reason)))
  const all = [...(number ? [extension(OID.reason, number)] : []), ...extensions]
  return sequence(serial, time(at), ...(all.length > 0 ? [sequence(...all)] : []))
}
