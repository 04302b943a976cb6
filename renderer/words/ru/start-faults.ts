import type { StartFault } from '../../../contract/start.ts'
import type { WordsOf } from '../of-code.ts'

/** What could not be done in the first start: what happened, then what to do. */
export const startFaults: WordsOf<StartFault, string> = {
  'start.not-now': () => 'Этот шаг уже пройден или ещё не начат. Откройте настройку школы заново.',
  'start.gateway': () => 'Не задан адрес журнала. Введите адрес и ключ или выберите другой способ.',
  'start.authority': ({ file }) =>
    `В файле ${file} нет сертификата. Уберите его и выберите файл удостоверяющего центра.`,
  'start.nobody': () => 'Администратор ещё не внесён. Внесите его карту на шаге «Сотрудники».',
}
