import type { Words } from './ru.ts'

export const acts: Words['acts'] = {
  'school.added': 'School added',
  'school.renamed': 'School renamed',
  'workplace.added': 'Workplace added',
  'workplace.renewed': 'New key of a workplace',
  'workplace.revoked': 'Workplace revoked',
  'certificate.allowed': 'Certificate allowed',
  'certificate.revoked': 'Permission of a certificate revoked',
  'administrator.added': 'Key given to an administrator',
  'administrator.revoked': 'Administrator revoked',
}

export const faults: Words['faults'] = {
  'form.code': 'Code: small Latin letters, digits and hyphen, 1 to 40 signs. For example: school-12.',
  'form.title': 'Enter a title: 1 to 300 signs, on one line.',
  'form.stale': 'The form is out of date. Look what is done already, and fill it in anew if needed.',
  'form.shown': 'This key was shown already. If it was not saved, give a new one.',
  'form.token':
    'The key does not fit. Check that it is copied whole; a lost key is replaced by a new one on the server.',
  'form.slow': 'Too many wrong keys from this address. Wait 5 minutes and try again.',
  'form.size': 'The file is too large for a certificate. Choose one of up to 256 KB.',
  'form.certificate': 'Choose the file of a certificate, or paste its text.',
  'school.taken': 'A school with this code exists. Choose another code, or open it from the list.',
  'workplace.taken': 'A workplace with this code exists. Choose another code, or give it a new key.',
  'registry.gone': 'This entry is there no longer. Go back to the list of schools.',
}

export const certificateFaults: Words['certificateFaults'] = {
  unread: 'This is no certificate. It must be a .cer, .pem or .p7b file with an X.509 certificate.',
  authority:
    'This is the certificate of an authority. A person’s is needed; authorities are set in the gateway’s settings.',
  expired: 'It has expired. Ask the owner for the new certificate.',
  usage: 'This certificate is not meant for signing. One for electronic signatures is needed.',
  weak: 'The key is too weak: RSA below 2048 bits is not taken. A new certificate is needed.',
  'gost-2001': 'Keys of GOST R 34.10-2001 are out of use since 2019. A new certificate is needed.',
  algorithm: 'Sverka does not verify this kind of key. GOST R 34.10-2012, RSA or ECDSA P-256 is needed.',
  revoked: 'The authority has revoked this certificate. A new one is needed.',
}

export const endings: Words['endingCodes'] = {
  bytes: 'Not a correction, or another number',
  signature: 'The signature did not verify',
  revoked: 'The authority revoked the certificate',
  second: 'No second signature',
  rights: 'The certificate is not allowed for the school',
  'person-unknown': 'No such person in the school',
  value: 'A value that may not stand',
  training: 'An exercise',
  'id-taken': 'The number is taken',
}
