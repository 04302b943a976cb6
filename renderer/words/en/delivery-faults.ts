import type { deliveryFaults as said } from '../ru/delivery-faults.ts'

/** What could not be done with corrections on their way to a journal: what happened, then what to do. */
export const deliveryFaults: typeof said = {
  'conflict.gone': () => 'This conflict is settled already. Look at the list again.',
  'conflict.not-read': () =>
    'The new record of the journal has not come yet. Press “Send now” and decide when it has.',
  'conflict.unchosen': () => 'It is not chosen which value is right. Choose for each field.',
  'conflict.moved': () =>
    'The journal has changed this field again. Look at the new value and decide once more.',

  'delivery.locked': () => 'The administrator has set how corrections are delivered. It is not changed here.',
  'delivery.no-way': () => 'This computer has no such way of delivery. Choose another one.',
  'retype.gone': () => 'This correction does not wait to be typed any more. Look at the list again.',
  'retype.unticked': () => 'Not every field is ticked. Type them into the journal and tick them.',

  'exchange.nothing': () => 'There is nothing to hand over: no correction waits. Sign them first.',
  'exchange.gone': () => 'This correction has been answered already. Look at the packages again.',
  'exchange.discarded': () =>
    'The package is marked as never sent. Mark it as handed over after all, then try again.',
  'mapping.gone': () => 'This column mapping is no longer there. Choose another one.',
  'mapping.form': ({ place }) =>
    place === ''
      ? 'The file does not fit: it is no column mapping of Sverka. Choose another file.'
      : `The column mapping in the file is damaged at: ${place}. Ask for the file once more.`,
  'mapping.heading': () => 'The template has no row of headings. Export it from the journal once more.',
  'mapping.no-person': () => 'No column names the person. Mark the surname, the full name or СНИЛС.',
  'mapping.sign': ({ sign }) =>
    `Windows-1251 has no sign “${sign}”, and the rows have it. Choose UTF-8 for the table.`,
  'receipt.form': () => 'The file does not fit: it is no receipt of a package. Choose another file.',
  'receipt.foreign': () => 'This receipt is of another package. Choose the receipt of your own school.',

  'lookup.off': () => 'Asking this system is not set up. Ask the administrator.',
  'lookup.lost': () => 'The system does not answer. Check the network and try again later.',
  'lookup.maintenance': () => 'The system is being repaired. Try again later.',
  'lookup.limit': ({ seconds }) => `Too many questions. Try again in ${seconds} s.`,
  'lookup.token': () => 'The system does not take the access key of the school. Ask the administrator.',
  'lookup.strange': () =>
    'The system gave an answer of no known form. Try later; tell support if it stays so.',
}
