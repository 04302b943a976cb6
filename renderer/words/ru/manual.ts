import { counted } from '../count.ts'

/** The manual in the program. */
export const manual = {
  title: 'Руководство',
  whole: 'На всю страницу',
  label: 'Найти в руководстве',
  placeholder: 'Что нужно сделать?',
  clear: 'Очистить',
  sections: 'Разделы руководства',
  found: (number: number) => `Найдено: ${counted(number, 'раздел', 'раздела', 'разделов')}`,
  nothing: 'Такого в руководстве нет',
  nothingWhat:
    'Попробуйте другое слово или его начало: «подпис», «пин», «очередь». Номер ошибки ищите клавишами Ctrl+K.',
}
