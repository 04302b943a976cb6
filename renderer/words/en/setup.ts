import { countedEnglish } from '../count.ts'
import type * as ru from '../ru/setup.ts'

const days = (number: number) => countedEnglish(number, 'day', 'days')

export const setup: typeof ru.setup = {
  title: 'Setup',
  parts: {
    cards: 'Cards',
    staff: 'Staff',
    trust: 'Trust',
    delivery: 'Delivery',
    failures: 'Failures and remedies',
  },

  cards: {
    now: 'In the readers now',
    none: {
      starting: 'Looking for a reader.',
      'no-service': 'The smart card service is not running.',
      'no-reader': 'No reader.',
      'no-card': 'There is a reader and no card in it.',
      mute: 'The card does not answer.',
      'unknown-card': 'The card is not known.',
      ready: 'No cards.',
    },
    kinds: { piv: 'PIV card', pkcs11: 'token', simulated: 'training card', unknown: 'unknown card' },
    ready: 'ready',
    serial: (last) => `number …${last}`,
    modules: 'Drivers of the makers (PKCS#11 modules)',
    moduleStates: { loaded: 'works', missing: 'not found', failed: 'does not start' },
    noModules: 'No other drivers were looked for: the training card and PIV cards need none.',
    tried: 'Drivers tried:',
    lookedFor: 'Not found, looked for here:',
    test: 'Check the card',
    testing: 'Checking…',
    lead: 'No PIN is needed and no try is spent. Insert the card first.',
    copy: 'Copy the report',
    copied: 'The report is copied. It holds no names and no SNILS.',
    steps: {
      process: 'Sverka works with cards',
      service: 'Smart card service',
      readers: 'Reader',
      card: 'Card',
      modules: 'Drivers of the makers',
      certificate: 'Certificate',
      chain: 'Chain to a trusted authority',
      revocation: 'List of revoked certificates',
      pin: 'Tries of the PIN',
      clock: 'Clock of the computer',
      digest: 'Digests SHA-256 and Streebog',
      line: 'Line to the journal',
    },
    program: (version) => `version ${version}`,
    apart: (seconds) => `${seconds} s apart`,
    gost: 'GOST R',
    stepStates: { well: 'well', warning: 'attention', failed: 'not well', skipped: 'not checked' },
    allWell: 'All is well: you can sign.',
    notWell: (number) => `Not well: ${number}. What to do stands in each line.`,
    report: 'Report of the card check',
    version: 'Sverka',
    system: 'System',
    at: 'Time',
  },

  trust: {
    policy: 'Rule',
    policies: {
      required: (number) =>
        `Nothing is signed without a fresh list of revoked certificates: at most ${days(number)} old.`,
      known: (number) =>
        `A revoked certificate does not sign. Without a list, or with one older than ${days(number)}, Sverka warns and signs.`,
      off: () => 'Lists of revoked certificates are not asked.',
    },
    listDays: (number) => `The list of authorities is old after ${days(number)}.`,
    policyBy: 'The administrator of the computer sets the rule in sverka.json.',
    load: 'Load a list',
    loadWhat: 'A signed list of authorities (.json with its .p7s) or of revoked certificates (.crl, .pem).',
    loaded: 'The list is loaded.',
    onlyAdministrator: 'The administrator may load a list.',
    nobody: 'Nobody is trusted here yet',
    nobodyWhat:
      'No card opens the shift until at least one authority is set: in sverka.json, key trusted, or by a signed list.',
    list: 'Imported list of authorities',
    noList: 'No list was loaded: the files of the settings say who is trusted.',
    dated: (date) => `of ${date}`,
    signedBy: (name) => `signed by ${name}`,
    old: 'old',
    fresh: 'fresh',
    authorities: 'Authorities',
    name: 'Authority',
    key: 'Key',
    until: 'Valid until',
    from: 'From',
    sources: { settings: 'settings', list: 'imported list' },
    revocations: 'Lists of revoked certificates',
    noRevocations: {
      required: 'There is no list: nothing can be signed until one is loaded.',
      known:
        'There is no list, and revocation is not checked. The authority that issued the certificate publishes it.',
      off: 'The rule does without them.',
    },
    listOf: 'List of',
    next: 'Next',
    count: 'Revoked',
    age: 'State',
    stamps: 'Time stamps',
    noStamps: 'No time-stamping service is set. Signatures count without one.',
    waiting: (number) =>
      number === 0
        ? 'All signatures are stamped.'
        : `${countedEnglish(number, 'signature waits', 'signatures wait')} for a stamp. It is added by itself.`,
  },
}
