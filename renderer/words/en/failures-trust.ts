import type { FailuresOf } from '../failure.ts'

const renew = 'Order a new certificate from an authority (schools usually go to the Federal Treasury’s).'
const other = 'If you have another valid certificate, choose it.'

export const trustFailures: FailuresOf<'certificate' | 'trust'> = {
  'certificate.expired': {
    title: 'The certificate has expired',
    cause:
      'A certificate is valid until a certain day. That day has passed, and nobody will accept its signature.',
    remedies: ['Check the date of the computer.', renew, other],
  },
  'certificate.not-yet': {
    title: 'The certificate is not valid yet',
    cause: 'The date of the computer is earlier than the beginning of the certificate.',
    remedies: [
      'Check date and time zone of the computer.',
      'The date is right: wait for the first day of the certificate.',
      other,
    ],
  },
  'certificate.usage': {
    title: 'The certificate is not for signing',
    cause: 'The authority issued it for something else: for encryption or for logging in.',
    remedies: [other, 'Order a certificate whose key usage has “digital signature” or “non-repudiation”.'],
  },
  'certificate.weak': {
    title: 'The key is too short',
    cause: 'An RSA key below 2048 bits. Such signatures are no longer held to be reliable.',
    remedies: [other, renew],
  },
  'certificate.gost-2001': {
    title: 'A key of GOST 2001',
    cause: 'GOST R 34.10-2001 has been out of use since 2019.',
    remedies: [
      other,
      'Get a certificate of GOST R 34.10-2012. An old token may not support it: ask the authority.',
    ],
  },
  'certificate.algorithm': {
    title: 'An unknown kind of key',
    cause: 'Sverka signs with GOST R 34.10-2012, RSA from 2048 bits and ECDSA P-256. This key is another.',
    remedies: [other, 'Update Sverka: it may know it by now.', renew],
  },
  'certificate.untrusted': {
    title: 'The chain breaks off: unknown authority',
    cause:
      'There is no way from the certificate to an authority that is trusted here: the certificate of an intermediate or root authority is missing. Its name stands beside the certificate.',
    remedies: [
      'See the name of the missing authority: at the choice of the card, “Details”, or in the report of “Check the card”.',
      'Download that authority’s certificate from its site or from the address beside the name.',
      'Administrator: add the file to sverka.json, key trusted, and restart Sverka.',
      'Or load a fresh signed list of authorities: Setup → Trust → Load a list.',
      'The ministry publishes the list of accredited authorities. If it is not there, get a certificate elsewhere.',
    ],
  },
  'certificate.revoked': {
    title: 'The certificate is revoked',
    cause:
      'Its authority has put it on the list of revoked certificates: the school asked for it, the person left, or the card was lost.',
    remedies: [
      'Sign nothing more with it.',
      other,
      renew,
      'Revoked by mistake: a revocation is not taken back, a new certificate is needed.',
    ],
  },
  'certificate.list-old': {
    title: 'No fresh list of revoked certificates',
    cause:
      'The administrator allows signing only with a fresh list of revoked certificates, and there is none or an old one.',
    remedies: [
      'Download the list (a .crl file) from the authority’s site; the certificate has the address.',
      'Load it: Setup → Trust → Load a list.',
      'No internet: bring the file on a stick. That does the list no harm, its authority has signed it.',
      'The administrator may soften the rule: sverka.json, trust.revocation, value known.',
    ],
  },
  'certificate.stranger': {
    title: 'The owner is not on the staff list',
    cause: 'The card is fine, but the administrator has not entered its owner among those who work here.',
    remedies: [
      'Check that your own card is in the reader.',
      'Ask the administrator to enter you: Setup → Staff.',
      'The certificate was issued anew with another surname: the administrator enters you again.',
    ],
  },
  'certificate.ends-soon': {
    title: 'The certificate ends soon',
    cause: 'Less than 30 days are left. A new one takes from a day to two weeks.',
    remedies: [renew, 'Until then it signs.'],
  },
  'certificate.unchecked': {
    title: 'Revocation not checked',
    cause:
      'There is no list of revoked certificates of this authority, or it is old. The rule allows signing, but nothing was checked.',
    remedies: [
      'Download the list (a .crl file) from the authority’s site.',
      'Load it: Setup → Trust → Load a list.',
      'The administrator sets a permanent file in sverka.json, key revocations.',
    ],
  },
  'trust.unread': {
    title: 'Not a file for this',
    cause: 'It is neither a signed list of authorities nor a list of revoked certificates.',
    remedies: [
      'List of authorities: a JSON file, and its signature beside it: centres.json and centres.json.p7s.',
      'List of revoked certificates: a .crl or .pem file.',
      'Download it again: a page of the site may have been saved in its place.',
    ],
  },
  'trust.unsigned': {
    title: 'The list has no good signature',
    cause:
      'There is no .p7s beside it, it belongs to another list, or somebody signed who may not sign lists here. The old list stays.',
    remedies: [
      'Put the .p7s file into the folder of the list.',
      'Take both files from whoever keeps the list in the region; do not rename them.',
      'Administrator: the certificate of the signer is set in sverka.json, key listSigners.',
    ],
  },
  'trust.older': {
    title: 'This list is older than the one held',
    cause:
      'A list of an earlier date does not take the place of a newer one: so an old list cannot hide a revocation.',
    remedies: ['Nothing to be done: the newer one is here.', 'For a still newer one ask its publisher.'],
  },
  'trust.untrusted': {
    title: 'An unknown authority signed the list of revoked certificates',
    cause: 'The authority that signed this list is not among those trusted here. The old list stays.',
    remedies: [
      'Check that it is the authority that issued the certificate.',
      'First add the authority’s certificate (sverka.json, trusted, or a list of authorities), then load this list.',
    ],
  },
  'trust.list-old': {
    title: 'The list of authorities is old',
    cause: 'It is older than the rule allows. It still counts, but new authorities may not be in it.',
    remedies: [
      'Take a fresh list from whoever keeps it in the region.',
      'Load it: Setup → Trust → Load a list.',
    ],
  },
}
