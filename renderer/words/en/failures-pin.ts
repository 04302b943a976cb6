import type { FailuresOf } from '../failure.ts'

const panel = 'Rutoken Control Panel, JaCarta Unified Client or ESMART PKI Client'

export const pinFailures: FailuresOf<'pin'> = {
  'pin.wrong': {
    title: 'Wrong PIN',
    cause: 'The card did not accept the PIN. After a few errors in a row it is blocked.',
    remedies: [
      'Check the keyboard layout and Caps Lock: Sverka warns of both under the field.',
      'Check whose card is in the reader: the owner’s name stands above the field.',
      'Do not guess. If you are not sure, stop while there are tries left.',
      'PIN forgotten: ask whoever issued the card.',
    ],
  },
  'pin.blocked': {
    title: 'The card is blocked',
    cause:
      'A wrong PIN was typed too many times. The key is safe, but the card does not sign any more. It cannot be unblocked here.',
    remedies: [
      'Who can: an administrator who has the administrator’s PIN (PUK) of this card, or the authority that issued it.',
      `Where: in the maker’s program — ${panel}, “Unblock”.`,
      'Do not guess the administrator’s PIN: when its tries are used up the key is lost for ever.',
      'Nobody knows it: have the certificate revoked; the card is wiped, key and certificate are issued anew.',
      'Without the card you may look up and prepare, if the administrator allows it. You sign later in one list.',
    ],
  },
  'pin.form': {
    title: 'The card does not take such a PIN',
    cause: 'It is shorter or longer than this card allows, or has other characters. No try was spent.',
    remedies: [
      'Switch the keyboard to English and type it again.',
      'Check that the PIN belongs to this card.',
    ],
  },
  'pin.expired': {
    title: 'The PIN has to be changed',
    cause: 'The card wants a new PIN to be set before it signs.',
    remedies: [`Change the PIN in the maker’s program: ${panel}.`, 'Come back to Sverka and begin again.'],
  },
  'pin.dropped': {
    title: 'The PIN is no longer held',
    cause:
      'It is held for one list only and for two minutes at most, and forgotten as soon as the shift is locked.',
    remedies: ['Type the PIN again: Sverka signs the rest.'],
  },
  'pin.cancelled': {
    title: 'The PIN was not entered',
    cause: 'A person closed the PIN window, or the card was taken out.',
    remedies: ['Begin again when you are ready.'],
  },
  'pin.not-asked': {
    title: 'No PIN is needed now',
    cause: 'The PIN window is left over from something that has ended.',
    remedies: ['Close the window and begin again.'],
  },
  'pin.last': {
    title: 'One try is left',
    cause: 'A wrong PIN has been typed before. One more error blocks the card.',
    remedies: [
      'Do not type a PIN you are not sure of. Find where it is written.',
      'Not sure: ask the administrator or the authority to reset the counter. Before it is blocked this is easier.',
      'The right PIN gives all tries back.',
    ],
  },
  'pin.factory': {
    title: 'The PIN was never changed',
    cause: 'The card still has the factory’s PIN. Everybody may know it: it is printed in the manual.',
    remedies: [`Change the PIN in the maker’s program: ${panel}.`, 'Do not write the new one on the card.'],
  },
}
