import type { Mark } from '../../../contract/mark.ts'
import type { Field } from '../../../domain/person.ts'
import type { WordsOf } from '../of-code.ts'

/** What is asked of the family where a field is wrong, whatever is wrong with it. */
const FIELD_ASKS: { readonly [Name in Field]: string } = {
  snils: 'Принесите СНИЛС: номер в журнале неверен.',
  lastName: 'Принесите документ: проверим, как записана фамилия.',
  firstName: 'Принесите документ: проверим, как записано имя.',
  middleName: 'Принесите документ: проверим, как записано отчество.',
  birthDate: 'Принесите документ: проверим дату рождения.',
  certificateSeries: 'Принесите свидетельство о рождении: проверим серию и номер.',
  certificateNumber: 'Принесите свидетельство о рождении: проверим серию и номер.',
  phone: 'Напишите номер мобильного телефона, указанный на Госуслугах.',
  email: 'Напишите адрес электронной почты, указанный на Госуслугах.',
}

const EMPTY_ASKS: { readonly [Name in Field]: string } = {
  ...FIELD_ASKS,
  snils: 'Принесите СНИЛС: в журнале его нет.',
  lastName: 'Принесите документ: в журнале нет фамилии.',
  firstName: 'Принесите документ: в журнале нет имени.',
  middleName: 'Принесите документ: в журнале нет отчества. Если его нет и в документе, скажите об этом.',
  birthDate: 'Принесите документ: в журнале нет даты рождения.',
}

type Placed = { readonly field: Mark['field'] }

const askAbout = ({ field }: Placed): string =>
  field === 'links' || field === 'card' ? '' : FIELD_ASKS[field]
const askForEmpty = ({ field }: Placed): string =>
  field === 'links' || field === 'card' ? '' : EMPTY_ASKS[field]

/** The school mends it itself: nothing to ask. */
const nothing = () => ''

const sameSnils = 'Принесите СНИЛС: такой же номер записан у другого человека.'
const ownPhone = 'На Госуслугах номер у каждого свой.'
const ownEmail = 'На Госуслугах адрес у каждого свой.'

/**
 * What to ask the family for, in words for parents: what to bring or to write down. '' where the school mends
 * it without them. Said of one person whose name stands beside; names nobody else.
 */
export const asks: WordsOf<Mark, string> = {
  'field.empty': askForEmpty,

  'snils.form': askAbout,
  'snils.ten-digits': () => 'Принесите СНИЛС: в журнале не хватает цифры.',
  'snils.repeated': () => 'Принесите СНИЛС: в журнале номер записан для вида.',
  'snils.control': () => 'Принесите СНИЛС: номер в журнале с ошибкой.',
  'snils.without-control': () => 'Принесите СНИЛС: номер старого образца, сверим каждую цифру.',
  'snils.phone': () => 'Принесите СНИЛС: вместо него записан телефон.',
  'snils.elsewhere': () => sameSnils,
  'snils.of-guardian': () => 'Принесите СНИЛС ребёнка: в журнале стоит номер взрослого.',
  'snils.in-child': nothing,
  'snils.of-twin': () => 'Принесите СНИЛС обоих близнецов: в журнале у них один номер.',
  'snils.twin': () => 'Принесите СНИЛС именно этого ребёнка: номера близнецов легко перепутать.',

  'name.empty': askForEmpty,
  'name.latin': nothing,
  'name.mixed-script': nothing,
  'name.spaces': nothing,
  'name.invisible': nothing,
  'name.decomposed': nothing,
  'name.hyphen': nothing,
  'name.placeholder': ({ field }) =>
    field === 'middleName'
      ? 'Есть ли в документе отчество? Если есть, принесите документ.'
      : askAbout({ field }),
  'name.case': nothing,
  'name.two-words-in-one': nothing,
  'name.digits': askAbout,
  'name.letters': askAbout,
  'name.first-sign': askAbout,
  'name.diminutive': askAbout,
  'name.sign': askAbout,
  'name.long': askAbout,
  'name.swapped': nothing,
  'name.typo': askAbout,
  'name.yo': askAbout,
  'name.sex': askAbout,
  'name.family': askAbout,
  'name.father': askAbout,
  'name.initial': askAbout,

  'date.form': askAbout,
  'date.calendar': askAbout,
  'date.year': askAbout,
  'date.future': askAbout,
  'date.order': askAbout,
  'date.paper': askAbout,
  'birth.siblings': askAbout,
  'age.pupil': askAbout,
  'age.guardian': askAbout,
  'age.class': () => FIELD_ASKS.birthDate,
  'age.parent': () => 'Принесите документы: проверим даты рождения взрослого и ребёнка.',
  'age.turns': ({ age }) =>
    age === 14
      ? 'Скоро 14 лет: получите паспорт, затем ребёнок сам создаст учётную запись на Госуслугах.'
      : 'Скоро 18 лет: согласие родителей перестанет действовать, нужно дать своё.',

  'certificate.series-form': askAbout,
  'certificate.number-inside': askAbout,
  'certificate.roman': askAbout,
  'certificate.letters': askAbout,
  'certificate.number-form': askAbout,
  'certificate.layout': nothing,
  'certificate.absent': () => 'Принесите свидетельство о рождении: в журнале его нет.',
  'certificate.signs': askAbout,
  'certificate.half': () => 'Принесите свидетельство о рождении: в журнале оно записано не полностью.',
  'certificate.unusual': askAbout,
  'certificate.elsewhere': () =>
    'Принесите свидетельство о рождении: такой же номер записан у другого ребёнка.',
  'certificate.issued': () => 'Принесите свидетельство о рождении: проверим дату выдачи.',

  'passport.form': () => 'Принесите паспорт: серия и номер в журнале неверны.',
  'passport.early': () => 'Принесите паспорт: проверим дату рождения и дату выдачи.',
  'passport.old': () => 'Принесите новый паспорт: в журнале стоит прежний.',
  'citizenship.paper': () => 'Принесите документ: проверим гражданство.',

  'phone.form': nothing,
  'phone.digits': askAbout,
  'phone.two': () => 'Какой из двух телефонов указан на Госуслугах? Напишите его.',
  'phone.foreign': () => 'Напишите российский номер, указанный на Госуслугах.',
  'phone.repeated': askAbout,
  'phone.landline': () => 'Напишите номер мобильного: на городской коды Госуслуг не приходят.',
  'phone.of-family': () => `Чей это телефон: ребёнка или взрослого? ${ownPhone}`,
  'phone.elsewhere': () => `Напишите свой номер телефона. ${ownPhone}`,
  'phone.parents': () => `Чей это телефон из двоих взрослых? ${ownPhone}`,

  'email.form': askAbout,
  'email.cyrillic': nothing,
  'email.two': () => 'Какой из двух адресов почты указан на Госуслугах? Напишите его.',
  'email.long': askAbout,
  'email.domain': () => 'Проверьте адрес почты: похоже, в нём опечатка.',
  'email.of-family': () => `Чья это почта: ребёнка или взрослого? ${ownEmail}`,
  'email.elsewhere': () => `Напишите свой адрес почты. ${ownEmail}`,
  'email.parents': () => `Чья это почта из двоих взрослых? ${ownEmail}`,

  'link.none': () => 'Кто представляет ребёнка? Принесите паспорт и свидетельство о рождении.',
  'link.sibling': () =>
    'Вы представляете и других детей семьи? Принесите паспорт и их свидетельства о рождении.',
  'link.gone': () => 'Кто представляет ребёнка сейчас? Принесите паспорт и свидетельство о рождении.',
  'card.doubled': nothing,
  'card.left': nothing,
  'card.sex': nothing,
}
