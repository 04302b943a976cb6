import type { KioskFault } from '../../../contract/kiosk.ts'
import { countedEnglish } from '../count.ts'
import type { WordsOf } from '../of-code.ts'

/** What keeps a filled screen filled: what happened, then what to do. */
export const kioskFaults: WordsOf<KioskFault, string> = {
  'kiosk.code': ({ left }) =>
    `The code is wrong. You can try ${countedEnglish(left, 'more time', 'more times')} at once. Check the keyboard language and Caps Lock.`,
  'kiosk.wait': ({ seconds }) =>
    `Too many wrong codes. Wait ${countedEnglish(seconds, 'second', 'seconds')} and try again.`,
  'kiosk.no-code': () =>
    'No exit code is set. Open the shift with an administrator’s card, or close Sverka with the means of the system.',
  'kiosk.off': () => 'Sverka does not fill the screen. Close its window as any other.',
  'kiosk.no-files': () =>
    'No files are opened or saved on this screen: you can only print. If you need a file, call an administrator: it works in their shift.',
}
