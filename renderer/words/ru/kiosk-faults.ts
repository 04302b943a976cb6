import type { KioskFault } from '../../../contract/kiosk.ts'
import { counted } from '../count.ts'
import type { WordsOf } from '../of-code.ts'

/** What keeps a filled screen filled: what happened, then what to do. */
export const kioskFaults: WordsOf<KioskFault, string> = {
  'kiosk.code': ({ left }) =>
    `Код неверный. Сразу можно попробовать ещё ${counted(left, 'раз', 'раза', 'раз')}. Проверьте язык ввода и Caps Lock.`,
  'kiosk.wait': ({ seconds }) =>
    `Слишком много неверных кодов. Подождите ${counted(seconds, 'секунду', 'секунды', 'секунд')} и повторите.`,
  'kiosk.no-code': () =>
    'Код выхода не задан. Откройте смену картой администратора или закройте Сверку средствами системы.',
  'kiosk.off': () => 'Сверка не занимает весь экран. Закройте её окно, как любое другое.',
  'kiosk.no-files': () =>
    'На этом экране файлы не открывают и не сохраняют: можно только печатать. Нужен файл — позовите администратора: в его смене можно.',
}
