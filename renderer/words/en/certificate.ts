import { countedEnglish } from '../count.ts'
import type * as ru from '../ru/certificate.ts'

export const certificate: typeof ru.certificate = {
  refusals: {
    expired: ({ until }) => `It expired on ${until} and cannot sign: get a new one.`,
    'not-yet': ({ since }) => `It is valid from ${since}. Check the date of the computer.`,
    usage: () => 'It was not issued for signing. Choose another one.',
    'no-key': () => 'Its private key is not on the card. Choose another one.',
    weak: () => 'Its key is too short. Get a new certificate.',
    'gost-2001': () => 'GOST 2001 is out of use. Get a certificate of GOST 2012.',
    algorithm: () => 'An unknown kind of key. Choose another one.',
    untrusted: ({ missing }) =>
      missing
        ? `The certificate of the authority “${missing}” is missing. Ask the administrator.`
        : 'Issued by an unknown authority. Ask the administrator.',
    revoked: ({ listFrom }) =>
      listFrom ? `Revoked: it is on the list of ${listFrom}. Get a new one.` : 'Revoked. Get a new one.',
    'list-old': ({ listFrom }) =>
      listFrom
        ? `A fresh list of revoked certificates is needed, this one is of ${listFrom}. Ask the administrator.`
        : 'A list of revoked certificates is needed and there is none. Ask the administrator.',
    stranger: () => 'Its owner is not on the staff list. Ask the administrator.',
  },
  ends: (days) =>
    days === 0
      ? 'The certificate expires today. Order a new one.'
      : `The certificate expires in ${countedEnglish(days, 'day', 'days')}. Order a new one.`,
  unchecked: (listFrom) => `Revocation not checked: the list is of ${listFrom}.`,
  uncheckedNone: 'revocation not checked',
  lacks: (missing) => `The certificate of the authority “${missing}” is missing.`,
  tries: (left) => `tries left: ${left}`,
  isLow: 'a wrong PIN has been typed',
  isLast: 'One try of the PIN is left. After an error the card is blocked.',
  isFactory: 'The PIN was not changed after the card was issued.',
  tokenSerial: (label, last) => `${label} …${last}`,
  more: 'Details',
  facts: {
    owner: 'Owner',
    organisation: 'Organisation',
    post: 'Post',
    issuer: 'Issued by',
    valid: 'Valid',
    key: 'Key',
    token: 'Token',
    reader: 'Reader',
    serial: 'Serial number',
    chain: 'Chain',
    missing: 'Missing authority',
    address: 'To be had at',
    revocation: 'Revocation',
  },
  sources: { card: 'from the card', settings: 'from the settings', list: 'from the imported list' },
  revocations: {
    good: (listFrom) => (listFrom ? `not revoked, list of ${listFrom}` : 'not revoked'),
    revoked: (listFrom) => (listFrom ? `revoked, list of ${listFrom}` : 'revoked'),
    unknown: (listFrom) => (listFrom ? `not checked, list of ${listFrom}` : 'not checked, no list'),
  },
  oldList: 'old',
  unasked: 'not asked: so the administrator decided',
  seen: {
    inUse: { what: 'Another program uses the card', act: 'Close the program that works with the card.' },
    noCertificate: {
      what: 'No certificate on the card',
      act: 'Insert a card with a certificate for signing, or ask the authority that issued it.',
    },
    noDriver: (titles) => ({
      what: 'The card is not known',
      act: `If it is a staff card, ask the administrator to install its driver: ${titles}.`,
    }),
    noneUsable: { what: 'This card cannot sign', act: 'The reason stands beside the certificate.' },
  },
}
