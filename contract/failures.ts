import type { Fault } from './fault.ts'

/** Faults that a person at the desk can do something about with cards, certificates, people and the base. */
type NumberedFault = Extract<
  Fault['code'],
  `${'device' | 'pin' | 'certificate' | 'trust' | 'shift' | 'second' | 'staff' | 'store' | 'base'}.${string}`
>

/**
 * The number of every failure, as it stands on the screen, in the report of the self-test and in the manual.
 *
 * 1xx service and readers · 2xx card and token · 3xx PIN · 4xx certificate and trust · 5xx signature, time stamp and
 * clock · 6xx shift and staff · 7xx base · 8xx line to the journal · 9xx the program itself.
 *
 * A number never changes and is never given again: it is read aloud on the telephone and stands in printed
 * manuals. A new failure takes the next free number of its hundred.
 *
 * Some codes are no faults of a call: `device.no-reader` is a state of the readers, `device.starting` of the signing
 * process; `cades.*` are given by the verification of a signature; the others are found by the self-test.
 */
export const FAILURES = {
  'device.no-service': 101,
  'device.no-reader': 102,
  'device.no-card': 103,
  'device.starting': 104,
  'device.stopped': 105,

  'device.mute': 201,
  'device.unknown-card': 202,
  'device.no-certificate': 203,
  'device.removed': 204,
  'device.in-use': 205,
  'device.reset': 206,
  'device.mismatch': 207,
  'device.cancelled': 208,
  'device.failed': 209,
  'device.no-key': 210,
  'device.mechanism': 211,
  'device.module-missing': 212,
  'device.module-failed': 213,

  'pin.wrong': 301,
  'pin.blocked': 302,
  'pin.form': 303,
  'pin.expired': 304,
  'pin.dropped': 305,
  'device.pin-needed': 306,
  'pin.cancelled': 307,
  'pin.not-asked': 308,
  'pin.last': 309,
  'pin.factory': 310,

  'certificate.expired': 401,
  'certificate.not-yet': 402,
  'certificate.usage': 403,
  'certificate.weak': 404,
  'certificate.gost-2001': 405,
  'certificate.algorithm': 406,
  'certificate.untrusted': 407,
  'certificate.revoked': 408,
  'certificate.list-old': 409,
  'certificate.stranger': 410,
  'certificate.ends-soon': 411,
  'certificate.unchecked': 412,
  'trust.unread': 421,
  'trust.unsigned': 422,
  'trust.older': 423,
  'trust.untrusted': 424,
  'trust.list-old': 425,

  'cades.form': 501,
  'cades.digest': 502,
  'cades.signature': 503,
  'cades.certificate': 504,
  'cades.algorithm': 505,
  'cades.gost-2001': 506,
  'cades.untrusted': 507,
  'cades.expired': 508,
  'cades.not-yet': 509,
  'cades.usage': 510,
  'cades.clock': 511,
  'cades.time-stamp': 512,
  'cades.revoked': 513,
  'stamp.waiting': 521,
  'clock.off': 531,
  'digest.wrong': 532,

  'shift.closed': 601,
  'shift.untrusted': 602,
  'shift.no-card': 603,
  'shift.role': 604,
  'staff.none': 611,
  'staff.fixed': 612,
  'staff.twice': 613,
  'staff.last': 614,
  'staff.role': 615,
  'second.same': 621,
  'second.gone': 622,

  'store.key': 701,
  'store.damaged': 702,
  'store.future': 703,
  'store.disk': 704,
  'store.keystore': 705,
  'store.key-lost': 706,
  'base.busy': 707,
  'recovery.wrong': 708,
  'recovery.wait': 709,
  'recovery.none': 710,
  'recovery.other': 711,
  'base.full': 712,
  'base.rights': 713,
  'base.disk': 714,
  'base.damaged': 715,

  'line.off': 801,
  'line.waiting': 802,
  'line.no-rights': 803,
  'line.lost': 804,
  'line.name': 805,
  'line.closed': 806,
  'line.silent': 807,
  'line.busy': 808,
  'line.portal': 809,
  'line.strange': 810,
  'line.tls': 811,
  'line.clock': 812,
  'line.unsendable': 813,
  'line.cursor': 814,

  unexpected: 901,
  'call.refused': 902,
  'updates.away': 911,
  'updates.tls': 912,
  'updates.redirect': 913,
  'updates.slow': 914,
  'updates.large': 915,
  'updates.no-key': 916,
  'updates.unsigned': 917,
  'updates.stranger': 918,
  'updates.signature': 919,
  'updates.form': 920,
  'updates.expired': 921,
  'updates.clock': 922,
  'updates.replayed': 923,
  'updates.older': 924,
  'updates.cut': 925,
  'updates.file': 926,
  'updates.full': 927,
  'updates.changed': 928,
  'updates.not-installed': 929,
  'updates.no-copy': 930,
  'updates.returned': 931,
} as const satisfies { readonly [Code in NumberedFault]: number } & { readonly [code: string]: number }

/** What a failure is called in the program. */
export type FailureCode = keyof typeof FAILURES

/** Every failure, the lowest number first. */
export const FAILURE_CODES: readonly FailureCode[] = (Object.keys(FAILURES) as FailureCode[]).toSorted(
  (one, other) => FAILURES[one] - FAILURES[other],
)

/** Whether it stands in the catalogue. */
export const isFailure = (code: string): code is FailureCode => Object.hasOwn(FAILURES, code)

/** The number of a fault, where it has one. */
export const failureNumber = (code: string): number | undefined =>
  isFailure(code) ? FAILURES[code] : undefined

/** The failure of a number, where there is one. */
export const failureOf = (number: number): FailureCode | undefined =>
  FAILURE_CODES.find((code) => FAILURES[code] === number)
