import { countedEnglish } from '../count.ts'
import type * as ru from '../ru/desk.ts'

export const desk: typeof ru.desk = {
  product: 'Sverka',
  training: 'Training',
  trainingWhat: 'The school and the card are invented. Nothing reaches a real journal.',
  places: {
    search: 'Search',
    sign: 'Sign',
    outbox: 'Corrections',
    health: 'Health',
    register: 'Journal',
    requests: 'Requests',
    import: 'Import',
    setup: 'Setup',
  },
  sections: 'Sections',
  lock: 'Close the shift',
  help: 'Help',
  otherLanguage: 'Русский',
  switchLanguage: 'Переключить на русский',
  back: 'Back',
  close: 'Close',
  copyCode: 'Copy the code',
  loading: 'Loading…',
  lookAgain: 'Try again',
  today: 'today',
  at: 'at',
}

export const lines: typeof ru.lines = {
  off: 'No line to the journal',
  working: 'Sending',
  idle: 'The journal is in reach',
  waiting: 'The journal does not answer',
  paused: 'The line is paused',
  'no-rights': 'The journal does not admit this desk',
}

export const shortLines: typeof ru.shortLines = {
  off: 'offline',
  working: 'sending',
  idle: 'online',
  waiting: 'no answer',
  paused: 'Paused',
  'no-rights': 'no access',
}

export const devices: typeof ru.devices = {
  starting: { what: 'Looking for a reader', act: 'This takes a few seconds.' },
  'no-service': {
    what: 'The smart card service is not running',
    act: 'Plug in a reader, or ask the administrator to start the service. Sverka will connect by itself.',
  },
  'no-reader': { what: 'No reader found', act: 'Connect a card reader to the computer.' },
  'no-card': { what: 'No card in the reader', act: 'Insert your card.' },
  mute: {
    what: 'The card does not answer',
    act: 'Take the card out, wipe its contacts and insert it again.',
  },
  'unknown-card': {
    what: 'The card is not known',
    act: 'Insert a staff card. If this is one, show it to the administrator.',
  },
  ready: { what: 'The card is ready', act: 'Check that it is yours, and open the shift.' },
}

export const cardStates: typeof ru.cardStates = {
  mute: 'does not answer',
  'unknown-card': 'unknown card',
  'no-certificate': 'no certificate on the card',
  'in-use': 'used by another program',
}

export const lock: typeof ru.lock = {
  title: 'The shift is closed',
  choose: 'Whose shift?',
  open: 'Open the shift',
  opening: 'Enter the PIN in the window that has opened',
  kept: 'What you entered is kept. It opens together with the shift.',
  others: 'Other cards',
  restartCards: 'Restart the work with cards',
}

export const card: typeof ru.card = {
  simulated: 'Training card',
  until: (date) => `valid until ${date}`,
  expired: (date) => `The certificate expired on ${date} and cannot sign: get a new one.`,
  notYet: (date) => `The certificate becomes valid on ${date}.`,
  expires: (days) => `The certificate expires in ${countedEnglish(days, 'day', 'days')}. Order a new one.`,
  blocked: 'The card is blocked. Ask the authority that issued it.',
  issuer: 'Issued by',
  serial: 'Number',
  reader: 'Reader',
  nameOf: ({ surname, givenName, name }) => (surname && givenName ? `${surname} ${givenName}` : name),
  tries: (number) => `tries left: ${number}`,
}

export const keys: typeof ru.keys = {
  title: 'Keys',
  sheet: 'Keys of Sverka',
  everywhere: 'Everywhere',
  onSearch: 'Search',
  onPerson: 'Record',
  onCase: 'What is on the screen?',
  onCompare: 'Comparison with the document',
  onRetype: 'Retype into the journal',
  onDelivery: 'Queue, conflicts, packages',
  onRequests: 'Requests',
  onRegister: 'Journal',
  onPaper: 'A sheet before printing',
  list: {
    everywhere: [
      ['Ctrl+K', 'find a person or a command'],
      ['Alt+1', 'to the search'],
      ['Alt+2 … Alt+8', 'the other sections, in their order'],
      ['F1', 'manual; again: keys'],
      ['F4', 'the next visitor'],
      ['Ctrl+L', 'close the shift'],
      ['Ctrl+Z', 'take back the saved correction'],
      ['F8', 'hide document numbers and phones'],
    ],
    onSearch: [
      ['letters and digits', 'straight into the search field'],
      ['↑ ↓', 'choose'],
      ['Enter', 'open the record'],
      ['Esc', 'clear the field'],
      ['F3', 'what is on the screen: of the one chosen; in an empty field of nobody'],
      ['F2', 'compare with the document'],
      ['Ins', 'write down a request'],
    ],
    onPerson: [
      ['F2 or Ctrl+Enter', 'compare with the document'],
      ['F3', 'what is on the screen?'],
      ['F6', 'print the last receipt'],
      ['Tab, Enter', 'go to a relative'],
      ['Backspace or Alt+←', 'back'],
    ],
    onCase: [
      ['↑ ↓, Enter', 'choose a message, open it'],
      ['Tab', 'who is logging in'],
      ['F2', 'compare with the document'],
      ['Ctrl+P', 'memo'],
      ['Esc', 'clear; to the messages; back'],
    ],
    onCompare: [
      ['Enter', 'it matches — or take what was typed, and go on'],
      ['↑ ↓', 'another field'],
      ['F9', 'one field large, for reading aloud'],
      ['Ctrl+Enter', 'to saving; save'],
      ['1 … 3, 0', 'answer; as last time'],
      ['F7', 'save and sign'],
      ['Esc', 'back to the record'],
    ],
    onRetype: [
      ['1 … 9', 'field'],
      ['Enter', 'copy'],
      ['Space', 'typed'],
      ['Ctrl+Enter', 'saved in the journal'],
    ],
    onDelivery: [
      ['← →, Space', 'what to show; what is right; the answer'],
      ['Ctrl+Enter', 'settle the conflict'],
      ['Ctrl+Z', 'take back what was settled'],
    ],
    onRequests: [['Insert', 'note a request']],
    onRegister: [
      ['/', 'search by name or number'],
      ['↑ ↓, Enter', 'choose, open'],
    ],
    onPaper: [
      ['Enter or Ctrl+P', 'print'],
      ['Ctrl+S', 'save as PDF'],
      ['F9', 'larger, or the whole sheet'],
      ['Esc', 'back'],
    ],
  },
}
