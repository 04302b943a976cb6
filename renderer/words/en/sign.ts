import { countedEnglish } from '../count.ts'
import type * as ru from '../ru/sign.ts'

export const sign: typeof ru.sign = {
  title: 'Sign the corrections',
  lead: 'What is signed is exactly what is shown here.',
  nothing: 'Nothing to sign',
  nothingWhat: 'New corrections appear here after a comparison with the document.',
  toSearch: 'To the search',
  all: 'Choose all',
  choose: (name) => `Sign the correction: ${name}`,
  was: 'was',
  becomes: 'becomes',
  details: 'Details',
  hide: 'Less',
  hash: 'SHA-256',
  number: 'Number',
  created: 'Entered',
  due: (date) => `due by ${date}`,
  withdraw: 'Take the correction back',
  card: 'Card that signs',
  noCard: 'Signing is not possible yet',
  button: (number) => `Sign ${countedEnglish(number, 'correction', 'corrections')}`,
  buttonNothing: 'Choose corrections',
  signing: 'Enter the PIN in the window that has opened',
  progress: (done, of) => `${done} of ${of} signed`,
  working: (seconds) => `the card has been working for ${seconds} s`,
  slow: 'The card has not answered for long.',
  stop: 'Stop',
  signed: (number) => `${countedEnglish(number, 'correction is', 'corrections are')} signed.`,
  next: {
    gateway: 'Sverka sends it to the journal by itself.',
    package: 'Now make a package: “Corrections” → “Packages”.',
    retype: 'Now type it into the journal: “Corrections” → “Retype”.',
  },
  partly: (done, of) => `${done} of ${of} signed. The others are still to be signed here.`,
  stopped: 'Stopped. What was signed stays signed, the others are still here.',
}

const characters = (number: number): string => countedEnglish(number, 'character', 'characters')

export const pin: typeof ru.pin = {
  title: { shift: 'PIN: open the shift', sign: 'PIN: sign', second: 'PIN: second signature' },
  open: 'Open the shift',
  sign: (number) => `Sign ${countedEnglish(number, 'correction', 'corrections')}`,
  what: {
    shift: 'The card opens the shift.',
    sign: (number) => `To be signed: ${countedEnglish(number, 'correction', 'corrections')}`,
    second: (number) => `To be signed a second time: ${countedEnglish(number, 'correction', 'corrections')}`,
  },
  list: 'What will be signed',
  signed: 'signed',
  progress: (done, of) => `${done} of ${of} signed`,

  label: 'PIN of the card',
  length: (shortest, longest) =>
    shortest === longest
      ? `${characters(longest)}: Latin letters, digits and punctuation.`
      : `${shortest} to ${longest} characters: Latin letters, digits and punctuation.`,
  short: (shortest) => `Too short: ${characters(shortest)} at least. No try was spent.`,
  long: (longest) => `Too long: this card takes ${characters(longest)} at most. No try was spent.`,
  cyrillic: 'The Russian layout is on. Switch to English and type the PIN again.',
  form: 'The card will not take such a character. No try was spent: type it again.',
  caps: 'Caps Lock is on.',
  tries: (number) => `Tries left: ${number}`,
  low: 'A wrong PIN has been typed for this card before.',
  lastTry: 'This is the last try. After a mistake the card will be blocked.',
  lastTryAgree: 'I understand and type with care',
  factory: 'The card still has its factory PIN: anybody may look it up. Change it in the maker’s program.',
  clock: 'The clock of the computer is behind the last signature. Check date and time: they will be signed.',

  blocked: 'The card is blocked',
  blockedWhat:
    'A wrong PIN was typed too often. Whoever issued the card can unblock it, or an administrator with its administrator’s PIN (PUK). It cannot be done here.',
  away: {
    gone: 'The card was taken out',
    other: 'Another card is in the reader',
    busy: 'Another program holds the card',
    mute: 'The card does not answer',
  },
  awayWhat: {
    gone: 'Put the same card into any reader: it goes on from here.',
    other: 'Take it out and put in the one you chose: it goes on from here. No PIN can be typed now.',
    busy: 'Close the program that works with the card: it goes on by itself as soon as the card is free.',
    mute: 'Take the card out, wipe its contacts and put it in again: it goes on from here.',
  },
  kept: 'The list is kept, what was typed is erased.',
  erased: 'What was typed is erased.',
  back: 'The card is here. Type the PIN.',

  pad: 'The PIN is typed on the keys of the reader, not on the computer.',
  padEnter: 'Enter on the reader',
  padNow: 'Type the PIN on the keys of the reader',
  padAgain: 'If the reader asks for the PIN again, type it there.',
  padLeft: (seconds) => `${seconds} s left`,
  padOver: 'Time is up. Waiting for the reader…',
  padCancel: 'Press Cancel on the reader, or stop it here.',

  wait: 'The card is working, do not take it out',
  seconds: (seconds) => `${seconds} s`,
  slow: 'The card answers slowly. This happens: please wait.',
  hangs: 'The card has not answered for long. You may stop: what is signed stays, the rest is signed later.',
  stopping: 'Stopping after this document…',
  stop: 'Stop',
  cancel: 'Cancel',
  close: 'Close',

  training: 'Training. The PIN of the training card is 123456.',
  reader: 'Reader',
  card: 'Card',
  serial: (serial) => `No. ${serial}`,
  owner: 'Owner',
  nothing: 'empty',
}
