import type * as ru from '../ru/staff.ts'

export const staff: typeof ru.staff = {
  title: 'Who works here',
  lead: 'Only those on the list open a shift. Name and SNILS come from the card.',
  empty: 'While the list is empty, anybody whose certificate is trusted here opens the shift',
  emptyWhat: 'Together with the first person you enter the list too, as administrator.',
  onlyAdministrator: 'The administrator changes the list.',
  columns: { name: 'Person', role: 'Role', acts: 'Actions' },
  you: 'you',
  fixed: 'set on this computer',
  bySnils: (snils) => `known by SNILS ${snils}`,
  byCertificate: 'known by this certificate: a new one will not be known',
  roleOf: (name) => `Role: ${name}`,
  remove: 'Remove',
  removeWhom: (name) => `Remove from the list: ${name}`,
  removing: {
    title: 'Remove this person from the list?',
    what: 'They will not open a shift any more. What they signed stays.',
    self: 'This is you: the shift closes at once.',
    remove: 'Remove',
    keep: 'Keep',
  },
  adding: {
    title: 'Add a person',
    put: 'Put their card into a reader. No PIN is needed.',
    whose: 'Whose card',
    role: 'Works as',
    add: 'Add',
    allHere: 'The owners of the cards here are on the list. Put in the card of the new person.',
    first: 'The first on the list is an administrator.',
  },
  added: (name) => `${name} is on the list.`,
  changed: 'The role is changed.',
  removed: 'The person is off the list.',
}

export const roleActs: typeof ru.roleActs = {
  secretary: 'searches, compares, signs',
  curator: 'the same, and the second signature',
  administrator: 'the same, the staff list and trust',
}
