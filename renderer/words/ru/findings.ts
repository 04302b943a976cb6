import type { FieldFault, FieldWarning } from '../../../domain/field.ts'
import type { WordsOf } from '../of-code.ts'
import { counted } from '../count.ts'

/** What was noticed in a field, and what to do about it. */
export type Noticed = { readonly what: string; readonly act: string }

const seeDocument = 'Сверьте с документом.'
const retype = 'Наберите заново в русской раскладке.'

/** Everything that the rules of a field can say about a value, standing in the journal or just typed. */
export const findings: WordsOf<FieldFault | FieldWarning, Noticed> = {
  'field.empty': () => ({ what: 'Не заполнено', act: 'Внесите по документу.' }),

  'snils.form': () => ({ what: 'В СНИЛС должно быть 11 цифр', act: seeDocument }),
  'snils.ten-digits': () => ({
    what: 'Только 10 цифр',
    act: 'Похоже, Excel потерял ноль в начале. Сверьте с документом.',
  }),
  'snils.repeated': () => ({
    what: 'Такого СНИЛС не бывает',
    act: 'Номер внесли для вида. Внесите настоящий.',
  }),
  'snils.control': () => ({
    what: 'Ошибка в СНИЛС',
    act: 'Контрольное число не сходится: в одной из цифр опечатка. Сверьте с документом.',
  }),
  'snils.without-control': () => ({
    what: 'Очень старый номер',
    act: 'У него нет контрольного числа. Сверьте каждую цифру с документом.',
  }),

  'name.empty': () => ({ what: 'Не заполнено', act: 'Внесите по документу.' }),
  'name.latin': () => ({
    what: 'Латинские буквы',
    act: `Выглядят как русские, но журнал их не узнаёт. ${retype}`,
  }),
  'name.mixed-script': () => ({ what: 'Русские и латинские буквы вместе', act: retype }),
  'name.spaces': () => ({ what: 'Лишние пробелы', act: 'Уберите пробелы в начале, в конце или двойные.' }),
  'name.invisible': () => ({
    what: 'Невидимые знаки',
    act: 'Наберите заново: они попали сюда при копировании.',
  }),
  'name.decomposed': () => ({
    what: 'Й или ё из двух знаков',
    act: 'Наберите заново: буква сохранена как две.',
  }),
  'name.digits': () => ({ what: 'Цифры в имени', act: seeDocument }),
  'name.letters': () => ({ what: 'Знаки не из русского алфавита', act: seeDocument }),
  'name.hyphen': () => ({ what: 'Неверный дефис', act: 'Поставьте обычный дефис без пробелов.' }),
  'name.placeholder': () => ({
    what: 'Прочерк вместо пустого поля',
    act: 'Если по документу этого нет, оставьте поле пустым.',
  }),
  'name.case': () => ({
    what: 'Необычные прописные буквы',
    act: 'Обычно пишут «Иванов». Сверьте с документом.',
  }),
  'name.two-words-in-one': () => ({
    what: 'Имя и отчество в одном поле',
    act: 'Разнесите их по своим полям.',
  }),
  'name.first-sign': () => ({ what: 'Имя не может так начинаться', act: seeDocument }),
  'name.sign': () => ({ what: 'Необычный знак', act: 'Так бывает редко. Сверьте с документом.' }),
  'name.long': ({ most }) => ({
    what: 'Слишком длинно',
    act: `Госуслуги принимают не больше ${counted(most, 'знака', 'знаков', 'знаков')}.`,
  }),

  'date.form': () => ({ what: 'Это не дата', act: 'Введите день, месяц и год: 12.03.2014.' }),
  'date.calendar': () => ({ what: 'Такого дня нет в календаре', act: seeDocument }),
  'date.year': () => ({ what: 'Неверный год', act: seeDocument }),
  'date.future': () => ({ what: 'Дата ещё не наступила', act: seeDocument }),
  'age.pupil': ({ age }) => ({
    what: `Возраст ${counted(age, 'год', 'года', 'лет')}`,
    act: 'Необычно для ученика. Сверьте год рождения с документом.',
  }),
  'age.guardian': ({ age }) => ({
    what: `Возраст ${counted(age, 'год', 'года', 'лет')}`,
    act: 'Необычно для взрослого. Сверьте год рождения с документом.',
  }),

  'certificate.series-form': () => ({
    what: 'Серия записана неверно',
    act: 'Нужны римские цифры, дефис и две русские буквы: II-РЕ.',
  }),
  'certificate.number-inside': () => ({
    what: 'Номер попал в поле серии',
    act: 'Здесь только серия, номер — в соседнем поле.',
  }),
  'certificate.roman': ({ roman }) => ({ what: `«${roman}» — не римское число`, act: seeDocument }),
  'certificate.letters': ({ letters }) => ({
    what: `После дефиса «${letters}»`,
    act: 'Там должны быть две русские буквы. Сверьте с документом.',
  }),
  'certificate.number-form': ({ digits }) => ({
    what: `Цифр в номере: ${digits}`,
    act: 'Должно быть шесть или семь. Сверьте с документом.',
  }),
  'certificate.layout': () => ({
    what: 'Не та раскладка',
    act: 'До дефиса нужны латинские буквы, после него — русские.',
  }),
  'certificate.absent': () => ({
    what: 'Свидетельства нет',
    act: 'До 14 лет по нему находят ребёнка. Внесите с документа.',
  }),
  'certificate.signs': () => ({
    what: 'Лишние знаки в номере',
    act: 'Госуслуги ждут только цифры, без № и пробелов.',
  }),
  'certificate.half': () => ({ what: 'Свидетельство внесено наполовину', act: 'Нужны и серия, и номер.' }),
  'certificate.unusual': ({ numeral }) => ({
    what: `Необычная серия: ${numeral}`,
    act: 'Обычно число не больше двадцати. Сверьте с документом.',
  }),

  'phone.form': () => ({ what: 'Лишние знаки в номере', act: 'Нужны только цифры: +7 и ещё десять.' }),
  'phone.digits': ({ digits }) => ({ what: `Цифр в номере: ${digits}`, act: 'После +7 должно быть десять.' }),
  'phone.two': () => ({ what: 'Два номера в одном поле', act: 'Оставьте тот, что указан на Госуслугах.' }),
  'phone.foreign': () => ({
    what: 'Иностранный номер',
    act: 'Нужен российский номер, указанный на Госуслугах.',
  }),
  'phone.repeated': () => ({
    what: 'Номер внесли для вида',
    act: 'Спросите настоящий или оставьте поле пустым.',
  }),
  'phone.landline': () => ({ what: 'Городской номер', act: 'Госуслуги присылают коды только на мобильный.' }),

  'email.form': () => ({ what: 'Это не адрес почты', act: 'Он пишется так: имя@mail.ru.' }),
  'email.cyrillic': () => ({
    what: 'Русские буквы в адресе',
    act: 'Наберите адрес заново в латинской раскладке.',
  }),
  'email.two': () => ({ what: 'Два адреса в одном поле', act: 'Оставьте тот, что указан на Госуслугах.' }),
  'email.long': () => ({ what: 'Адрес слишком длинный', act: 'Спросите его ещё раз.' }),
  'email.domain': () => ({ what: 'Похоже на опечатку в адресе', act: 'Уточните часть после @.' }),
}
