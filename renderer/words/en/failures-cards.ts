import type { FailuresOf } from '../failure.ts'

const reconnect = 'Take the card or token out, wait three seconds and insert it again.'
const otherPort = 'Connect the reader to another USB port, best straight to the computer, without a hub.'
const check = 'Open Setup → Cards, press “Check the card” and give the report to the administrator.'
const restartCards = 'Press “Restart the work with cards” on the closed shift.'

export const cardFailures: FailuresOf<'device'> = {
  'device.no-service': {
    title: 'The smart card service is not running',
    cause: 'The operating system does not answer about readers: the service is stopped or not installed.',
    remedies: [
      'Insert a reader: Windows starts the service with it and stops it when the last one is pulled.',
      'Windows: Start → Services, find “Smart Card” (SCardSvr), startup type “Automatic”, press “Start”.',
      'Linux: run sudo systemctl enable --now pcscd.socket',
      'No such service: Astra Linux — apt install pcscd libccid; ALT — apt-get install pcsc-lite pcsc-lite-ccid; RED OS — dnf install pcsc-lite pcsc-lite-ccid.',
      'Sverka connects by itself, no restart is needed.',
    ],
  },
  'device.no-reader': {
    title: 'No reader found',
    cause: 'The smart card service works but sees no reader and no token.',
    remedies: [
      'Check that the reader or token is inserted fully and its light is on.',
      otherPort,
      'No light: try another cable and another computer. If it lights nowhere, the reader is broken.',
      'Light but no reader: install the driver. On Linux it is the package libccid (Astra) or pcsc-lite-ccid (ALT, RED OS).',
      'Remote desktop: allow smart cards in the settings of the connection.',
    ],
  },
  'device.no-card': {
    title: 'No card in the reader',
    cause:
      'There is a reader and no card in it: none was inserted, or it was taken out before the work began.',
    remedies: [
      'Insert the card chip first and chip up, as far as it goes.',
      'It is in and not seen: take it out, wipe the chip with a dry soft cloth and insert it again.',
      otherPort,
      'Try another card: if that one is seen, the first is broken.',
    ],
  },
  'device.starting': {
    title: 'The work with cards does not start',
    cause: 'The separate part of Sverka that talks to readers is still looking for them, or does not answer.',
    remedies: [
      'Wait ten seconds: it starts by itself.',
      'Take out all cards and tokens: one of them may hang.',
      restartCards,
      'Restart Sverka. What was entered is kept.',
    ],
  },
  'device.stopped': {
    title: 'Signing was stopped',
    cause:
      'The part of Sverka that works with the card was stopped by a person or by a failure of the card’s driver. It is running again.',
    remedies: [
      'Begin again: what is signed stays signed, the rest waits in the list.',
      reconnect,
      'It happens again: update the program of the card’s maker (Rutoken, JaCarta, ESMART).',
      check,
    ],
  },
  'device.mute': {
    title: 'The card does not answer',
    cause: 'The chip did not answer the first question: dirty, inserted the wrong way, or broken.',
    remedies: [
      'Take the card out, wipe the chip with a dry soft cloth, insert it chip first and chip up.',
      otherPort,
      'Insert the card into another reader.',
      'Silent everywhere: the card is broken. Ask the authority that issued it.',
    ],
  },
  'device.unknown-card': {
    title: 'The card is not known',
    cause:
      'Nothing was found on the card that Sverka can sign with. Either it is no staff card, or its maker’s driver is not installed, or the key is a CryptoPro CSP container: Sverka does not read those.',
    remedies: [
      'Make sure it is a staff card, not a bank card or a pass.',
      'Install the maker’s program: Rutoken Drivers, JaCarta Unified Client or ESMART PKI Client, 64-bit.',
      'Setup → Cards shows which drivers were found and where they were looked for. The administrator sets the path of another one in sverka.json, key modules.',
      'A CryptoPro container: ask the authority for a certificate whose key is made in the token itself (PKCS#11, not extractable).',
    ],
  },
  'device.no-certificate': {
    title: 'No certificate on the card',
    cause:
      'The card is readable but holds no certificate for signing: it is new, wiped, or its key is a CryptoPro container.',
    remedies: [
      'Check that it is the right card: a person may have two.',
      'Open the card in its maker’s program and see whether it holds a certificate.',
      'There is a certificate file (.cer) and the key is on the card: write it to the card in the maker’s program.',
      'No certificate: get one from the authority.',
    ],
  },
  'device.removed': {
    title: 'The card was taken out',
    cause: 'The card was taken out during the work. No harm done: an unfinished signature is not kept.',
    remedies: [
      'Insert the same card and begin again. The PIN will be needed once more.',
      'Nobody touched it: check that it sits firmly and the USB plug is not loose.',
      otherPort,
    ],
  },
  'device.in-use': {
    title: 'Another program uses the card',
    cause:
      'Another program keeps the card to itself: CryptoPro, a bank client, a browser, the maker’s panel.',
    remedies: [
      'Close the programs that work with the card and try again.',
      reconnect,
      restartCards,
      'It happens again: stop the other program from starting by itself.',
    ],
  },
  'device.reset': {
    title: 'Another program reset the card',
    cause:
      'While Sverka worked with the card another program began with it anew. The card has forgotten the PIN.',
    remedies: ['Close other programs that work with the card.', 'Begin again and type the PIN.'],
  },
  'device.mismatch': {
    title: 'Another card',
    cause:
      'The card in the reader is not the one that was chosen, or the key on it does not fit its certificate.',
    remedies: [
      'Insert the card that was chosen in the list.',
      'It is the same card: choose another certificate on it.',
      'It happens again: the certificate was written to a foreign key. Ask the authority.',
    ],
  },
  'device.cancelled': {
    title: 'Signing was broken off',
    cause: 'A person broke the work off. What is signed stays signed.',
    remedies: ['To sign the rest begin again: it waits in the list.'],
  },
  'device.failed': {
    title: 'An error of the card or the reader',
    cause: 'The card, the reader or the driver reports an error that Sverka does not know.',
    remedies: [reconnect, otherPort, 'Try another reader.', check],
  },
  'device.no-key': {
    title: 'No private key',
    cause:
      'The certificate is on the card and its private key is not: there is nothing to sign with. So it is when the key was made on another card or in the Windows registry.',
    remedies: [
      'Choose another certificate.',
      'Insert the card on which the key was made.',
      'The key is lost: have the certificate revoked and get a new one from the authority.',
    ],
  },
  'device.mechanism': {
    title: 'The card cannot sign with this key',
    cause: 'The card’s driver cannot sign with a key of this kind: an old version, or the wrong driver.',
    remedies: [
      'Update the program of the card’s maker.',
      'Choose another certificate.',
      'GOST 2012 needs a Rutoken ECP 2.0 or newer, a JaCarta-2 GOST or an ESMART Token GOST.',
    ],
  },
  'device.module-missing': {
    title: 'The driver of the card was not found',
    cause: 'The card needs its maker’s program (a PKCS#11 module), and it is not where it was looked for.',
    remedies: [
      'Rutoken: install Rutoken Drivers for Windows, on Linux the package librtpkcs11ecp.',
      'JaCarta: install JaCarta Unified Client. ESMART: install ESMART PKI Client.',
      'It must be the 64-bit version: Sverka is 64-bit.',
      'It lies elsewhere: the administrator sets its full path in sverka.json, key modules.',
      'Setup → Cards shows what was found and where it was looked for.',
    ],
  },
  'device.module-failed': {
    title: 'The driver of the card does not start',
    cause: 'The PKCS#11 module is there and does not load: 32-bit, damaged, or without some of its parts.',
    remedies: [
      'Remove the program of the card’s maker and install its newest 64-bit version.',
      'Linux: see what it lacks: ldd and the path of the module.',
      'Check whether the antivirus blocks the module.',
      check,
    ],
  },
  'device.pin-needed': {
    title: 'The card asks for the PIN again',
    cause: 'This card wants the PIN before each signature; once for the whole list is not enough.',
    remedies: [
      'Sign the corrections one by one.',
      'See in the maker’s program whether the card may remember the PIN until it is taken out.',
    ],
  },
}
