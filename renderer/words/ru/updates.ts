import type { InTheWay, PackageKind, WhyNothing } from '../../../contract/updates.ts'

/** Words of a notice: what it is, and what to do. */
type Said = { readonly title: string; readonly act: string }

const why: { readonly [Reason in WhyNothing]: Said } = {
  newest: { title: 'Стоит последняя версия', act: 'Делать ничего не нужно.' },
  ring: {
    title: 'Новая версия есть, но не для этого рабочего места',
    act: 'Регион ставит её не всем сразу. Подождите: Сверка предложит её сама.',
  },
  kind: {
    title: 'Новая версия есть, но не для такой установки',
    act: 'Обратитесь к тому, кто обслуживает компьютер: ему нужен другой установочный файл.',
  },
  step: {
    title: 'До новой версии нужно поставить промежуточную',
    act: 'Обратитесь к тому, кто обслуживает компьютер: эта версия слишком старая.',
  },
  failed: {
    title: 'Новая версия здесь не запустилась',
    act: 'Сверка больше её не предложит и подождёт следующую.',
  },
}

const inTheWay: { readonly [What in InTheWay]: string } = {
  drafts: 'Есть неподписанные исправления. Подпишите или отмените их.',
  'half-entered': 'Кто-то не закончил сверку с документом. Закончите или закройте её.',
  line: 'Идёт обмен с журналом. Подождите минуту.',
  base: 'В базу загружается таблица. Подождите, пока загрузка закончится.',
}

/** What whoever looks after the machine types; the file is where the page says. */
const lines: { readonly [Kind in PackageKind]: (file: string) => string } = {
  nsis: (file) => `${file} /S`,
  msi: (file) => `msiexec /i ${file} /qn`,
  deb: (file) => `sudo apt install ./${file}`,
  rpm: (file) => `sudo rpm -U ${file}`,
  AppImage: (file) => `chmod +x ${file}`,
}

/** Newer versions of the program: what is offered, and putting it in. */
export const updates = {
  lead: 'Сверка берёт новые версии только с сервера региона и только с его подписью. Ставит их администратор.',
  badge: 'Есть новая версия',
  off: {
    title: 'Сервер обновлений не задан',
    act: 'Новые версии ставит тот, кто обслуживает компьютер. Если эта старая, покажите ему её номер.',
  },
  blocked: {
    title: 'Этой версией больше нельзя пользоваться',
    act: 'Регион её отозвал. Обновите Сверку, как только сможете.',
  },
  unknown: {
    title: 'Сервер ещё не спрашивали',
    act: 'Сверка спросит сама через несколько минут. Можно сейчас.',
  },
  why,
  offer: (version: string) => `Есть новая версия: ${version}`,
  back: (version: string) => `Регион возвращает версию ${version}`,
  size: (size: string) => `Размер: ${size}`,
  last: (when: string) => `Последний ответ сервера: ${when}`,
  check: 'Проверить сейчас',
  checking: 'Спрашиваем сервер…',
  download: 'Скачать',
  downloading: (done: string, of: string) => `Скачано ${done} из ${of}`,
  downloadBar: 'Скачивание',
  cancel: 'Остановить',
  ready: 'Скачано, подпись верна.',
  install: 'Обновить и перезапустить',
  installing: 'Копируем базу и ставим новую версию. Сверка сейчас закроется и откроется снова.',
  before: 'Перед обновлением Сверка скопирует базу. Смена закроется.',
  when: {
    asked: 'Поставит администратор: кнопкой на этой странице.',
    night: 'Поставится само ночью, когда экран закрыт и никто не работает.',
    lock: 'Поставится само, когда экран закрыт и десять минут никто не работает.',
  },
  onlyAdministrator: 'Скачать и поставить может администратор по своей карте.',
  inTheWayTitle: 'Сейчас обновить нельзя',
  inTheWay,
  told: {
    title: 'Эту версию ставит тот, кто обслуживает компьютер',
    act: 'Покажите ему эту страницу: файл проверит система, команда ниже.',
    copy: 'База новее этой версии. Сначала нужна копия «перед обновлением»: раздел «Копии». Исправления после неё придётся внести заново.',
    file: 'Файл',
    line: 'Команда',
    lines,
  },
  came: (from: string, when: string) => `Обновлено с версии ${from} ${when}`,
  returned: (from: string, when: string) => `Версия ${from} не запустилась, прежняя возвращена ${when}`,
  rows: {
    version: 'Версия Сверки',
    server: 'Сервер обновлений',
    none: 'Не задан',
    ring: 'Когда предлагать',
    rings: { early: 'раньше других', usual: 'вместе со всеми' },
    install: 'Когда ставить',
  },
}
