import { countedEnglish } from '../count.ts'
import type * as ru from '../ru/second-signature.ts'

export const secondSignature: typeof ru.secondSignature = {
  lists: 'What to sign',
  first: (number) => `To be signed: ${number}`,
  waits: (number) => `Waiting for the second signature: ${number}`,
  lead: 'One person has signed these corrections. They are sent when the second person has signed too.',
  nothing: 'Nothing waits for a second signature',
  nothingWhat: 'Corrections appear here right after the first signature.',
  signedBy: (name, when) => `First signature: ${name}, ${when}`,
  own: 'Signed with this very card: the second signature is another person’s.',
  other: 'The second signature is another person’s. Put in their card.',
  button: (number) =>
    number === 0
      ? 'Sign as the second'
      : `Sign ${countedEnglish(number, 'correction', 'corrections')} as the second`,
  signed: (number) => `${countedEnglish(number, 'correction has', 'corrections have')} both signatures.`,
  signedFirst: (number) =>
    `${countedEnglish(number, 'correction is signed and waits', 'corrections are signed and wait')} for the second signature.`,
  partly: (done, of) => `${done} of ${of} signed. The others wait for the second signature here.`,
  disagree: 'I do not agree',
  rejecting: {
    title: 'Refuse to sign this correction?',
    what: 'The correction is not sent and goes back to whoever entered it, with your reason.',
    reason: 'Why',
    reasonHint: 'For example: the certificate has another letter',
    short: 'Write the reason: at least three characters.',
    reject: 'Send it back',
    keep: 'Cancel',
  },
  rejected: 'The correction was sent back. The reason stands in the list of corrections.',
  why: (reason) => `The second person does not agree: ${reason}`,
  again: 'To the second signature again',
  secondBy: (name) => `second signature: ${name}`,
  byRole: 'Curators and administrators put the second signature.',
  openAndSign: (number) =>
    `Open the shift with the card and sign ${countedEnglish(number, 'correction', 'corrections')}`,
  waitForCard: 'The corrections wait for a card',
  waitForCardWhat: 'The shift is open without a card. Put in the card that signs.',
  cardIsHere: 'The shift is open without a card',
  pinTwice: 'The PIN is asked for twice: for the shift and for the signature.',
}
