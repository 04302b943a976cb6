import type { FailuresOf } from '../failure.ts'

const altered =
  'Change nothing yourself: save the files of the correction (“Save .p7s”) and give them to the administrator.'
const verify = 'Verify the file independently: npx sverka verify FILE.p7s'

export const signatureFailures: FailuresOf<'cades' | 'stamp' | 'clock' | 'digest'> = {
  'cades.form': {
    title: 'Not a signature of Sverka',
    cause: 'The file is damaged, or another program made it in another form.',
    remedies: ['Get the .p7s file again: it may have been damaged on its way.', verify, altered],
  },
  'cades.digest': {
    title: 'Something else was signed',
    cause:
      'The signature is right but of other content: the document was changed afterwards, or is the wrong file.',
    remedies: ['Check that signature and document are a pair.', altered],
  },
  'cades.signature': {
    title: 'The signature does not fit',
    cause: 'It was altered, or made with another key.',
    remedies: [
      'Signed just now: check the card at Setup → Cards, its key may not fit its certificate.',
      altered,
    ],
  },
  'cades.certificate': {
    title: 'The certificate of the signature is no good',
    cause: 'It is unreadable, too weak, or not the one that the signature names.',
    remedies: [verify, altered],
  },
  'cades.algorithm': {
    title: 'An unknown kind of signature',
    cause: 'It was made by an algorithm that this version of Sverka does not know.',
    remedies: ['Update Sverka and verify again.', 'Verify with another program that knows the algorithm.'],
  },
  'cades.gost-2001': {
    title: 'A signature of GOST 2001',
    cause: 'GOST R 34.10-2001 has been out of use since 2019; such signatures are not accepted.',
    remedies: ['Sign again with a certificate of GOST R 34.10-2012.'],
  },
  'cades.untrusted': {
    title: 'The signer is not trusted here',
    cause: 'There is no way from the certificate in the signature to an authority that is trusted here.',
    remedies: [
      'See which authority issued the certificate, and whether it is in Setup → Trust.',
      'Administrator: add the authority’s certificate (sverka.json, trusted) or load a fresh list of authorities.',
      'A signature marked TEST was made in training: it will never be a real one.',
    ],
  },
  'cades.expired': {
    title: 'Signed after the end',
    cause: 'When it was signed, the certificate of the signer or of an authority had expired.',
    remedies: [
      'Sign again with a valid certificate.',
      'Signed long ago and without a time stamp: the time cannot be proved. Turn time stamps on (sverka.json, stamps).',
    ],
  },
  'cades.not-yet': {
    title: 'Signed before the beginning',
    cause:
      'When it was signed the certificate was not valid yet. Usually the date of that computer was wrong.',
    remedies: ['Check the date of the computer where it was signed.', 'Sign again.'],
  },
  'cades.usage': {
    title: 'The certificate may not be used so',
    cause: 'The certificate of the signer or of an authority was issued for something else.',
    remedies: [
      'Sign again with a certificate for signing.',
      'It happens again: tell the authority that issued it.',
    ],
  },
  'cades.clock': {
    title: 'Signed in the future',
    cause: 'The time in the signature is later than on this computer, or later than its time stamp.',
    remedies: [
      'Check date, time and time zone of this computer.',
      'All is right here: the clock was fast where it was signed.',
    ],
  },
  'cades.time-stamp': {
    title: 'The time stamp is no good',
    cause: 'It is damaged, of another signature, or of an unknown service.',
    remedies: [
      'Administrator: check the certificates of the time-stamping service (sverka.json, stamps.trusted).',
      altered,
    ],
  },
  'cades.revoked': {
    title: 'The certificate had been revoked',
    cause: 'It was revoked before the time of the signature that can be proved.',
    remedies: [
      'Signed before, but without a time stamp: that cannot be proved. Sign again.',
      'Signed afterwards: find out who had the card.',
    ],
  },
  'stamp.waiting': {
    title: 'No time stamp yet',
    cause:
      'The time-stamping service did not answer. The signature is kept and counts; the stamp is added as soon as the service answers.',
    remedies: [
      'Nothing to be done.',
      'It waits for more than a day: check the network and the address of the service (sverka.json, stamps.url).',
      'Check whether the filter of the school blocks the address.',
    ],
  },
  'clock.off': {
    title: 'The clock of the computer is wrong',
    cause:
      'It differs from the journal’s by more than two minutes. The wrong time would stand in signatures.',
    remedies: [
      'Windows: Settings → Time & language → Date & time → Sync now.',
      'Linux: sudo timedatectl set-ntp true',
      'Check the time zone.',
      'Wrong after each switching off: the battery on the mainboard is empty.',
    ],
  },
  'digest.wrong': {
    title: 'Sverka computes digests wrongly',
    cause:
      'SHA-256 or Streebog gave another answer than it must. The program is damaged; nothing may be signed on this computer.',
    remedies: [
      'Sign nothing on this computer.',
      'Install Sverka anew.',
      'It happens again: the memory of the computer is faulty. Ask the administrator.',
    ],
  },
}
