/** The screen that is filled, and the way out of it. */
export const kiosk = {
  title: 'Close Sverka',
  byCode: 'Sverka fills the screen. An administrator can close it: type the exit code.',
  byShift: 'The shift is an administrator’s: no code is needed. Unfinished work will be kept.',
  noCode:
    'Sverka fills the screen, and no exit code is set. Open the shift with an administrator’s card and press Ctrl+Alt+Q again, or close Sverka with the means of the system.',
  code: 'Exit code',
  leave: 'Close Sverka',
  stay: 'Stay',
}
