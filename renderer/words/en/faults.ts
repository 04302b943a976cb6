import { countedEnglish } from '../count.ts'
import type * as ru from '../ru/faults.ts'
import { accessFaults } from './access-faults.ts'
import { deliveryFaults } from './delivery-faults.ts'
import { kioskFaults } from './kiosk-faults.ts'
import { recoveryFaults } from './recovery-faults.ts'
import { registerFaults } from './register-faults.ts'
import { startFaults } from './start-faults.ts'
import { retentionFaults } from './retention-faults.ts'
import { settingsFaults } from './settings-faults.ts'
import { updatesFaults } from './failures-updates.ts'

const support = 'If it happens again, ask support.'

export const faults: typeof ru.faults = {
  'person.gone': () => 'The journal of the school no longer has this person. Check whether they have left.',
  'person.changed': () => 'The record changed during the comparison. Open it again and compare once more.',
  'correction.gone': () => 'The correction is no longer there. Refresh the list.',
  'correction.signed-already': () =>
    'The correction is signed and cannot be taken back. To return the old value enter a new one.',
  'correction.not-stuck': () => 'Nothing is wrong with the correction: it will be sent by itself.',
  'shift.closed': () => 'The shift is closed. Open it with your card.',
  'shift.untrusted': () => 'An unknown authority issued the certificate of this card. Ask the administrator.',

  'pin.wrong': ({ triesLeft }) => {
    if (triesLeft === undefined)
      return 'Wrong PIN. The card does not say how many tries are left: type it with care.'
    return triesLeft > 0
      ? `Wrong PIN. Tries left: ${triesLeft}.`
      : 'Wrong PIN. The card is blocked: ask the authority that issued it.'
  },
  'pin.blocked': () => 'The card is blocked. Ask the authority that issued it.',
  'pin.form': () => 'The card does not take such a PIN. No try was spent: type it again.',
  'pin.cancelled': () => 'The PIN was not entered.',
  'pin.not-asked': () => 'No PIN is needed now. Begin again.',
  'device.no-service': () => 'The smart card service is not running. Ask the administrator to start it.',
  'device.no-card': () => 'There is no card in the reader. Insert it and begin again.',
  'device.mute': () => 'The card does not answer. Take it out, wipe its contacts and insert it again.',
  'device.unknown-card': () => 'The card is not known. Insert a staff card.',
  'device.no-certificate': () => 'The card holds no certificate. Ask the authority that issued it.',
  'device.removed': () => 'The card was taken out. No harm done: insert it and begin again.',
  'device.in-use': () => 'Another program uses the card. Close it and try again.',
  'device.reset': () => 'Another program reset the card. Begin again: the PIN will be needed.',
  'device.mismatch': () => 'This is another card. Insert the one that was chosen.',
  'device.pin-needed': () => 'The card asks for the PIN again. Sign the corrections one by one.',
  'device.cancelled': () => 'Signing was broken off. What is not signed is still in the list.',
  'device.stopped': () => 'Signing was stopped. What is not signed is still in the list: begin again.',
  'device.failed': () => `The card or the reader reports an error. Insert the card again. ${support}`,
  'certificate.expired': () => 'The certificate has expired. Get a new one.',
  'certificate.not-yet': () => 'The certificate is not valid yet. Check the date of the computer.',
  'certificate.usage': () => 'This certificate is not for signing. Choose another one.',
  'device.no-key': () => 'The card holds the certificate but not its private key. Choose another one.',
  'device.mechanism': () => 'This card cannot sign with such a key. Ask the administrator.',
  'device.module-missing': () => 'The driver of the card was not found. Ask the administrator to install it.',
  'device.module-failed': () =>
    'The driver of the card does not start. Ask the administrator to reinstall it.',
  'pin.expired': () => 'The PIN must be changed. Change it in the program of the maker of the card.',
  'pin.dropped': () => 'The PIN is not kept any more. Enter it again: the rest will be signed.',
  'certificate.weak': () => 'The key of the certificate is too short. Get a new one.',
  'certificate.gost-2001': () => 'Certificates of GOST 2001 are out of use. Get one of GOST 2012.',
  'certificate.algorithm': () => 'The certificate is of an unknown kind. Choose another one.',
  'certificate.untrusted': () => 'An unknown authority issued the certificate. Ask the administrator.',
  'certificate.revoked': () => 'The certificate is revoked and cannot sign. Get a new one.',
  'certificate.list-old': () =>
    'There is no fresh list of revoked certificates. Ask the administrator to load one.',
  'certificate.stranger': () => 'The owner of the card is not on the staff list. Ask the administrator.',
  'shift.no-card': () => 'Without a card one can only look up and prepare. Open the shift with a card.',
  'shift.role': () => 'Your role does not allow this. Ask the administrator.',
  'second.same': () => 'The second signature must be another person’s.',
  'second.gone': () => 'This correction does not wait for a second signature any more. Refresh the list.',
  'staff.none': () => 'This person is not on the list any more. Refresh the list.',
  'staff.fixed': () => 'The administrator of the computer has set this person. They cannot be changed here.',
  'staff.twice': () => 'This person is on the list already.',
  'staff.last': () => 'This is the last administrator. Appoint another one first.',
  'staff.role': () => 'Only an administrator changes the staff list.',
  'trust.unread': () =>
    'The file does not fit. A signed list of authorities or of revoked certificates is needed.',
  'trust.unsigned': () => 'Nobody trusted here has signed the list. The one before stays.',
  'trust.older': () => 'This list is older than the one loaded. The one before stays.',
  'trust.untrusted': () =>
    'An unknown authority signed the list of revoked certificates. The one before stays.',

  'import.no-file': () => 'The file is no longer there. Choose it again.',
  'import.empty': () => 'The file is empty. Export the list from the journal again.',
  'import.not-a-table': () => 'This is not a table. An XLSX or CSV file is needed.',
  'import.old-workbook': () =>
    'An old XLS, or a workbook under a password. Save it as XLSX without a password.',
  'import.truncated': ({ row }) => `The file ends abruptly after row ${row}. Export it again.`,
  'import.damaged': () => 'The file is damaged. Export it from the journal again.',
  'import.encoding': () => 'The encoding of the file is not known. Save it as CSV UTF-8 or XLSX.',
  'import.too-large': ({ mebibytes, limit }) =>
    `The file is too large: ${mebibytes} MB, and ${limit} is the most. Divide it by classes.`,
  'import.too-many-columns': ({ columns, limit }) =>
    `The file has ${countedEnglish(columns, 'column', 'columns')}, and ${limit} is the most. Remove what is not needed.`,
  'import.row-too-long': ({ row }) =>
    `Row ${row} is too long: a quotation mark is probably lost. Check the file.`,
  'import.no-rows': () => 'The file has headings, but not a single row.',
  'import.no-name-column': () => 'No column is marked as a last or full name. Mark it.',
  'import.column-twice': ({ first, second }) => `Columns ${first} and ${second} are marked alike. Keep one.`,
  'import.base-locked': () => 'Another import holds the base. Wait a minute and try again.',
  'import.disk-full': () => 'The disk is full. Make room and try again: nothing has changed in the base.',
  'import.changed-file': () => 'The file has changed since you looked at it. Look at the changes once more.',
  'import.cancelled': () => 'The import was broken off. Nothing has changed in the base.',
  'import.busy': () => 'Another import is running. Wait for it or stop it.',
  'import.batch-gone': () => 'There is no such import in the list any more.',
  'import.undone-already': () => 'This import is undone already.',
  'import.undo-old': () =>
    'This import can no longer be undone: the earlier data were erased after their term. Import the right list anew.',
  'import.later-batch': ({ batches }) =>
    `Undo ${countedEnglish(batches, 'later import', 'later imports')} first: the same people are in there.`,

  'store.key': () =>
    'The base is encrypted with another key and does not open. Ask the administrator for the backup.',
  'store.damaged': () =>
    'The base is damaged and does not open. Ask the administrator to restore it from the backup.',
  'store.disk': () =>
    'The file of the base does not open: no room on the disk, no rights, or another program holds it. Make room and start Sverka again. The base is unchanged.',
  'store.keystore': () =>
    'The system has nowhere to keep the key of the base. Switch on its password store (Windows, GNOME Keyring, KWallet) and start Sverka again.',
  'store.key-lost': () =>
    'The key of the base is not found: another user made the base, or the password store was reset. Sign in as that user, or ask the administrator. The base is unchanged.',
  'store.future': () => 'A newer Sverka has made this base. Update the program on this computer.',

  'file.not-chosen': () => 'No file was chosen.',
  'region.locked': () => 'The administrator has set the region. It is not changed here.',
  'region.unknown': () => 'There is no such region in the directory. Choose one from the list.',
  'region.bad': ({ place, reason }) =>
    `The region file was not taken, the old one stays. Place in the file: ${place}. Reason: ${reason}.`,
  'region.unread': () =>
    'The region file cannot be read: it is no JSON, or there are no rights. The old one stays.',
  'case.gone': () => 'The directory of the region has no such case. Choose the message again.',
  'request.gone': () => 'There is no such request in the register.',
  'request.closed': () => 'The request has changed meanwhile. Look at the list again.',
  'request.future': () => 'That day has not come yet. Check the date of the request.',
  ...deliveryFaults,
  ...registerFaults,
  ...kioskFaults,
  ...accessFaults,
  ...settingsFaults,
  ...recoveryFaults,
  ...startFaults,
  ...updatesFaults,
  'print.failed': () => 'Not printed: the printer does not answer. Check it, or save a PDF.',
  ...retentionFaults,

  'file.not-written': () =>
    'The file was not written. Check the room on the disk and the rights to the folder.',
  'base.busy': () => 'The base is busy with an import, nothing was saved. Wait a minute and try again.',
  'base.full': () =>
    'The disk is full, the change was not saved. Make room and try again: what was there before is still there.',
  'base.rights': () =>
    'The disk cannot be written to, the change was not saved. Ask your administrator: Sverka needs rights to its folder.',
  'base.disk': () =>
    'The disk does not answer as it should, the change was not saved. Try again; if it does not help, ask your administrator.',
  'base.damaged': () =>
    'A part of the base is damaged, the change was not saved. Ask your administrator to restore the base from a copy.',
  'call.refused': () => `The program did not accept the data. ${support}`,
  unexpected: () => 'Internal error. What you entered is kept on this computer.',
}

export const draftFaults: typeof ru.draftFaults = {
  'correction.field': (field, why) => `${field}: ${why}`,
  'correction.nothing': (field) =>
    `${field}: the journal holds this value already. There is nothing to correct.`,
  'correction.open': (field) =>
    `${field}: another correction of this field is on its way. Wait for the journal or take that one back.`,
}
