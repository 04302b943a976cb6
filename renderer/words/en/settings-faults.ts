import type { settingsFaults as said } from '../ru/settings-faults.ts'

/** What could not be set up or copied: what happened, then what to do. */
export const settingsFaults: typeof said = {
  'settings.locked': () =>
    'The administrator of the computer has set this. Ask whoever looks after the computer to change it.',
  'settings.token': () => 'Another server needs another access key. Enter the key that the region has given.',
  'settings.authority': () =>
    'The file holds no certificate of an authority. Choose the .pem, .cer or .crt file that the region has sent.',
  'settings.folder': () => 'Nothing can be written to this folder. Choose another one or ask for access.',
  'settings.module': () => 'There is no driver file in this place, or it is no library. Choose it once more.',
  'settings.school': () => 'Real work needs the code of the school that the region has given. Enter it.',
  'settings.training': () =>
    'This belongs to a real school, and this is the training. Go over to real work first.',
  'settings.nothing': () => 'There is nothing to take back: the settings have changed meanwhile.',

  'copies.gone': () => 'This copy is not there any more. Look at the list again.',
  'copies.key': () =>
    'The copy was made on another computer or by another user: it does not open here. Choose another one.',
  'copies.damaged': () => 'The copy is damaged. Choose another one.',
  'copies.future': () => 'A newer Sverka has made the copy. Update the program and try again.',
  'copies.away': () =>
    'The folder for copies is not there now. Connect the disk or the network: it is tried again in an hour.',
  'copies.full': () => 'The disk for copies is full. Make room: it is tried again in an hour.',
  'copies.rights': () =>
    'Nothing can be written to the folder for copies. Choose another one or ask for access.',
  'copies.base': () =>
    'No copy was made: a part of the base is damaged. The copies of before are there. Ask your administrator to restore the base from one.',
}
