import type * as ru from '../ru/shift.ts'

export const shift: typeof ru.shift = {
  prepare: 'Work without a card',
  prepareWhat: 'You can search, compare and prepare corrections. Signing them will need a card.',
  left: 'Your card is still in the reader',
  leftWhat: 'Take it out if you are leaving.',
  without: 'no card',
  withoutWhat: 'The shift is open without a card: you can search and prepare corrections.',
  came: (name) => `A card was put in: ${name}`,
  takeOver: 'Hand the shift over',
  takeOverWhat: 'Everything entered stays on the screen.',
  open: 'Open the shift with this card',
  notNow: 'Not now',
  taken: (name) => `The shift now belongs to ${name}. What was entered is still here.`,
  kept: 'The unfinished comparison is kept. Open the same record to go on.',
}

export const roles: typeof ru.roles = {
  secretary: 'secretary',
  curator: 'curator',
  administrator: 'administrator',
}
